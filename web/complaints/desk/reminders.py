"""What pages say of the ladder of reminders: who was told already, and who is next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from tenants.complaints import Complaint
from tenants.complaints import ladder as rungs

Told = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Ladder:
    """(who, on which day) of each rung that was climbed, and of the next."""

    climbed: Sequence[Told]
    following: Told | None


def ladder(complaint: Complaint) -> Ladder | None:
    """None where nobody has been reminded, and nobody will be before it is near."""
    reached = rungs.reminders_of([complaint]).get(complaint.id, [])
    following = rungs.next_step(complaint, reached)
    if not reached and following is None:
        return None
    return Ladder(
        [_told(each) for each in reached],
        (_(following.rung.label), following.on) if following else None,
    )


def climbed_by(listed: Sequence[Complaint]) -> dict[str, list[Told]]:
    """Who was reminded, by a report's reference: one statement for a list."""
    found = rungs.reminders_of(listed)
    return {
        each.reference: [_told(reached) for reached in found[each.id]]
        for each in listed
        if each.id in found
    }


def _told(reminder: rungs.Reminder) -> Told:
    who = str(_(rungs.Rung(reminder.rung).label))
    if reminder.fell_back:
        who = _("%(who)s, lewat koordinator", who=who)
    return who, reminder.reminded_on
