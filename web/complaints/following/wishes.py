"""What somebody follows and how often they hear of it, as a page shows and a form changes it."""

from typing import Any

from flask_babel import gettext as _

from tenants import people
from tenants.complaints import following
from tenants.kernel import quiet
from tenants.people import Account, Frequency, Role
from web.complaints.following.forms import NONE, USUAL, WishesForm

NO_HOURS = (0, 0)
WORKING = (Role.OFFICER, Role.COORDINATOR)  # of whose work there is a digest


def form_of(follower: following.Follower, me: Account | None) -> WishesForm:
    """As they wished so far; how often a digest of their work, for those alone who have one."""
    form = WishesForm(
        data={
            "own": follower.own,
            "reports": follower.reports,
            "places": follower.places,
            "work": me.digest if me else None,
            "quiet": _hours(follower),
        }
    )
    if me is None or not any(me.grants.has(role) for role in WORKING):
        del form.work
    return form


def _hours(follower: following.Follower) -> str:
    if follower.quiet_from is None:
        return USUAL
    if follower.quiet_from == follower.quiet_until:
        return NONE
    return f"{follower.quiet_from}-{follower.quiet_until}"


def keep(form: WishesForm, follower: following.Follower, me: Account | None) -> None:
    following.choose(
        follower,
        own=Frequency(form.own.data),
        reports=Frequency(form.reports.data),
        places=Frequency(form.places.data),
    )
    chosen = form.quiet.data
    hours = NO_HOURS if chosen == NONE else (None, None)
    if "-" in chosen:
        begins, ends = chosen.split("-")
        hours = int(begins), int(ends)
    following.rest(follower, *hours)
    if me is not None and form.work is not None:
        people.set_digest(me, Frequency(form.work.data))


def besides(follower: following.Follower) -> dict[str, Any]:
    """What the page says besides its form."""
    begins, ends = quiet.usual_hours()
    return {
        "followed": [
            (
                each.spoken(_),
                f"/pengaduan/{each.reference}" if each.reference else None,
                f"/u/ikuti/{each.id}/{following.key_of(following.Door.STOP, each.id)}",
            )
            for each in (following.followed_by(follower) if follower.id else ())
        ],
        "usual_hours": f"{begins:02d}.00–{ends:02d}.00" if begins != ends else None,
    }
