"""The last look at a report before it is sent: every answer, and what of it everybody will read."""

from typing import NamedTuple

from flask_babel import gettext as _

from tenants import complaints, places
from tenants.complaints import Draft, Filing, Visibility
from tenants.kernel.masking import masked
from tenants.people import Account
from web import language
from web.complaints import pointing, topics
from web.complaints.filing import drafting
from web.complaints.filing.drafting import PHOTOS, TOPIC, WHAT, WHERE, WHO, change_address

Picture = tuple[str, str]  # its address, and what is said instead of it


class Answer(NamedTuple):
    """An answer, in words or in pictures, and where to change it: None for what follows from it."""

    label: str
    value: str | list[Picture]
    change_url: str | None


def filing(draft: Draft, me: Account | None) -> Filing:
    """Mails about it come in the language the reporter chose, else in their account's."""
    kept = draft.answers
    usual = me.locale if me else language.locale()
    return Filing(
        text=kept["text"],
        topic_code=kept.get("topic"),
        village_code=kept["village"],
        landmark=kept.get("landmark") or None,
        latitude=kept.get("latitude"),
        longitude=kept.get("longitude"),
        visibility=Visibility(kept["visibility"]),
        name=kept.get("name"),
        email=kept.get("email"),
        phone=kept.get("phone"),
        particulars=complaints.questions.that_fit(draft),
        locale=language.chosen() or usual,
    )


def answers(draft: Draft, token: str) -> list[Answer]:
    kept = draft.answers
    chosen = dict(topics.named()).get(kept.get("topic") or "", _("Saya tidak tahu"))
    contact = ", ".join(filter(None, (kept.get("name"), kept.get("email"), kept.get("phone"))))
    seen_by = _(Visibility(kept["visibility"]).label)
    is_secret = kept["visibility"] == Visibility.SECRET
    asked = complaints.questions.that_fit(draft)
    told = [
        (_("Apa yang terjadi"), kept["text"], WHAT, not is_secret),
        (_("Topik"), chosen, TOPIC, False),
        (_("Tempat"), _place(draft), WHERE, not is_secret),
        *((_("Titik"), said, WHERE, False) for said in pointing.answered(draft)),
        *((each["label"], ", ".join(each["values"]), WHERE, False) for each in asked),
        (_("Foto"), _pictures(draft, token) or _("Tidak ada"), PHOTOS, False),
        (_("Siapa yang boleh tahu"), seen_by, WHO, False),
        (_("Identitas"), contact or _("Tidak diisi"), WHO, False),
    ]
    found: list[Answer] = []
    for label, value, step, is_public in told:
        found.append(Answer(label, value, change_address(token, step)))
        if is_public:
            found += _read_instead(value)
    return found


def _read_instead(written: str) -> list[Answer]:
    """What everybody will read instead, where a personal number in it is covered."""
    public = masked(written)
    return [] if public == written else [Answer(_("Yang dibaca umum"), public, None)]


def _place(draft: Draft) -> str:
    named = places.name_of(draft.answers["village"])
    return ", ".join(filter(None, (draft.answers.get("landmark"), named)))


def _pictures(draft: Draft, token: str) -> list[Picture]:
    return [
        (each["url"], _("Foto %(number)s: %(name)s", number=number, name=each["name"]))
        for number, each in enumerate(drafting.photos(draft, token), 1)
    ]
