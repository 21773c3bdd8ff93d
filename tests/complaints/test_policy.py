"""One complaint by predicate, many by SQL: both must say the same of everybody."""

from dataclasses import replace

import pytest

from tenants import agencies, complaints, people
from tenants.complaints import Filter, Visibility
from tenants.kernel.errors import NotFound
from tenants.people import NOBODY, Actor, Grant, Permission, Role
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    a_resident,
    an_account,
    an_officer,
    somebody,
)

pytestmark = pytest.mark.usefixtures("in_tenant")


@pytest.fixture
def reporter() -> Actor:
    return a_resident()


@pytest.fixture
def everything(reporter: Actor) -> list[complaints.Complaint]:
    """Every visibility, referred and not, by an account and by nobody."""
    return [
        make(who, visibility=visibility)
        for make in (a_complaint, a_referred_complaint)
        for visibility in Visibility
        for who in (reporter, NOBODY)
    ]


def test_the_predicate_and_the_query_agree_for_everybody(
    everything: list[complaints.Complaint], reporter: Actor
) -> None:
    holder = Actor(proofs=frozenset({everything[0].proof, everything[5].proof}))
    admin = somebody(Role.TENANT_ADMIN)
    one_for_all = an_account(
        Grant(Role.COORDINATOR), Grant(Role.OFFICER, agencies.by_code("dinas-sosial").id)
    )
    readers = (
        NOBODY, reporter, holder, replace(reporter, proofs=holder.proofs), a_resident(),
        an_officer("dinas-pupr"), an_officer("dinas-kesehatan"), a_coordinator(), admin,
        an_officer("dinas-pupr", "dinas-kesehatan"), one_for_all.as_actor(),
    )  # fmt: skip
    for actor in readers:
        page = complaints.visible_to(actor).newest(Filter(), limit=100)
        by_query = {each.id for each in page.items}
        by_predicate = {
            each.id for each in everything if people.may(actor, Permission.READ_COMPLAINT, each)
        }
        assert by_query == by_predicate, actor


def test_not_yours_and_not_there_are_one_answer() -> None:
    secret = a_referred_complaint(visibility=Visibility.SECRET)
    answers = set()
    for reference in (secret.reference, "SBS-26-ZZZZZZ"):
        with pytest.raises(NotFound) as refused:
            complaints.visible_to(NOBODY).by_reference(reference)
        answers.add(refused.value.message)
    assert len(answers) == 1


def test_the_public_list_holds_no_secret_and_nothing_unchecked() -> None:
    a_complaint()
    a_referred_complaint(visibility=Visibility.SECRET)
    shown = a_referred_complaint(visibility=Visibility.ANONYMOUS)
    page = complaints.published().newest(Filter())
    assert [each.id for each in page.items] == [shown.id]


def test_only_handlers_learn_who_reported_and_nobody_of_an_anonim() -> None:
    named = a_referred_complaint(name="Warga")
    hidden = a_referred_complaint(visibility=Visibility.ANONYMOUS)
    officer = an_officer("dinas-pupr")
    assert people.may(officer, Permission.READ_REPORTER, named)
    assert not people.may(an_officer("dinas-sosial"), Permission.READ_REPORTER, named)
    for actor in (officer, a_coordinator()):
        assert not people.may(actor, Permission.READ_REPORTER, hidden)
