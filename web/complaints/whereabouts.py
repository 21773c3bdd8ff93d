"""Where a report is, in words: also that nobody knows yet where it lies here."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from flask_babel import gettext as _

from tenants.complaints import Complaint
from tenants.complaints import neighbours as between


class Place(NamedTuple):
    words: str
    is_known: bool


def place_of(complaint: Complaint, unplaced: AbstractSet[int] | None = None) -> Place:
    """What another region passed on is in a guessed village until somebody has placed it: that
    is not said. `unplaced` where it was asked for a whole list (complaints.neighbours.unplaced).
    """
    waiting = between.unplaced([complaint]) if unplaced is None else unplaced
    if complaint.id in waiting:
        return Place(str(_("Tempat belum dipastikan (dari daerah lain)")), is_known=False)
    return Place(complaint.place_name, is_known=True)
