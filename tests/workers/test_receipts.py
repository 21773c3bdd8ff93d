"""Anybody may leave anybody's address: a mailbox is told of five reports in an hour, no more."""

from datetime import timedelta

import pytest

from tenants import complaints, people
from tenants.complaints import Complaint
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_resident
from tests.post_office import PostOffice
from tests.workers.ledger import MORNING, clear, rows
from workers import relay

pytestmark = pytest.mark.usefixtures("undone")

VICTIM = "korban@contoh.test"
MINUTE = timedelta(minutes=1)


def file(count: int, email: str = VICTIM, **who: object) -> list[Complaint]:
    """One a minute from MORNING on; needs a unit of work."""
    filed = []
    for number in range(count):
        with clock.frozen(MORNING + number * MINUTE):
            filed.append(a_complaint(email=email, **who))
    return filed


def test_the_sixth_receipt_of_an_hour_is_not_sent_and_its_report_is_taken(
    sambas: Tenant, post_office: PostOffice
) -> None:
    clear(sambas)
    with unit_of_work(sambas):
        filed = file(12)
        told = [complaints.letters.is_receipted(each) for each in filed]
        references = [each.reference for each in filed]
    relay.drain_mail(sambas.key)
    assert told == [True] * 5 + [False] * 7
    mails = post_office.sent_to(VICTIM)
    assert len(mails) == 5
    for reference in references[:5]:
        assert any(reference in str(mail) for mail in mails)
    receipts = [each for each in rows(sambas) if each.kind == "complaint.receipt"]
    assert len(receipts) == 12
    assert {each.state for each in receipts} == {"done"}


@pytest.mark.usefixtures("in_tenant")
class TestWhoIsTold:
    def test_another_mailbox_has_its_own_five(self) -> None:
        file(6)
        (other,) = file(1, "orang.lain@contoh.test")
        assert complaints.letters.is_receipted(other)

    def test_what_stands_behind_a_plus_is_the_same_mailbox(self) -> None:
        file(3)
        file(2, "korban+satu@contoh.test")
        (sixth,) = file(1, "korban+dua+tiga@contoh.test")
        (other,) = file(1, "korban+dua@lain.test")
        assert not complaints.letters.is_receipted(sixth)
        assert complaints.letters.is_receipted(other)

    def test_an_hour_later_it_is_told_again(self) -> None:
        assert not complaints.letters.is_receipted(file(6)[-1])
        with clock.frozen(MORNING + timedelta(hours=1, minutes=6)):
            assert complaints.letters.is_receipted(a_complaint(email=VICTIM))

    def test_what_was_told_stays_told_whatever_comes_after(self) -> None:
        first = file(12)[0]
        assert complaints.letters.is_receipted(first)

    def test_ones_own_proved_address_is_always_told(self) -> None:
        resident = a_resident()
        own = people.by_id(resident.id or 0).email
        assert all(complaints.letters.is_receipted(each) for each in file(8, own, actor=resident))
        stranger = file(1, own)[0]
        assert not complaints.letters.is_receipted(stranger)

    def test_an_account_without_an_address_in_the_report_is_told(self) -> None:
        complaint = a_complaint(a_resident())
        session.flush()
        assert complaints.letters.is_receipted(complaint)
        assert not complaints.letters.is_receipted(a_complaint())
