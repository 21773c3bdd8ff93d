"""Who may do what, on one page.

A permission lists alternatives; an alternative is a list of conditions that must all hold.
A condition is about the person, or about the person and the thing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from tenants.people.roles import STAFF, Role


class Person(Protocol):
    """Whoever asks: an account, or a visitor with the receipts they have shown."""

    @property
    def id(self) -> int | None: ...
    @property
    def role(self) -> str | None: ...
    @property
    def agency_id(self) -> int | None: ...
    @property
    def receipts(self) -> frozenset[int]: ...


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


class Permission(StrEnum):
    """Things people do; PERMISSIONS says who."""

    READ_COMPLAINT = "read_complaint"
    READ_REPORTER = "read_reporter"
    HANDLE_COMPLAINT = "handle_complaint"
    COORDINATE_COMPLAINTS = "coordinate_complaints"
    JUDGE_ANSWER = "judge_answer"
    RESEND_MAIL = "resend_mail"
    USE_DESK = "use_desk"
    ADMINISTER = "administer"


Condition = Callable[[Person, Any], bool]


def is_staff(person: Person, _thing: Any) -> bool:
    return person.role in STAFF


def is_officer(person: Person, _thing: Any) -> bool:
    return person.role == Role.OFFICER


def is_coordinator(person: Person, _thing: Any) -> bool:
    return person.role == Role.COORDINATOR


def is_tenant_admin(person: Person, _thing: Any) -> bool:
    return person.role == Role.TENANT_ADMIN


def is_public(_person: Person, thing: Any) -> bool:
    return bool(thing.is_public)


def is_named(_person: Person, thing: Any) -> bool:
    return not thing.is_anonymous


def is_of_its_agency(person: Person, thing: Any) -> bool:
    return person.agency_id is not None and person.agency_id == thing.agency_id


def is_its_reporter(person: Person, thing: Any) -> bool:
    known = person.id is not None and person.id == thing.reporter_id
    return known or thing.id in person.receipts


ABOUT_THE_THING = frozenset({is_public, is_named, is_of_its_agency, is_its_reporter})

PERMISSIONS: dict[Permission, list[list[Condition]]] = {
    Permission.READ_COMPLAINT: [
        [is_public],
        [is_its_reporter],
        [is_officer, is_of_its_agency],
        [is_coordinator],
    ],
    Permission.READ_REPORTER: [
        [is_its_reporter],
        [is_officer, is_of_its_agency, is_named],
        [is_coordinator, is_named],
    ],
    Permission.HANDLE_COMPLAINT: [[is_officer, is_of_its_agency]],
    Permission.COORDINATE_COMPLAINTS: [[is_coordinator]],
    Permission.JUDGE_ANSWER: [[is_its_reporter]],
    Permission.RESEND_MAIL: [[is_officer, is_of_its_agency], [is_coordinator]],
    Permission.USE_DESK: [[is_staff]],
    Permission.ADMINISTER: [[is_tenant_admin]],
}


def may(person: Person, permission: Permission, thing: Any = None) -> bool:
    """Whether `person` may; without a thing: whether there is any thing they might."""
    return any(
        all(
            condition(person, thing)
            for condition in alternative
            if thing is not None or condition not in ABOUT_THE_THING
        )
        for alternative in PERMISSIONS[permission]
    )
