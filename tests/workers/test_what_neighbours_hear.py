"""Nothing is lost between two regions, and no more is told than everybody there may read."""

import pytest
from sqlalchemy import update

from tenants import complaints
from tenants.complaints import State, Verdict
from tenants.kernel import outbox
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.envelopes import Failure
from tenants.kernel.errors import Invalid
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, a_referred_complaint
from tests.workers import neighbourhood as town

pytestmark = pytest.mark.usefixtures("between_regions")


@pytest.fixture
def sent(sambas: Tenant, depok: Tenant) -> int:
    """A report that went to Depok; its id in Sambas."""
    number = town.passed_on(sambas, depok, text="Jalan rusak di depan rumah Markonah, Tebas.")
    town.carry(sambas)
    return number


@pytest.fixture
def came(depok: Tenant, sent: int) -> int:
    """The same there."""
    (found,) = town.arrived(depok)
    return found


def test_a_verdict_that_came_to_nothing_arrives_when_it_is_given_again(
    sambas: Tenant, depok: Tenant, sent: int, came: int
) -> None:
    town.answered(depok, came)
    town.carry(depok)
    town.judged(sambas, sent, Verdict.YES)
    passage_id = town.passage_in(sambas, sent).id
    with unit_of_work(sambas):
        verdicts = outbox.Announcement.kind == "neighbour.verdict"
        session.execute(update(outbox.Announcement).where(verdicts).values(state="dead"))
        complaints.neighbours.ask_again({"passage_id": passage_id}, Failure.REFUSED)
    town.judged(sambas, sent, Verdict.YES)
    town.carry(sambas)
    assert town.state_in(depok, came) is State.CLOSED


def test_what_the_staff_there_hide_is_hidden_here_too(
    sambas: Tenant, depok: Tenant, sent: int, came: int
) -> None:
    with unit_of_work(depok):
        there = complaints.by_id(came)
        complaints.hiding.hide(a_coordinator(), there, ["Markonah"], version=there.version)
    town.answered(depok, came, words="Jalan di depan rumah Markonah sudah ditambal.")
    town.carry(depok)
    with unit_of_work(sambas, read_only=True):
        passage = complaints.neighbours.passage_of(complaints.by_id(sent))
        lines = complaints.neighbours.passage_lines(passage) if passage else ()
        told = " ".join(each.note or "" for each in lines)
    assert "ditambal" in told
    assert "Markonah" not in told


def test_what_came_from_elsewhere_is_answered_by_itself(depok: Tenant, came: int) -> None:
    """Merged, its reporter in the other region would hear of no answer."""
    with unit_of_work(depok):
        lead, there = a_referred_complaint(), complaints.by_id(came)
        coordinator = a_coordinator()
        with pytest.raises(Invalid):
            complaints.clusters.merge(coordinator, there, lead, version=there.version)
        assert complaints.similar.on_desk(coordinator, [there]) == {}
