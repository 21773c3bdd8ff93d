"""Mails about one's account: most let somebody in, by a link made for it alone."""

from collections.abc import Callable, Mapping
from typing import Any

from tenants import people
from tenants.kernel.words import N_
from tenants.people import Grant, LinkPurpose, Role
from workers.messages import Letter, Service, compose, links, roles
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


def role(payload: Payload, key: str) -> Outgoing | None:
    """You have one role more. None once it was taken away again."""
    account = people.by_id(payload["account_id"])
    given = Grant(Role(payload["role"]), payload["agency_id"])
    if account.disabled_at or given not in account.grants:
        return None
    letter = Letter(PORTAL, "people.role", account.email, account.locale, key)
    return compose(letter, account=account, url=links.desks(), **roles.about([given], account))


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
    return compose(letter, account=account, url=url, **roles.about(account.grants, account))
