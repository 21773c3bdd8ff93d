"""The one page of who may do what: what is asked without a thing, and what only with one."""

from dataclasses import dataclass

import pytest

from tenants.people import NOBODY, Actor, Permission, Role, may, proof
from tenants.people.permissions import PERMISSIONS, AboutThing
from tests.factories import somebody


@dataclass(frozen=True)
class Anything:
    """A thing that no permission knows more of than it must."""

    proof: str = "request:5"
    agency_id: int | None = None
    reporter_id: int | None = None
    is_public: bool = False
    is_anonymous: bool = False


def test_a_new_condition_about_things_is_left_open_until_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    is_number_five = AboutThing(lambda _person, thing: thing.proof.endswith(":5"))
    monkeypatch.setitem(PERMISSIONS, Permission.ADMINISTER, [[is_number_five]])
    assert may(NOBODY, Permission.ADMINISTER)
    assert may(NOBODY, Permission.ADMINISTER, Anything("request:5"))
    assert not may(NOBODY, Permission.ADMINISTER, Anything("request:6"))


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_answers_everybody_without_a_thing(permission: Permission) -> None:
    for actor in (NOBODY, *(somebody(role) for role in Role)):
        assert may(actor, permission) in {True, False}


def test_what_the_person_decides_is_decided_without_a_thing() -> None:
    assert may(somebody(Role.COORDINATOR), Permission.COORDINATE_COMPLAINTS)
    assert not may(NOBODY, Permission.COORDINATE_COMPLAINTS)
    assert not may(NOBODY, Permission.HANDLE_COMPLAINT)


def test_a_proof_opens_nothing_of_another_service_with_the_same_number() -> None:
    holder = Actor(proofs=frozenset({proof("complaint", 5), proof("complaint", 7)}))
    assert may(holder, Permission.JUDGE_ANSWER, Anything(proof("complaint", 5)))
    assert not may(holder, Permission.JUDGE_ANSWER, Anything(proof("request", 5)))
    assert (holder.proven("complaint"), holder.proven("request")) == ({5, 7}, set())
