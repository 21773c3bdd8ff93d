"""Between regions: nobody reads the other's rows, and nobody speaks in another's name."""

import secrets
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import ProgrammingError
from structlog.testing import capture_logs

from tenants import complaints, registry
from tenants.complaints import Channel, State, Verdict, neighbours
from tenants.kernel import clock, outbox
from tenants.kernel.arrivals import Arrival
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.envelopes import Envelope, Failure, Sender
from tenants.kernel.errors import Trouble
from tenants.kernel.tenancy import Tenant
from tenants.people import NOBODY, Actor, Role
from tests.factories import somebody
from tests.strangers import Pair
from tests.workers import neighbourhood as town
from tests.workers.ledger import MORNING, rows

pytestmark = pytest.mark.usefixtures("between_regions")


def suspend(tenant: Tenant) -> None:
    with unit_of_work(PLATFORM):
        registry.suspending.suspend(tenant.key, reason="uji", by="operator")


def resume(tenant: Tenant) -> None:
    with unit_of_work(PLATFORM):
        registry.suspending.resume(tenant.key, reason="uji", by="operator")


def refusals(tenant: Tenant) -> list[tuple[str, str]]:
    """(who sent it, what it was) of each envelope that was refused here, as the audit has it."""
    with unit_of_work(tenant, read_only=True):
        lines = select(AuditEntry).where(AuditEntry.action == "envelope.refuse")
        return [(each.actor, each.subject) for each in session.scalars(lines)]


@pytest.mark.parametrize("table", ["arrival", "passage", "passage_line", "outbox", "complaint"])
def test_a_region_reads_nothing_that_the_other_keeps_of_what_they_exchanged(
    sambas: Tenant, depok: Tenant, table: str
) -> None:
    town.passed_on(sambas, depok)
    town.carry(sambas)
    for here, there in ((sambas, depok), (depok, sambas)):
        with pytest.raises(ProgrammingError) as refused, unit_of_work(here):
            session.connection().exec_driver_sql(f"SELECT 1 FROM {there.schema}.{table}")
        assert isinstance(refused.value.orig, psycopg.errors.InsufficientPrivilege)


def test_a_third_region_that_knows_the_name_of_a_passing_changes_nothing(
    sambas: Tenant, depok: Tenant, pair: Pair
) -> None:
    """It may write anything into its own schema; who it is stands where it was read."""
    sent, third = town.passed_on(sambas, depok), pair[0].tenant
    town.carry(sambas)
    token = town.passage_in(sambas, sent).token
    with unit_of_work(third):
        village = session.connection().exec_driver_sql("SELECT min(code) FROM village").scalar()
        filing = complaints.Filing(
            text="Jalan rusak di mana-mana.",
            village_code=village,
            visibility=complaints.Visibility.PUBLIC,
            channel=Channel.NEIGHBOUR,
        )
        forged = complaints.submit(NOBODY, token, filing)
        session.add(
            neighbours.Passage(
                complaint_id=forged.id,
                way=neighbours.Way.IN,
                region_key=sambas.key,
                region_name=sambas.name,
                token=token,
                reason="x",
            )
        )
        session.flush()
        coordinator = somebody(Role.COORDINATOR)
        complaints.reject(coordinator, forged, reason="Palsu.", version=forged.version)
        outbox.announce("neighbour.return", {"passage_id": _only(token)}, key=f"forged:{token}")
    with capture_logs() as logs:
        town.carry(third)
    assert town.state_in(sambas, sent) is State.PASSED_ON
    assert town.passage_in(sambas, sent).status is not State.REJECTED
    label = f"region:{third.key}"
    assert set(refusals(sambas)) >= {(label, "neighbour.status"), (label, "neighbour.return")}
    assert [each["event"] for each in logs].count("envelope.refused") >= 2


def _only(token: str) -> int:
    return session.scalars(
        select(neighbours.Passage.id).where(neighbours.Passage.token == token)
    ).one()


def test_a_report_announced_again_under_another_name_is_refused(
    sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    town.carry(sambas)
    passage_id = town.passage_in(sambas, sent).id
    with unit_of_work(sambas):
        outbox.announce("neighbour.report", {"passage_id": passage_id}, key="replayed")
    town.carry(sambas)
    assert len(town.arrived(depok)) == 1
    assert refusals(depok) == [("region:sambas", "neighbour.report")]


def test_a_closed_region_takes_nothing_and_the_report_comes_back_with_that_reason(
    sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    suspend(depok)
    town.carry(sambas)
    assert town.state_in(sambas, sent) is State.RETURNED
    assert town.passage_in(sambas, sent).failure == Failure.CLOSED
    resume(depok)
    town.carry(sambas)
    assert town.arrived(depok) == []


def test_a_region_that_is_not_on_the_platform_takes_nothing(sambas: Tenant) -> None:
    nowhere = Tenant(**{each: getattr(sambas, each) for each in sambas.__slots__})
    object.__setattr__(nowhere, "key", "antahberantah")
    sent = town.passed_on(sambas, nowhere)
    town.carry(sambas)
    assert town.state_in(sambas, sent) is State.RETURNED


def test_what_a_closed_region_should_hear_waits_until_it_opens(
    sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    town.answered(depok, came)
    suspend(sambas)
    for hours in range(12):  # more often than an effect is tried
        with clock.frozen(MORNING + timedelta(hours=2 * hours)):
            town.carry(depok)
    waiting = [each for each in rows(depok) if each.kind == "neighbour.status"]
    assert {each.state for each in waiting} == {outbox.State.READY}
    resume(sambas)
    with clock.frozen(MORNING + timedelta(hours=26)):
        town.carry(depok)
    assert town.passage_in(sambas, sent).status is State.ANSWERED


def test_a_verdict_about_what_is_closed_already_is_refused_and_logged(
    sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    town.answered(depok, came)
    town.carry(depok)
    with unit_of_work(depok):
        complaint = complaints.by_id(came)
        reporter = Actor(proofs=frozenset({complaint.proof}))
        complaints.close(reporter, complaint, note=None, version=complaint.version)
    town.judged(sambas, sent, Verdict.NO)
    with capture_logs() as logs:
        town.carry(sambas)
    assert town.state_in(depok, came) is State.CLOSED
    assert refusals(depok) == [("region:sambas", "neighbour.verdict")]
    assert "envelope.refused" in [each["event"] for each in logs]


def test_what_is_told_of_a_report_that_went_back_is_refused(sambas: Tenant, depok: Tenant) -> None:
    sent = town.passed_on(sambas, depok)
    town.carry(sambas)
    token = town.passage_in(sambas, sent).token
    town.sent_home(depok, town.arrived(depok)[0])
    town.carry(depok)
    late = _status(token, state="selesai")
    with pytest.raises(Trouble), unit_of_work(sambas):
        neighbours.hear(Sender("depok", depok.name), late)
    assert town.state_in(sambas, sent) is State.RETURNED


@pytest.mark.parametrize(
    "written",
    [
        {"state": "meledak"},
        {"state": None},
        {"version": "9"},
        {"token": 7},
        {"at": "kemarin"},
        {"at": "2026-11-25T07:00:00"},
        {"note": ["x"]},
        {"reference": ""},
    ],
    ids=str,
)
def test_what_is_no_envelope_is_refused_whole(
    sambas: Tenant, depok: Tenant, written: dict[str, object]
) -> None:
    sent = town.passed_on(sambas, depok)
    token = town.passage_in(sambas, sent).token
    with pytest.raises(Trouble), unit_of_work(sambas):
        neighbours.hear(Sender("depok", depok.name), _status(token, **written))
    assert town.passage_in(sambas, sent).status is None


def _status(named: str, **written: object) -> Envelope:
    body = {
        "token": named,
        "version": 9,
        "reference": "DPK-26-AAAAAA",
        "state": "diproses",
        "agency": None,
        "note": None,
        "at": MORNING.isoformat(),
        "due_at": None,
    }
    return Envelope("sambas", "neighbour.status", secrets.token_hex(4), body | written)


def test_an_arrival_holds_nothing_of_what_was_written(sambas: Tenant, depok: Tenant) -> None:
    town.passed_on(sambas, depok)
    town.carry(sambas)
    with unit_of_work(depok, read_only=True):
        (kept,) = session.scalars(select(Arrival)).all()
        assert (kept.sender, kept.kind, kept.refusal) == ("sambas", "neighbour.report", None)
