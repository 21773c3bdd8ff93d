"""Reports about one thing, worked on together: what their reporters are told."""

from typing import Any

from tenants import complaints
from tenants.people import Actor
from tests.factories import a_referred_complaint


def a_cluster(officer: Actor, about: dict[str, Any], *, said: str) -> None:
    """A lead that is answered, one that stays with it, and one that is taken out again."""
    lead, member, other = (a_referred_complaint(**about) for _ in range(3))
    for each in (member, other):
        complaints.clusters.merge(officer, each, lead, version=each.version)
    complaints.answer(officer, lead, text=said, version=lead.version)
    complaints.clusters.unmerge(officer, other, reason=said, version=other.version)
