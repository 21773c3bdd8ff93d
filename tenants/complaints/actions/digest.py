"""Who gets a digest this morning."""

from collections.abc import Sequence
from datetime import date, timedelta

from tenants import deadlines, people
from tenants.complaints.queries import followers
from tenants.complaints.queries.digests.residents import MORNING, due_on
from tenants.kernel import clock, tenancy
from tenants.kernel.outbox import announce_all
from tenants.people import Frequency, Role

KINDS = {"digest.officer": Role.OFFICER, "digest.coordinator": Role.COORDINATOR}


def announce_digests() -> int:
    """Announce today's digests once it is six in the tenant's zone; how many were new.

    Daily ones each day, weekly ones on Monday; the staff's on working days only, weekly ones on
    the week's first. Who has a role gets its kind, and being a resident too, that of residents.
    The key holds kind, reader and day, so that a second call announces nothing.
    """
    local = clock.now().astimezone(tenancy.current().zone)
    if local.time() < MORNING:
        return 0
    today = local.date()
    at_work = _due_at_work(today)
    told = sum(
        _announce(kind, "account_id", people.wanting_digest(at_work, role), today)
        for kind, role in KINDS.items()
        if at_work
    )
    residents = followers.wanting_digest(due_on(today))
    told += _announce("digest.resident", "follower_id", residents, today)
    return told + _announce_reports(today, wanted=Frequency.WEEKLY in at_work)


def _announce_reports(today: date, *, wanted: bool) -> int:
    """The week's report for who asked for it, on the first working day: once a person and week."""
    kind, (year, week, _day) = "digest.leader", today.isocalendar()
    told: list[tuple[str, dict[str, object]]] = [
        (f"{kind}:{account}:{year}-W{week:02}", {"account_id": account})
        for account in (people.wanting_weekly_report() if wanted else ())
    ]
    return announce_all(kind, told)


def _announce(kind: str, whose: str, numbers: Sequence[int], today: date) -> int:
    """One of this kind to each of these, by the number of their row."""
    day = today.isoformat()
    return announce_all(
        kind, [(f"{kind}:{number}:{day}", {whose: number, "day": day}) for number in numbers]
    )


def _due_at_work(today: date) -> frozenset[Frequency]:
    """By the tenant's calendar: nobody is called to work on a Saturday or a holiday."""
    calendar = deadlines.current_office().calendar
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(today.weekday() + 1)]
    worked = [day for day in days if calendar.why(day) is None]
    if today not in worked:
        return frozenset()
    return frozenset({Frequency.DAILY} | ({Frequency.WEEKLY} if worked == [today] else set()))
