"""What this region's routing learnt last, kept by the process that asks."""

from functools import lru_cache

from sqlalchemy import select

from tenants.complaints.learning import RoutingModel, loaded
from tenants.complaints.models import Training
from tenants.kernel import tenancy
from tenants.kernel.db import session
from tenants.kernel.memory import forget, remembered

MOST_KEPT = 16  # models in a process, 10 to 20 MB each
_NEWEST = "newest model"


def model() -> RoutingModel | None:
    """What was learnt last, if anything; known here a minute after it is there at most."""
    return _loaded(remembered(_NEWEST, _newest))


def forget_model() -> None:
    """Let the next question find what is newest: one statement."""
    forget(_NEWEST)


def _newest() -> int | None:
    return session.scalar(
        select(Training.id).where(Training.model.is_not(None)).order_by(Training.id.desc()).limit(1)
    )


def _loaded(training_id: int | None) -> RoutingModel | None:
    if training_id is None:
        return None
    return _load(tenancy.current().schema, training_id)


@lru_cache(maxsize=MOST_KEPT)
def _load(_schema: str, training_id: int) -> RoutingModel | None:
    kept = session.scalar(select(Training.model).where(Training.id == training_id))
    return loaded(kept) if kept else None
