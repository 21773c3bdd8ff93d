"""Who gets a digest this morning."""

from datetime import date, time, timedelta

from tenants import deadlines, people
from tenants.kernel import clock, tenancy
from tenants.kernel.outbox import announce_all
from tenants.people import Frequency, Role

MORNING = time(6)
MONDAY = 0
KINDS = {
    "digest.officer": Role.OFFICER,
    "digest.coordinator": Role.COORDINATOR,
    "digest.resident": None,
}


def announce_digests() -> int:
    """Announce today's digests once it is six in the tenant's zone; how many were new.

    Daily ones each day, weekly ones on Monday; the staff's on working days only, weekly ones on
    the week's first. Who has a role gets its kind, and being a resident too, that of residents.
    The key holds kind, account and day, so that a second call announces nothing.
    """
    local = clock.now().astimezone(tenancy.current().zone)
    if local.time() < MORNING:
        return 0
    today = local.date()
    at_work, told = _due_at_work(today), 0
    for kind, role in KINDS.items():
        wanted = at_work if role else _due(today)
        accounts = people.wanting_digest(wanted, role=role) if wanted else ()
        told += announce_all(
            kind,
            [
                (
                    f"{kind}:{account}:{today.isoformat()}",
                    {"account_id": account, "day": today.isoformat()},
                )
                for account in accounts
            ],
        )
    return told + _announce_reports(today, wanted=Frequency.WEEKLY in at_work)


def _announce_reports(today: date, *, wanted: bool) -> int:
    """The week's report for who asked for it, on the first working day: once a person and week."""
    kind, (year, week, _day) = "digest.leader", today.isocalendar()
    told: list[tuple[str, dict[str, object]]] = [
        (f"{kind}:{account}:{year}-W{week:02}", {"account_id": account})
        for account in (people.wanting_weekly_report() if wanted else ())
    ]
    return announce_all(kind, told)


def _due(today: date) -> frozenset[Frequency]:
    weekly = {Frequency.WEEKLY} if today.weekday() == MONDAY else set()
    return frozenset({Frequency.DAILY} | weekly)


def _due_at_work(today: date) -> frozenset[Frequency]:
    """By the tenant's calendar: nobody is called to work on a Saturday or a holiday."""
    calendar = deadlines.current_office().calendar
    monday = today - timedelta(days=today.weekday())
    days = [monday + timedelta(days=number) for number in range(today.weekday() + 1)]
    worked = [day for day in days if calendar.why(day) is None]
    if today not in worked:
        return frozenset()
    return frozenset({Frequency.DAILY} | ({Frequency.WEEKLY} if worked == [today] else set()))
