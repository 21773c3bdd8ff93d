"""What a region has set: which reports go by themselves, are public then, may be reopened."""

from typing import Any

from sqlalchemy import select, update

from tenants.complaints.lifecycle import Publishing
from tenants.complaints.models import RoutingSetting
from tenants.complaints.queries import reopening
from tenants.kernel import memory
from tenants.kernel.db import session

THRESHOLD = "routing threshold"


def threshold() -> float:
    """From which confidence on words are sure enough; a minute old at most."""
    return memory.remembered(THRESHOLD, threshold_now)


def threshold_now() -> float:
    return session.scalars(select(RoutingSetting.threshold)).one()


def set_threshold(confidence: float) -> None:
    """From which confidence (0 to 1) reports go to their agency by themselves."""
    _set(threshold=confidence)
    memory.forget(THRESHOLD)


def publishing() -> Publishing:
    return Publishing(session.scalars(select(RoutingSetting.publishing)).one())


def set_publishing(wanted: Publishing) -> None:
    """Whether a report that no person has seen may be read by everybody."""
    _set(publishing=wanted)


def set_reopen_days(days: int) -> None:
    """How many calendar days after its closing a report may be reopened."""
    _set(reopen_days=days)
    memory.forget(reopening.SETTING)


def _set(**values: Any) -> None:
    session.execute(update(RoutingSetting).values(**values))
