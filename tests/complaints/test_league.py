"""Which agencies the regent's table holds, and which of them are judged."""

from datetime import timedelta

import pytest

from tenants import complaints
from tenants.complaints import Complaint, figures
from tenants.kernel import clock, memory
from tenants.people import Role
from tests.factories import a_referred_complaint, somebody

pytestmark = pytest.mark.usefixtures("in_tenant")
LAMP = {
    "topic_code": "lampu-jalan-mati",
    "text": "Lampu jalan di simpang padam sejak dua pekan.",
}


def answered_late() -> Complaint:
    with clock.frozen(clock.now() - timedelta(days=20)):
        complaint = a_referred_complaint()
    officer = somebody(Role.OFFICER, complaint.agency_id)
    complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)
    return complaint


def league() -> tuple[figures.Standing, ...]:
    memory.forget()
    return figures.of_region().league


def test_an_agency_with_nothing_open_and_few_settled_is_not_in_it() -> None:
    for _number in range(figures.FEWEST - 1):
        answered_late()
    lamp = a_referred_complaint(**LAMP)
    [only] = league()
    assert (only.agency_id, only.is_judged) == (lamp.agency_id, False)
    last = answered_late()
    worst, other = league()
    assert (worst.agency_id, worst.is_judged, worst.rate.now.share) == (last.agency_id, True, 0)
    assert other.agency_id == lamp.agency_id
