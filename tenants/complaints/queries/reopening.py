"""How long a closed report may be reopened."""

from datetime import datetime, timedelta

from sqlalchemy import select

from tenants.complaints.models import Complaint, RoutingSetting
from tenants.kernel import memory
from tenants.kernel.db import session

SETTING = "reopen days"


def until(complaint: Complaint) -> datetime | None:
    """The last moment, once it is settled."""
    settled_at = complaint.settled_at
    return settled_at + timedelta(days=days()) if settled_at else None


def days() -> int:
    """Calendar days after the closing; a minute old at most."""
    return memory.remembered(SETTING, _days)


def _days() -> int:
    return session.scalars(select(RoutingSetting.reopen_days)).one()
