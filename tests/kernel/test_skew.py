"""A process whose clock is wrong neither ends nor delays what others are doing."""

from datetime import timedelta

import pytest

from tenants.kernel import clock, outbox
from tenants.kernel.db import session
from tenants.kernel.outbox import Announcement, State

pytestmark = pytest.mark.usefixtures("in_tenant")

LEASE = timedelta(minutes=2)
KINDS = frozenset({"test.mail"})
SKEWS = [timedelta(hours=-3), timedelta(hours=3)]
right = clock.now  # this machine's and the database's


@pytest.fixture
def skewed(monkeypatch: pytest.MonkeyPatch):
    """From here on this process is so much too early or too late; the database is not."""

    def skew(by: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: right() + by)

    return skew


def claim(at_most_once: frozenset[str] = frozenset()) -> Announcement | None:
    return outbox.claim(kinds=KINDS, lease=LEASE, at_most_once=at_most_once)


@pytest.mark.parametrize("by", SKEWS)
def test_a_skewed_worker_leaves_a_row_that_another_is_sending(skewed, by: timedelta) -> None:
    outbox.announce("test.mail", {}, key="a")
    mine = claim()
    assert mine
    name = mine.claimed_by or ""
    assert outbox.begin(mine.id, name, lease=LEASE)
    skewed(by)
    assert claim(at_most_once=KINDS) is None
    assert outbox.finish(mine.id, name)


@pytest.mark.parametrize("by", SKEWS)
def test_what_a_skewed_worker_takes_is_its_own_for_a_lease_and_no_longer(
    skewed, by: timedelta
) -> None:
    outbox.announce("test.mail", {}, key="a")
    before = right()
    skewed(by)
    mine = claim()
    assert mine
    for _ in range(2):  # by the claim, and again when the sending begins
        session.refresh(mine)
        assert mine.claimed_until
        assert before + LEASE <= mine.claimed_until <= right() + LEASE
        assert outbox.begin(mine.id, mine.claimed_by or "", lease=LEASE)


@pytest.mark.parametrize("by", SKEWS)
def test_what_a_skewed_process_announces_is_due_now_and_what_it_puts_off_soon(
    skewed, by: timedelta
) -> None:
    overdue = outbox.count_overdue(timedelta(0))
    skewed(by)
    outbox.announce("test.mail", {}, key="a")
    mine = claim()
    assert mine
    assert outbox.postpone(mine.id, mine.claimed_by or "", 1, "down")
    session.refresh(mine)
    now = right()
    assert mine.state == State.READY
    assert now < mine.not_before < now + timedelta(minutes=2)
    assert outbox.count_overdue(timedelta(0)) == overdue
