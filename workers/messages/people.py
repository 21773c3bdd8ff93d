"""Mails that let somebody in: each holds a link made for it alone."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel.speaklater import LazyString

from tenants import people
from tenants.kernel.words import N_
from tenants.people import Account, LinkPurpose
from workers.messages import Letter, Service, compose, links
from workers.post import Outgoing

Payload = Mapping[str, Any]

PORTAL = Service(N_("Portal %(region)s"), N_("Portal layanan warga"))


def invitation(payload: Payload, key: str) -> Outgoing | None:
    """You have been given a role here: choose a password."""
    return _with_link("people.invitation", LinkPurpose.INVITATION, links.invitation, payload, key)


def verification(payload: Payload, key: str) -> Outgoing | None:
    """Is this address yours?"""
    return _with_link(
        "people.verification", LinkPurpose.VERIFICATION, links.verification, payload, key
    )


def password_reset(payload: Payload, key: str) -> Outgoing | None:
    """Somebody asked for a new password, or registered again with this address."""
    return _with_link(
        "people.password_reset", LinkPurpose.PASSWORD_RESET, links.password_reset, payload, key
    )


def _with_link(
    name: str,
    purpose: LinkPurpose,
    address: Callable[[str], str],
    payload: Payload,
    key: str,
) -> Outgoing | None:
    account = people.by_id(payload["account_id"])
    if account.disabled_at:
        return None
    url = address(people.new_link(account.id, purpose))
    letter = Letter(PORTAL, name, account.email, account.locale, key)
    return compose(letter, account=account, role=LazyString(_roles_of, account), url=url)


def _roles_of(account: Account) -> str:
    """Spoken late, when the letter's language is known."""
    return ", ".join(_(role.label) for role in account.grants.roles)
