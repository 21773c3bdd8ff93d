"""Who may do what, on one page.

A permission lists alternatives; an alternative is a list of conditions that must all hold.
A condition says by its type whether the person alone decides, or the person and the thing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tenants.people.actors import Actor
from tenants.people.roles import Role


class Permission(StrEnum):
    """Things people do; PERMISSIONS says who."""

    READ_COMPLAINT = "read_complaint"
    SEE_PHOTOS = "see_photos"
    SEE_HIDDEN_PHOTOS = "see_hidden_photos"
    HIDE_PHOTO = "hide_photo"
    HIDE_WORDS = "hide_words"
    READ_REPORTER = "read_reporter"
    HANDLE_COMPLAINT = "handle_complaint"
    NOTE_COMPLAINT = "note_complaint"
    MERGE_COMPLAINTS = "merge_complaints"
    WRITE_TEMPLATES = "write_templates"
    COORDINATE_COMPLAINTS = "coordinate_complaints"
    FILE_FOR_OTHERS = "file_for_others"
    JUDGE_ANSWER = "judge_answer"
    COMPLETE_COMPLAINT = "complete_complaint"
    RESEND_MAIL = "resend_mail"
    LEAD_AGENCY = "lead_agency"
    OVERSEE_REGION = "oversee_region"
    READ_FIGURES = "read_figures"
    USE_DESK = "use_desk"
    ADMINISTER = "administer"


class Thing(Protocol):
    """What conditions ask of a thing: a service's model answers all of it."""

    @property
    def proof(self) -> str: ...
    @property
    def agency_id(self) -> int | None: ...
    @property
    def reporter_id(self) -> int | None: ...
    @property
    def is_public(self) -> bool: ...
    @property
    def is_checked(self) -> bool: ...
    @property
    def is_anonymous(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class AboutPerson:
    """Decided by the person alone."""

    holds: Callable[[Actor], bool]

    def allows(self, person: Actor, _thing: Thing | None) -> bool:
        return self.holds(person)


@dataclass(frozen=True, slots=True)
class AboutThing:
    """Decided by the person and the thing; as long as there is none, it might hold."""

    holds: Callable[[Actor, Thing], bool]

    def allows(self, person: Actor, thing: Thing | None) -> bool:
        return thing is None or self.holds(person, thing)


@AboutPerson
def is_staff(person: Actor) -> bool:
    return person.grants.is_staff


@AboutPerson
def is_officer(person: Actor) -> bool:
    return person.has(Role.OFFICER)


@AboutPerson
def is_coordinator(person: Actor) -> bool:
    return person.has(Role.COORDINATOR)


@AboutPerson
def is_head(person: Actor) -> bool:
    return person.has(Role.HEAD)


@AboutPerson
def is_regent(person: Actor) -> bool:
    return person.has(Role.REGENT)


@AboutPerson
def is_at_counter(person: Actor) -> bool:
    return person.has(Role.COUNTER)


@AboutPerson
def is_tenant_admin(person: Actor) -> bool:
    return person.has(Role.TENANT_ADMIN)


@AboutThing
def is_public(_person: Actor, thing: Thing) -> bool:
    return thing.is_public


@AboutThing
def is_checked(_person: Actor, thing: Thing) -> bool:
    return thing.is_checked


@AboutThing
def is_named(_person: Actor, thing: Thing) -> bool:
    return not thing.is_anonymous


@AboutThing
def is_of_its_agency(person: Actor, thing: Thing) -> bool:
    return thing.agency_id in person.agency_ids


@AboutThing
def is_its_reporter(person: Actor, thing: Thing) -> bool:
    known = person.id is not None and person.id == thing.reporter_id
    return known or thing.proof in person.proofs


Condition = AboutPerson | AboutThing

PERMISSIONS: dict[Permission, list[list[Condition]]] = {
    Permission.READ_COMPLAINT: [
        [is_public],
        [is_its_reporter],
        [is_officer, is_of_its_agency],
        [is_coordinator],
    ],
    Permission.SEE_PHOTOS: [
        [is_public, is_checked],
        [is_its_reporter],
        [is_officer, is_of_its_agency],
        [is_coordinator],
    ],
    Permission.SEE_HIDDEN_PHOTOS: [
        [is_its_reporter],
        [is_officer, is_of_its_agency],
        [is_coordinator],
    ],
    Permission.HIDE_PHOTO: [[is_officer, is_of_its_agency], [is_coordinator]],
    Permission.HIDE_WORDS: [[is_officer, is_of_its_agency], [is_coordinator]],
    Permission.READ_REPORTER: [
        [is_its_reporter],
        [is_officer, is_of_its_agency, is_named],
        [is_coordinator, is_named],
    ],
    Permission.HANDLE_COMPLAINT: [[is_officer, is_of_its_agency]],
    Permission.NOTE_COMPLAINT: [[is_officer, is_of_its_agency], [is_coordinator]],
    Permission.MERGE_COMPLAINTS: [[is_officer, is_of_its_agency], [is_coordinator]],
    Permission.WRITE_TEMPLATES: [[is_officer], [is_coordinator]],
    Permission.COORDINATE_COMPLAINTS: [[is_coordinator]],
    Permission.FILE_FOR_OTHERS: [[is_at_counter], [is_officer], [is_coordinator]],
    Permission.JUDGE_ANSWER: [[is_its_reporter]],
    Permission.COMPLETE_COMPLAINT: [[is_its_reporter]],
    Permission.RESEND_MAIL: [[is_officer, is_of_its_agency], [is_coordinator]],
    Permission.LEAD_AGENCY: [[is_head]],
    Permission.OVERSEE_REGION: [[is_regent], [is_coordinator]],
    Permission.READ_FIGURES: [[is_head], [is_regent], [is_coordinator]],
    Permission.USE_DESK: [[is_staff]],
    Permission.ADMINISTER: [[is_tenant_admin]],
}


def may(person: Actor, permission: Permission, thing: Thing | None = None) -> bool:
    """Whether `person` may; without a thing: whether there is any thing they might."""
    return any(
        all(condition.allows(person, thing) for condition in alternative)
        for alternative in PERMISSIONS[permission]
    )
