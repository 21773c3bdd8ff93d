"""Where most is late, for everybody: as in every public figure, no group of few is told."""

from typing import NamedTuple

from tenants.complaints.figures.fewest import FEWEST
from tenants.complaints.policy import published
from tenants.complaints.queries import loads
from tenants.kernel.memory import remembered


class Lateness(NamedTuple):
    """Agencies with enough late reports, the most first; how many others have fewer than FEWEST."""

    told: tuple[loads.Load, ...]
    hidden_count: int


def lateness() -> Lateness:
    """Of what everybody may read; a minute old at most."""
    return remembered("lateness", _lateness)


def _lateness() -> Lateness:
    late = [each for each in loads.of(published()) if each.late_count]
    told = tuple(each for each in late if each.late_count >= FEWEST)
    return Lateness(told, len(late) - len(told))
