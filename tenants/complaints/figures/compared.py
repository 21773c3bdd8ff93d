"""A figure beside the one of the period before."""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from tenants.complaints.figures.counting import Counted

T = TypeVar("T")


class Compared(NamedTuple, Generic[T]):
    now: T
    before: T


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """0 to 1; None where there is nothing to be a part of."""
        return self.count / self.of if self.of else None


def counts(counted: Counted) -> Compared[int]:
    return Compared(counted.of().count, counted.of(before=True).count)


def reopened(answered: Counted) -> Compared[Share]:
    """Of the reports first answered then, those that were opened again since."""
    both = (answered.of(), answered.of(before=True))
    now, before = (Share(each.reopened_count, each.count) for each in both)
    return Compared(now, before)
