"""Whoever acts, as permissions and the audit see them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as permissions see them; `receipts` are ids of complaints they proved theirs."""

    id: int | None = None
    role: str | None = None
    agency_id: int | None = None
    name: str = ""
    receipts: frozenset[int] = field(default_factory=frozenset)

    @property
    def label(self) -> str:
        """How the audit names them."""
        return f"account:{self.id}" if self.id else "visitor"


NOBODY = Actor()
# The service itself, where a job acts: it may do nothing by permission.
SYSTEM = Actor(name="Jembatan")
