"""Writes to accounts and to what lets their owners in."""

from tenants.people.actions.accounts import (
    address,
    grant,
    register,
    revoke,
    set_digest,
    set_locale,
    set_weekly_report,
)
from tenants.people.actions.links import (
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    ask_for_link,
    new_link,
    open_link,
    set_password,
)
from tenants.people.actions.staff import (
    appoint,
    disable,
    dismiss,
    enable,
    invite,
    invite_again,
)

__all__ = [
    "LONGEST_PASSWORD",
    "SHORTEST_PASSWORD",
    "address",
    "appoint",
    "ask_for_link",
    "disable",
    "dismiss",
    "enable",
    "grant",
    "invite",
    "invite_again",
    "new_link",
    "open_link",
    "register",
    "revoke",
    "set_digest",
    "set_locale",
    "set_password",
    "set_weekly_report",
]
