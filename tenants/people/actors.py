"""Whoever acts, as permissions and the audit see them."""

from dataclasses import dataclass, field
from enum import StrEnum

from tenants.kernel import audit
from tenants.people.roles import Grants, Role


class Kind(StrEnum):
    """What acts; the audit's word where it has no number."""

    SYSTEM = audit.SYSTEM
    VISITOR = "visitor"
    ACCOUNT = "account"


def proof(kind: str, number: int) -> str:
    """The name of a thing somebody can prove theirs: its service's word and its id."""
    return f"{kind}:{number}"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts; `proofs` name the things they proved theirs. ValueError if kind and id disagree."""

    kind: Kind = Kind.VISITOR
    id: int | None = None
    name: str = ""
    grants: Grants = field(default_factory=Grants)
    proofs: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if (self.kind is Kind.ACCOUNT) != (self.id is not None):
            message = f"an actor of kind {self.kind} with the id {self.id}"
            raise ValueError(message)

    @property
    def label(self) -> str:
        """How the audit names them: `account:45`, `visitor` or `system`."""
        return self.kind if self.id is None else f"{self.kind}:{self.id}"

    def has(self, role: Role) -> bool:
        return self.grants.has(role)

    @property
    def agency_ids(self) -> frozenset[int]:
        """The agencies they are an officer of."""
        return self.grants.agency_ids

    @property
    def headed_ids(self) -> frozenset[int]:
        """The agencies they lead."""
        return self.grants.headed_ids

    def proven(self, kind: str) -> frozenset[int]:
        """The ids of one service's things among the proofs."""
        split = (each.partition(":") for each in self.proofs)
        return frozenset(int(number) for of, _, number in split if of == kind)


NOBODY = Actor()
# The service itself, where a job acts: it may do nothing by permission.
SYSTEM = Actor(Kind.SYSTEM, name="Jembatan")
