"""What other pages show of complaints: on the home page, in one's own account."""

from datetime import date
from typing import Any, NamedTuple

from flask_babel import format_date

from tenants import complaints, deadlines, people
from tenants.complaints import Filter, Listed
from tenants.deadlines import Rule
from tenants.kernel.paging import Page
from web import identity
from web.complaints import views
from web.complaints.filing import drafting, unfinished
from web.views import span

RECENT = 6
OWN = 20
SLOWEST = 5  # agencies that the home page names


class Front(NamedTuple):
    """What the home page says of complaints, and of the one this browser left unfinished."""

    unfinished_until: date | None
    recent: Page[Listed]
    numbers: complaints.numbers.Numbers
    weeks: tuple[complaints.numbers.Week, ...]
    late_at: tuple[complaints.loads.Load, ...]
    few_late_count: int
    verified: Rule
    answered: Rule
    is_open: bool


def ask_for_home() -> Front:
    left = unfinished.found()
    late = complaints.figures.lateness()
    return Front(
        unfinished_until=drafting.saved_until(left[0]) if left else None,
        recent=complaints.published().each_matter_once().newest(Filter(), limit=RECENT),
        numbers=complaints.numbers.now(),
        weeks=complaints.numbers.weeks(),
        late_at=late.told[:SLOWEST],
        few_late_count=late.hidden_count,
        verified=deadlines.promise("complaint.verify"),
        answered=deadlines.promise("complaint.answer"),
        is_open=people.has_coordinator(),
    )


def tell_home(front: Front) -> dict[str, Any]:
    return {
        "unfinished_until": front.unfinished_until,
        "recent": [views.headline(each) for each in front.recent.items],
        "numbers": front.numbers,
        "late_at": front.late_at,
        "few_late_count": front.few_late_count,
        "fewest": complaints.figures.FEWEST,
        "weeks": [
            (format_date(week.starts_on, "d MMM"), week.received_count, week.settled_count)
            for week in front.weeks
        ],
        "verified_within": span(front.verified.limit, front.verified.unit),
        "is_open": front.is_open,
        "answered_within": span(front.answered.limit, front.answered.unit),
    }


class Own(NamedTuple):
    """One's own reports, newest first."""

    reported: Page[Listed]
    is_staff: bool


def ask_for_account() -> Own:
    me = identity.actor()
    return Own(complaints.reported_by(me).newest(Filter(), limit=OWN), me.grants.is_staff)


def tell_account(own: Own) -> dict[str, Any]:
    return {
        "complaints": [views.headline(each) for each in own.reported.items],
        "is_staff": own.is_staff,
    }
