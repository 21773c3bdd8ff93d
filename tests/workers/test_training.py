"""A region's routing learns from its people: asked once, done apart, kept in its own schema."""

import tomllib
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tenants import complaints
from tenants.complaints import Training, TrainingStep, Visibility
from tenants.kernel import clock, memory, outbox
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, a_referred_complaint
from tests.lanes import Bells
from workers import relay
from workers.complaints import train
from workers.queues import UPKEEP

ROOT = Path(__file__).parents[2]
MONTH = tomllib.loads((ROOT / "config" / "demo" / "complaints.toml").read_text())["sambas"]
ODD = "Odong-odong masuk gang tiap sore, musiknya kencang sekali sampai bayi bangun"
LIKE = "odong odong lewat gang lagi, musiknya kencang, bayi saya bangun terus"

pytestmark = pytest.mark.usefixtures("undone", "bells")


def a_history(tenant: Tenant, count: int = 40) -> None:
    """Reports whose reporters chose their topic."""
    with unit_of_work(tenant):
        for each in islice(MONTH, count):
            a_referred_complaint(text=each["text"], topic_code=each["topic"])


def decided(tenant: Tenant, text: str, topic_code: str) -> None:
    """The coordinator says what a report is about that no rule could place."""
    with unit_of_work(tenant):
        complaint = a_referred_complaint(text=text, topic_code=None)
        complaints.refer(
            a_coordinator(),
            complaint,
            topic_code=topic_code,
            agency_id=None,
            version=complaint.version,
        )


def trainings(tenant: Tenant) -> list[Training]:
    with unit_of_work(tenant, read_only=True):
        found = list(complaints.trainings())
        session.expunge_all()
    return found


def first_suggestion(tenant: Tenant, text: str) -> str:
    with unit_of_work(tenant, read_only=True):
        memory.forget()
        return complaints.topics.suggest_for(text)[0].topic_code


def test_what_a_coordinator_decided_is_suggested_for_the_next_like_it(
    sambas: Tenant, depok: Tenant
) -> None:
    a_history(sambas)
    before = first_suggestion(sambas, LIKE)
    decided(sambas, ODD, "bising-miras")
    train(sambas.key)

    assert before != "bising-miras"
    assert first_suggestion(sambas, LIKE) == "bising-miras"
    assert first_suggestion(depok, LIKE) == before, "what one region learnt is not another's"
    (done,) = trainings(sambas)
    assert done.step == TrainingStep.DONE
    assert done.report_count == 38, "two of the forty are for no office here"


def test_a_worker_routes_by_the_new_model_at_once(sambas: Tenant) -> None:
    a_history(sambas)
    decided(sambas, ODD, "bising-miras")
    train(sambas.key)

    with unit_of_work(sambas):
        routed = a_referred_complaint(text=LIKE, topic_code=None)
        assert routed.suggestions[0]["topic"] == "bising-miras"
        assert "odong" in routed.suggestions[0]["words"]


def test_many_decisions_ask_for_one_training_and_a_bell_calls_for_it(
    sambas: Tenant, bells: Bells
) -> None:
    for text in (ODD, LIKE):
        decided(sambas, text, "bising-miras")
    bells.silence()
    relay.drain_effects(sambas.key)

    assert [each.step for each in trainings(sambas)] == [TrainingStep.WAITING]
    assert bells.rung(UPKEEP) == [("workers.complaints.train", sambas.key)]


def test_a_decision_during_a_training_asks_for_the_next(sambas: Tenant) -> None:
    decided(sambas, ODD, "bising-miras")
    with unit_of_work(sambas):
        complaints.training.begin()
    decided(sambas, LIKE, "bising-miras")

    steps = [each.step for each in trainings(sambas)]
    assert steps == [TrainingStep.WAITING, TrainingStep.READING]


def test_a_training_whose_worker_died_is_taken_up_again(sambas: Tenant) -> None:
    a_history(sambas)
    decided(sambas, ODD, "bising-miras")
    with unit_of_work(sambas):
        assert complaints.training.begin()
    with unit_of_work(sambas):
        assert complaints.training.begin() is None, "somebody may still be at it"
        session.execute(update(Training).values(begun_at=clock.now() - timedelta(hours=1)))
    train(sambas.key)

    assert [each.step for each in trainings(sambas)] == [TrainingStep.DONE]


def test_nothing_asked_is_nothing_done(sambas: Tenant) -> None:
    train(sambas.key)
    assert trainings(sambas) == []


def test_too_few_reports_leave_the_table_to_speak_alone(sambas: Tenant) -> None:
    before = first_suggestion(sambas, LIKE)
    decided(sambas, ODD, "bising-miras")
    train(sambas.key)

    assert [each.step for each in trainings(sambas)] == [TrainingStep.TOO_FEW]
    assert first_suggestion(sambas, LIKE) == before


@pytest.mark.parametrize(("seconds", "minutes"), [(60, 10), (5, 0)])
def test_the_next_training_rests_ten_times_as_long_as_a_long_one_took(
    sambas: Tenant, seconds: int, minutes: int
) -> None:
    now = clock.now()
    with unit_of_work(sambas):
        session.add(
            Training(
                step=TrainingStep.DONE,
                begun_at=now - timedelta(seconds=seconds),
                finished_at=now,
            )
        )
    with clock.frozen(now):
        decided(sambas, ODD, "bising-miras")

    with unit_of_work(sambas, read_only=True):
        due = session.scalars(
            select(outbox.Announcement.not_before).where(
                outbox.Announcement.kind == "routing.training"
            )
        ).one()
    assert due == now + timedelta(minutes=minutes)


def test_who_asks_by_hand_does_not_wait_for_the_rest_to_end(sambas: Tenant, bells: Bells) -> None:
    now = clock.now()
    with unit_of_work(sambas):
        session.add(
            Training(step=TrainingStep.DONE, begun_at=now - timedelta(hours=1), finished_at=now)
        )
    decided(sambas, ODD, "bising-miras")
    bells.silence()
    relay.drain_effects(sambas.key)
    assert not bells.rung(UPKEEP)

    with unit_of_work(sambas):
        complaints.training.ask(at_once=True)
    relay.drain_effects(sambas.key)
    assert bells.rung(UPKEEP) == [("workers.complaints.train", sambas.key)]


def test_secret_reports_teach_nobody(sambas: Tenant) -> None:
    a_history(sambas, 25)
    with unit_of_work(sambas):
        a_referred_complaint(text=ODD, visibility=Visibility.SECRET)
        complaints.training.ask()
    with unit_of_work(sambas):
        lesson = complaints.training.begin()
    assert lesson
    assert ODD not in [each.text for each in lesson.examples]


def test_only_the_newest_model_is_kept(sambas: Tenant) -> None:
    a_history(sambas)
    for _ in range(2):
        with unit_of_work(sambas):
            complaints.training.ask()
        train(sambas.key)

    with unit_of_work(sambas, read_only=True):
        kept = session.scalars(select(Training.id).where(Training.model.is_not(None))).all()
    assert kept == [trainings(sambas)[0].id]
