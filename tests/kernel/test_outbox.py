"""Announcements: told once, taken by one worker at a time, never lost, never for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from tenants.kernel import clock, outbox
from tenants.kernel.db import session
from tenants.kernel.outbox import Announcement, State

pytestmark = pytest.mark.usefixtures("in_tenant")

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
LEASE = timedelta(minutes=2)
KINDS = frozenset({"test.mail"})


@pytest.fixture(autouse=True)
def noon():
    with clock.frozen(NOON):
        yield


def announce(key: str = "a", **options: object) -> bool:
    return outbox.announce("test.mail", {"id": 1}, key=key, **options)


def claim(at_most_once: frozenset[str] = frozenset()) -> Announcement | None:
    return outbox.claim(kinds=KINDS, lease=LEASE, at_most_once=at_most_once)


def row(key: str = "a") -> Announcement:
    session.flush()
    session.expire_all()
    return session.query(Announcement).filter_by(dedupe_key=key).one()


def test_what_was_announced_is_not_announced_again() -> None:
    assert announce()
    assert not announce()
    assert outbox.announced()
    assert outbox.announce_all("test.mail", [("a", {}), ("b", {}), ("c", {})]) == 2
    assert outbox.announce_all("test.mail", []) == 0


def test_a_whole_regency_is_told_at_once() -> None:
    """PostgreSQL takes 65,535 values a statement: ten thousand rows have more."""
    everybody = [(str(number), {"account_id": number}) for number in range(10_000)]
    assert outbox.announce_all("test.mail", everybody) == 10_000
    assert row("9999").payload == {"account_id": 9999}


def test_a_row_is_taken_once_and_by_its_kind() -> None:
    announce()
    assert outbox.claim(kinds=frozenset({"other"}), lease=LEASE) is None
    taken = claim()
    assert taken
    assert (taken.state, taken.attempts) == (State.CLAIMED, 1)
    assert claim() is None


def test_rows_are_taken_by_their_moment() -> None:
    announce("later", not_before=NOON + timedelta(hours=1))
    announce("second", not_before=NOON - timedelta(minutes=1))
    announce("first", not_before=NOON - timedelta(minutes=2))
    taken = list(iter(claim, None))
    assert [each.dedupe_key for each in taken] == ["first", "second"]
    for each in taken:
        outbox.finish(each.id, each.claimed_by or "")
    with clock.frozen(NOON + timedelta(hours=1)):
        later = claim()
        assert later
        assert later.dedupe_key == "later"


def test_a_zombie_whose_lease_ran_out_can_end_nothing() -> None:
    announce()
    first = claim()
    assert first
    number, zombie = first.id, first.claimed_by or ""
    with clock.frozen(NOON + LEASE + timedelta(seconds=1)):
        second = claim()
        assert second
        assert second.attempts == 2
        assert not outbox.begin(number, zombie, lease=LEASE)
        assert not outbox.finish(number, zombie)
        assert not outbox.postpone(number, zombie, 1, "x")
        assert not outbox.bury(number, zombie, "x")
        assert outbox.finish(number, second.claimed_by or "")
        assert not outbox.finish(number, second.claimed_by or "")
    assert row().state == State.DONE


def test_what_may_happen_once_only_is_left_to_people_once_it_may_have_happened() -> None:
    announce()
    taken = claim()
    assert taken
    assert outbox.begin(taken.id, taken.claimed_by or "", lease=LEASE)
    with clock.frozen(NOON + LEASE + timedelta(seconds=1)):
        assert claim(at_most_once=KINDS) is None
    assert row().state == State.AMBIGUOUS


def test_a_lease_lost_before_it_began_is_simply_taken_again() -> None:
    announce()
    claim()
    with clock.frozen(NOON + LEASE + timedelta(seconds=1)):
        assert claim(at_most_once=KINDS)


def test_each_failure_waits_longer_and_the_last_is_the_end() -> None:
    announce()
    waits = []
    now = NOON
    for attempt in range(1, outbox.MOST_ATTEMPTS + 1):
        with clock.frozen(now):
            taken = claim()
            assert taken
            assert taken.attempts == attempt
            assert outbox.postpone(taken.id, taken.claimed_by or "", attempt, "down")
            waits.append((row().not_before - now).total_seconds() / 60)
            now = max(row().not_before, now)
    for wanted, waited in zip(outbox.BACK_OFF_MINUTES, waits, strict=False):
        assert wanted <= waited <= wanted * 1.2
    assert (row().state, row().last_error) == (State.DEAD, "down")
    with clock.frozen(now + timedelta(days=30)):
        assert claim() is None


def test_a_row_that_ends_every_worker_is_buried_in_the_end() -> None:
    announce()
    now = NOON
    for _ in range(outbox.MOST_ATTEMPTS):
        with clock.frozen(now):
            assert claim()
        now += LEASE + timedelta(seconds=1)
    with clock.frozen(now):
        assert claim() is None
    assert row().state == State.DEAD


def test_an_error_is_kept_short() -> None:
    announce()
    taken = claim()
    assert taken
    outbox.doubt(taken.id, taken.claimed_by or "", "x" * 5000)
    assert len(row().last_error or "") == 500


def test_the_sweeper_sees_what_should_have_moved() -> None:
    announce("late", not_before=NOON - timedelta(minutes=5))
    announce("fresh")
    before = outbox.count_overdue(timedelta(hours=1))
    assert outbox.count_overdue(timedelta(minutes=1)) == before + 1
