"""What somebody was given, and who gave it, as mails say it."""

import re
from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel.speaklater import LazyString

from tenants import agencies, people
from tenants.people import Account, Grant, Role

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[.,]*")


def about(given: Iterable[Grant], account: Account) -> dict[str, object]:
    """Roles in words, spoken late when the letter's language is known, and who gave them."""
    found = sorted(given, key=lambda each: (list(Role).index(each.role), each.agency_id or 0))
    giver = people.giver_of(account)
    return {
        "role": LazyString(_said, found, "name"),
        "brief_role": LazyString(_said, found, "abbreviation"),
        "giver": _plain(giver.name) if giver else "",
    }


def _said(given: Iterable[Grant], agency_by: str) -> str:
    """“Petugas (Dinas Sosial), Koordinator”."""
    return ", ".join(
        f"{_(role.label)} ({getattr(agencies.by_id(agency_id), agency_by)})"
        if agency_id
        else str(_(role.label))
        for role, agency_id in given
    )


def _plain(name: str) -> str:
    """Of a name what can't be taken for a link: mail programs make one of “M.Si” too."""
    return " ".join(word for word in name.split() if _WORD.fullmatch(word)).rstrip(",")
