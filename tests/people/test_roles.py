"""Roles are rows: several to a person, each given by somebody, gone when it is taken."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from tenants import agencies, complaints, people
from tenants.complaints import Box, Filter
from tenants.kernel import outbox
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session
from tenants.people import OF_AGENCY, SYSTEM, Grant, Grants, Permission, Role, may
from tenants.people.models import AccountRole
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    a_resident,
    an_account,
    an_officer,
)
from tests.statements import counted

pytestmark = pytest.mark.usefixtures("in_tenant")


@pytest.fixture
def pupr() -> int:
    return agencies.by_code("dinas-pupr").id


def test_a_role_given_twice_is_one_row_that_says_who_gave_it(pupr: int) -> None:
    giver = an_account(Grant(Role.TENANT_ADMIN)).as_actor()
    account = an_account()
    for _ in range(2):
        people.grant(account, Role.COORDINATOR, by=giver)
        people.grant(account, Role.OFFICER, agency_id=pupr, by=giver)
    rows = session.scalars(select(AccountRole).where(AccountRole.account_id == account.id)).all()
    assert {(each.role, each.agency_id, each.granted_by) for each in rows} == {
        ("coordinator", None, giver.id),
        ("officer", pupr, giver.id),
    }
    assert len(rows) == 2
    assert account.grants == {Grant(Role.COORDINATOR), Grant(Role.OFFICER, pupr)}
    assert audited(f"account:{account.id}") == [
        (giver.label, "account.grant", {"role": "coordinator", "agency_id": None}),
        (giver.label, "account.grant", {"role": "officer", "agency_id": pupr}),
    ]


def audited(subject: str) -> list[tuple[str, str, dict]]:
    rows = session.scalars(
        select(AuditEntry).where(AuditEntry.subject == subject).order_by(AuditEntry.id)
    )
    return [(each.actor, each.action, each.detail) for each in rows]


def test_a_role_taken_away_leaves_the_others(pupr: int) -> None:
    health = agencies.by_code("dinas-kesehatan").id
    account = an_account(
        Grant(Role.OFFICER, pupr), Grant(Role.OFFICER, health), Grant(Role.COORDINATOR)
    )
    people.revoke(account, Role.OFFICER, agency_id=pupr, by=SYSTEM)
    people.revoke(account, Role.TENANT_ADMIN, by=SYSTEM)
    assert account.grants == {Grant(Role.OFFICER, health), Grant(Role.COORDINATOR)}
    people.revoke(account, Role.COORDINATOR, by=SYSTEM)
    assert account.grants == {Grant(Role.OFFICER, health)}
    assert [action for _, action, _ in audited(f"account:{account.id}")[3:]] == [
        "account.revoke",
        "account.revoke",
    ]


@pytest.mark.parametrize("role", Role)
def test_the_database_wants_an_agency_for_who_is_of_one_and_for_nobody_else(
    role: Role, pupr: int
) -> None:
    account = an_account()
    wrong = None if role in OF_AGENCY else pupr
    with pytest.raises(IntegrityError, match="account_role_agency_ck"), session.begin_nested():
        people.grant(account, role, agency_id=wrong, by=SYSTEM)
    people.grant(account, role, agency_id=None if wrong else pupr, by=SYSTEM)
    assert account.grants.roles == [role]


def test_the_database_knows_no_other_role() -> None:
    account = an_account()
    statement = text(
        "INSERT INTO account_role (account_id, role, granted_at) VALUES (:id, 'king', now())"
    )
    with pytest.raises(IntegrityError, match="account_role_role_ck"), session.begin_nested():
        session.execute(statement, {"id": account.id})


def test_everybody_is_a_resident_and_nobody_is_staff_without_a_role() -> None:
    resident = a_resident()
    assert resident.grants == Grants()
    assert not any(may(resident, each) for each in (Permission.USE_DESK, Permission.ADMINISTER))
    assert all(may(an_account(each).as_actor(), Permission.USE_DESK) for each in one_each())


def one_each() -> list[Grant]:
    pupr = agencies.by_code("dinas-pupr").id
    return [Grant(role, pupr if role in OF_AGENCY else None) for role in Role]


def test_one_person_does_what_each_of_their_roles_may() -> None:
    both = an_account(*one_each()).as_actor()
    needed = (
        Permission.HANDLE_COMPLAINT,
        Permission.COORDINATE_COMPLAINTS,
        Permission.ADMINISTER,
    )
    assert all(may(both, each) for each in needed)
    elsewhere = a_referred_complaint(topic_code="lampu-jalan-mati")
    assert elsewhere.agency_id not in both.agency_ids
    assert may(both, Permission.READ_COMPLAINT, elsewhere)
    assert not may(both, Permission.HANDLE_COMPLAINT, elsewhere)


def test_an_officer_of_two_agencies_has_one_inbox_and_no_third_agencys_work() -> None:
    roads = a_referred_complaint(topic_code="jalan-rusak")
    lamps = a_referred_complaint(topic_code="lampu-jalan-mati")
    a_complaint()
    codes = [agencies.by_id(each.agency_id or 0).code for each in (roads, lamps)]
    officer, stranger = an_officer(*codes), an_officer("dinas-sosial")
    assert len(officer.agency_ids) == 2
    found = complaints.desk.inbox(officer, Box.ALL)
    assert {each.id for each in found.items} == {roads.id, lamps.id}
    assert complaints.count_boxes(officer)[Box.NEW] == 2
    handled = complaints.handled_by(officer).newest(Filter())
    assert {each.id for each in handled.items} == {roads.id, lamps.id}
    assert not complaints.desk.inbox(stranger, Box.ALL).items


def test_a_session_brings_the_roles_in_its_one_statement(pupr: int) -> None:
    account = an_account(Grant(Role.OFFICER, pupr), Grant(Role.COORDINATOR))
    token = people.sessions.open_for(account)
    session.flush()
    session.expire_all()
    with counted() as sent:
        found = people.sessions.find(token)
        assert found is not None
        actor = found[0].as_actor()
    assert (actor.has(Role.OFFICER), actor.has(Role.COORDINATOR)) == (True, True)
    assert not actor.has(Role.TENANT_ADMIN)
    assert actor.agency_ids == {pupr}
    assert len(sent) == 1, sent


def test_an_invited_resident_keeps_their_account_and_gets_the_role(pupr: int) -> None:
    resident, coordinator = an_account(), a_coordinator()
    for _ in range(2):
        invited = people.invite(
            email=resident.email.upper(),
            name="Nama Lain",
            role=Role.OFFICER,
            agency_id=pupr,
            by=coordinator,
        )
        assert (invited.id, invited.name) == (resident.id, resident.name)
    assert invited.grants == {Grant(Role.OFFICER, pupr)}
    (mail,) = outbox.about(f"account:{resident.id}:")
    assert (mail.kind, mail.payload["role"], mail.payload["agency_id"]) == (
        "people.role",
        "officer",
        pupr,
    )


def test_officers_of_an_agency_are_found_once_whatever_else_they_are(pupr: int) -> None:
    health = agencies.by_code("dinas-kesehatan").id
    many = an_account(
        Grant(Role.OFFICER, pupr), Grant(Role.OFFICER, health), Grant(Role.COORDINATOR)
    )
    assert [each.id for each in people.officers_of(health)] == [many.id]
    assert [each.id for each in people.officers_of(pupr)].count(many.id) == 1


def test_who_leads_an_agency_works_on_none_of_its_reports() -> None:
    report = a_referred_complaint()
    head = an_account(Grant(Role.HEAD, report.agency_id)).as_actor()
    assert (head.headed_ids, head.agency_ids) == ({report.agency_id}, frozenset())
    for permission in (Permission.HANDLE_COMPLAINT, Permission.READ_REPORTER):
        assert not may(head, permission, report)
    assert head.id not in {each.id for each in people.officers_of(report.agency_id or 0)}


def test_a_head_alone_does_not_staff_an_agency(pupr: int) -> None:
    an_account(Grant(Role.HEAD, pupr))
    assert pupr in people.staffing({pupr}).empty_agency_ids
