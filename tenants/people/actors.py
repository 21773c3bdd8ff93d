"""Whoever acts, as permissions and the audit see them."""

from dataclasses import dataclass, field


def proof(kind: str, number: int) -> str:
    """The name of a thing somebody can prove theirs: its service's word and its id."""
    return f"{kind}:{number}"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as permissions see them; `proofs` name the things they proved theirs."""

    id: int | None = None
    role: str | None = None
    agency_id: int | None = None
    name: str = ""
    proofs: frozenset[str] = field(default_factory=frozenset)

    @property
    def label(self) -> str:
        """How the audit names them."""
        return f"account:{self.id}" if self.id else "visitor"

    def proven(self, kind: str) -> frozenset[int]:
        """The ids of one service's things among the proofs."""
        split = (each.partition(":") for each in self.proofs)
        return frozenset(int(number) for of, _, number in split if of == kind)


NOBODY = Actor()
# The service itself, where a job acts: it may do nothing by permission.
SYSTEM = Actor(name="Jembatan")
