"""A region's routing learns from what its people decide: asked for, begun, finished."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from tenants.complaints.learning import Example, RoutingModel, dumped
from tenants.complaints.learnt import forget_model
from tenants.complaints.lifecycle import TrainingStep
from tenants.complaints.models import Training
from tenants.complaints.queries import examples
from tenants.complaints.topic_words import TopicIndex
from tenants.complaints.topics import index
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.outbox import announce, hasten

QUICK = timedelta(seconds=10)  # a training that took no longer may follow at once
REST = 10  # times as long as a longer one took: a tenth of one core at most
ABANDONED = timedelta(minutes=15)
MOST_KEPT = 100
# As words of the statement: PostgreSQL finds no partial index by a value it does not know yet.
_IN_WORDS = literal(str(TrainingStep.WAITING), literal_execute=True)
_UNDER_WAY = (TrainingStep.READING, TrainingStep.FITTING)


class Lesson(NamedTuple):
    """What one training works with, outside any transaction."""

    training_id: int
    examples: list[Example]
    table: TopicIndex


def ask(*, at_once: bool = False) -> None:
    """Learn anew, soon; asked again before it has begun, it is one training.

    `at_once`: a person waits for it.
    """
    waiting = session.scalar(
        insert(Training)
        .values(step=TrainingStep.WAITING, asked_at=clock.now())
        .on_conflict_do_nothing(index_elements=["step"], index_where=Training.step == _IN_WORDS)
        .returning(Training.id)
    )
    if waiting:
        announce("routing.training", {}, key=_key(waiting), not_before=_rested_at())
    if at_once and (asked := waiting or _waiting()):
        hasten(_key(asked))


def _key(training_id: int) -> str:
    return f"training:{training_id}"


def _waiting() -> int | None:
    """None if a worker has just begun it."""
    return session.scalar(select(Training.id).where(Training.step == TrainingStep.WAITING))


def _rested_at() -> datetime:
    last = session.scalars(
        select(Training)
        .where(Training.finished_at.is_not(None))
        .order_by(Training.id.desc())
        .limit(1)
    ).first()
    if last is None or not last.begun_at or not last.finished_at:
        return clock.now()
    took = last.finished_at - last.begun_at
    return clock.now() if took <= QUICK else max(clock.now(), last.finished_at + REST * took)


def begin() -> Lesson | None:
    """The training that waits, or one whose worker died; None if there is nothing to do."""
    now = clock.now()
    training = session.scalars(
        select(Training)
        .where(
            or_(
                Training.step == TrainingStep.WAITING,
                Training.step.in_(_UNDER_WAY) & (Training.begun_at < now - ABANDONED),
            )
        )
        .order_by(Training.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).first()
    if training is None:
        return None
    found = examples()
    training.step, training.begun_at = TrainingStep.READING, now
    training.report_count = len(found)
    session.flush()
    return Lesson(training.id, found, index())


def tell(training_id: int, step: TrainingStep) -> None:
    """How far it has come; over, if that is the end of it."""
    over = None if step in _UNDER_WAY else clock.now()
    session.execute(
        update(Training).where(Training.id == training_id).values(step=step, finished_at=over)
    )


def finish(training_id: int, model: RoutingModel) -> None:
    """From now on suggestions listen to this model; the ones before it go."""
    first, three = (share or None for share in model.right)
    session.execute(update(Training).where(Training.model.is_not(None)).values(model=None))
    session.execute(
        update(Training)
        .where(Training.id == training_id)
        .values(
            step=TrainingStep.DONE,
            finished_at=clock.now(),
            first_share=first,
            three_share=three,
            model=dumped(model),
        )
    )
    session.execute(delete(Training).where(Training.id <= training_id - MOST_KEPT))
    forget_model()
