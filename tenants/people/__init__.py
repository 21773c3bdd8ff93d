"""Accounts, roles, sessions, and the one page that says who may do what."""

from tenants.people import addresses, sessions
from tenants.people.actions import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    address,
    ask_for_link,
    grant,
    invite,
    new_link,
    open_link,
    register,
    revoke,
    set_digest,
    set_locale,
    set_password,
)
from tenants.people.actors import NOBODY, SYSTEM, Actor, Kind, proof
from tenants.people.models import Account, Frequency, LinkPurpose
from tenants.people.permissions import Permission, may
from tenants.people.queries import (
    by_email,
    by_id,
    by_unsubscribe_key,
    officers_of,
    unsubscribe_key,
    wanting_digest,
)
from tenants.people.roles import Grant, Grants, Role

__all__ = [
    "LONGEST_PASSWORD",
    "NOBODY",
    "SHORTEST_PASSWORD",
    "SYSTEM",
    "Account",
    "Actor",
    "Frequency",
    "Grant",
    "Grants",
    "Kind",
    "LinkPurpose",
    "Permission",
    "Role",
    "address",
    "addresses",
    "ask_for_link",
    "by_email",
    "by_id",
    "by_unsubscribe_key",
    "grant",
    "invite",
    "may",
    "new_link",
    "officers_of",
    "open_link",
    "proof",
    "register",
    "revoke",
    "sessions",
    "set_digest",
    "set_locale",
    "set_password",
    "unsubscribe_key",
    "wanting_digest",
]
