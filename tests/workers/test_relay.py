"""From rows to effects: in turn, each for itself, over and over, and in the end no more."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from structlog.contextvars import clear_contextvars, merge_contextvars
from structlog.testing import capture_logs

from tenants import onboarding, registry
from tenants.kernel import audit, clock, outbox
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.outbox import State
from tenants.kernel.tenancy import Tenant
from tenants.registry import TenantState
from tests.lanes import Bells
from tests.workers.ledger import MORNING, announce, clear, row, rows
from workers import claims, relay
from workers.effects import LOCAL, Payload

pytestmark = pytest.mark.usefixtures("undone")

KIND = "test.effect"
DRAIN, DRAIN_MAIL = "workers.relay.drain_effects", "workers.relay.drain_mail"


@pytest.fixture(autouse=True)
def morning(undone: None, sambas: Tenant, depok: Tenant) -> Iterator[None]:
    clear(sambas, depok)
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def done(bells: Bells, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keys of the rows whose effect was called; it writes one line of audit, then may fail."""
    del bells
    called: list[str] = []

    def effect(payload: Payload) -> None:
        called.append(payload["key"])
        audit.record("test-relay", "test", payload["key"])
        session.flush()
        if payload["key"] in payload.get("broken", ()):
            message = f"the wall of {payload['key']}"
            raise RuntimeError(message)

    monkeypatch.setitem(LOCAL, KIND, effect)
    return called


def kept(tenant: Tenant) -> list[str]:
    """What effects left in the database, in the order they were kept."""
    with unit_of_work(tenant, read_only=True):
        lines = session.query(audit.AuditEntry).filter_by(actor="test-relay")
        return [each.subject for each in lines.order_by(audit.AuditEntry.id)]


def test_what_is_due_is_done_in_its_order_and_what_is_not_waits(
    sambas: Tenant, depok: Tenant, done: list[str]
) -> None:
    announce(sambas, KIND, "first", "second", "third")
    announce(depok, KIND, "neighbour")
    with unit_of_work(sambas):
        outbox.announce(
            KIND, {"key": "later"}, key="later", not_before=MORNING + timedelta(hours=1)
        )
    relay.drain_effects("sambas")
    assert done == kept(sambas) == ["first", "second", "third"]
    assert row(sambas, "later").state == row(depok, "neighbour").state == State.READY
    relay.drain_effects("sambas")
    assert len(done) == 3


def test_a_row_that_fails_delays_only_itself_and_keeps_nothing_half_done(
    sambas: Tenant, done: list[str]
) -> None:
    announce(sambas, KIND, "a", "b", "c", broken=["b"])
    relay.drain_effects("sambas")
    assert done == ["a", "b", "c"]
    assert kept(sambas) == ["a", "c"]
    waiting = row(sambas, "b")
    assert (waiting.state, waiting.attempts) == (State.READY, 1)
    assert "the wall of b" in (waiting.last_error or "")
    assert timedelta(minutes=1) <= waiting.not_before - MORNING <= timedelta(minutes=1.2)


def test_what_failed_is_tried_again_when_its_time_has_come(sambas: Tenant, done: list[str]) -> None:
    announce(sambas, KIND, "a", broken=["a"])
    relay.drain_effects("sambas")
    relay.drain_effects("sambas")
    assert done == ["a"]
    with unit_of_work(sambas):
        session.query(outbox.Announcement).filter_by(dedupe_key="a").one().payload = {"key": "a"}
    with clock.frozen(row(sambas, "a").not_before):
        relay.drain_effects("sambas")
    ended = row(sambas, "a")
    assert (ended.state, ended.attempts, ended.last_error) == (State.DONE, 2, None)
    assert kept(sambas) == ["a"]


def test_what_fails_every_time_is_given_up_with_its_reason(sambas: Tenant, done: list[str]) -> None:
    announce(sambas, KIND, "a", broken=["a"])
    now = MORNING
    for _ in range(outbox.MOST_ATTEMPTS):
        now = max(now, row(sambas, "a").not_before)
        with clock.frozen(now):
            relay.drain_effects("sambas")
    given_up = row(sambas, "a")
    assert (given_up.state, given_up.attempts) == (State.DEAD, outbox.MOST_ATTEMPTS)
    assert "the wall of a" in (given_up.last_error or "")
    with clock.frozen(now + timedelta(days=30)):
        relay.drain_effects("sambas")
    assert len(done) == outbox.MOST_ATTEMPTS
    assert kept(sambas) == []


def test_a_kind_this_release_does_not_know_waits_for_one_that_does(
    sambas: Tenant, done: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while a new release starts web first: nothing is lost and nobody stands behind it."""
    announce(sambas, "test.tomorrow", "unknown")
    announce(sambas, KIND, "known")
    relay.drain_effects("sambas")
    relay.drain_mail("sambas")
    assert done == ["known"]
    assert (row(sambas, "unknown").state, row(sambas, "unknown").attempts) == (State.READY, 0)
    monkeypatch.setitem(LOCAL, "test.tomorrow", LOCAL[KIND])
    relay.drain_effects("sambas")
    assert done == ["known", "unknown"]


@pytest.mark.parametrize("drain", [relay.drain_effects, relay.drain_mail])
def test_a_tenant_that_is_not_open_is_left_alone(
    sambas: Tenant, done: list[str], bells: Bells, drain: Callable[[str], None]
) -> None:
    announce(sambas, KIND, "a")
    announce(sambas, "people.invitation", "b", account_id=1)
    with unit_of_work(PLATFORM):
        registry.move("sambas", TenantState.SUSPENDED)
    before = [(each.dedupe_key, each.state) for each in rows(sambas)]
    with capture_logs() as said:
        drain("sambas")
        drain("nobody")
    assert [(each["event"], each["log_level"]) for each in said] == [
        ("job.tenant_not_open", "warning")
    ] * 2
    assert [(each.dedupe_key, each.state) for each in rows(sambas)] == before
    assert done == bells.rung() == bells.rung("mail") == []


def test_every_line_of_a_job_names_its_tenant_and_no_line_after_it(
    sambas: Tenant, depok: Tenant, done: list[str]
) -> None:
    """T18."""
    clear_contextvars()  # a request of another test may have bound its own
    for tenant in (sambas, depok):
        announce(tenant, KIND, "a", broken=["a"])
    with capture_logs(processors=[merge_contextvars]) as said:
        for key in ("sambas", "depok", "sambas"):
            relay.drain_effects(key)
        relay.log.info("between jobs")
    failed = [each for each in said if each["event"] == "outbox.effect_failed"]
    assert [(each["tenant"], each["job"]) for each in failed] == [
        ("sambas", "drain_effects"),
        ("depok", "drain_effects"),
    ]
    assert not {"tenant", "job"} & set(said[-1])


def test_effects_ring_for_the_mail_they_brought(sambas: Tenant, bells: Bells) -> None:
    relay.drain_effects("sambas")
    assert bells.rung() == []
    assert bells.rung("mail") == [(DRAIN_MAIL, "sambas")]


def test_a_long_list_lets_other_tenants_pass_and_asks_to_go_on(
    sambas: Tenant, done: list[str], bells: Bells, monkeypatch: pytest.MonkeyPatch
) -> None:
    announce(sambas, KIND, "a", "b")
    announce(sambas, "people.invitation", "to nobody", "to no one", account_id=0)
    monkeypatch.setattr(claims, "TURN_SECONDS", -1)
    relay.drain_effects("sambas")
    assert done == ["a"]
    assert bells.rung() == [(DRAIN, "sambas")]
    bells.silence()
    relay.drain_mail("sambas")
    assert [row(sambas, key).attempts for key in ("to nobody", "to no one")] == [1, 0]
    assert bells.rung("mail") == [(DRAIN_MAIL, "sambas")]
    bells.silence()
    relay.drain_mail("sambas")
    relay.drain_mail("sambas")
    assert bells.rung("mail") == [(DRAIN_MAIL, "sambas")]  # nothing was left for the last


def test_the_sweeper_rings_for_whom_something_waits_too_long(
    sambas: Tenant, depok: Tenant, bells: Bells
) -> None:
    announce(sambas, KIND, "a")
    relay.sweep()
    assert (DRAIN, "sambas") not in bells.rung()
    with clock.frozen(MORNING + timedelta(seconds=6)):
        relay.sweep()
    assert (DRAIN, "sambas") in bells.rung()
    assert (DRAIN, "depok") not in bells.rung()


def test_the_sweeper_finds_a_lease_that_ran_out(sambas: Tenant, bells: Bells) -> None:
    announce(sambas, KIND, "a")
    with unit_of_work(sambas):
        assert outbox.claim(kinds=frozenset({KIND}), lease=timedelta(minutes=2))
    with clock.frozen(MORNING + timedelta(minutes=1)):
        relay.sweep()
    assert (DRAIN, "sambas") not in bells.rung()
    with clock.frozen(MORNING + timedelta(minutes=3)):
        relay.sweep()
    assert (DRAIN, "sambas") in bells.rung()


def test_the_sweeper_looks_after_every_tenant_whatever_one_of_them_does(
    sambas: Tenant, depok: Tenant, bells: Bells
) -> None:
    """Depok comes first by name, and its outbox can't be read."""
    announce(sambas, KIND, "a")
    with unit_of_work(PLATFORM):
        session.query(registry.TenantRecord).filter_by(key="depok").one().bulkhead = 99
    with clock.frozen(MORNING + timedelta(seconds=6)), capture_logs() as said:
        relay.sweep()
    assert [each["tenant"] for each in said if each["event"] == "sweep.failed"] == ["depok"]
    assert (DRAIN, "sambas") in bells.rung()


def test_the_sweeper_rings_for_a_region_whose_preparation_was_interrupted(bells: Bells) -> None:
    with unit_of_work(PLATFORM):
        onboarding.request(
            region_code="13.72", slug="solok", admin_email="a@solok.test", admin_name="A"
        )
    relay.sweep()
    assert ("workers.onboarding.onboard", "solok") in bells.rung()
