"""How pressing a report is and whose: stored, told to colleagues alone, lost to nobody."""

import pytest

from tenants import complaints, people
from tenants.complaints import Complaint, Priority
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.errors import Conflict, Invalid
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from tests.factories import a_referred_complaint, an_officer
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def desk(sambas: Tenant) -> str:
    with unit_of_work(sambas):
        return f"/meja/pengaduan/{a_referred_complaint().reference}"


def test_what_is_arranged_is_a_line_for_colleagues(
    officer: Visitor, sambas: Tenant, me: Actor, desk: str
) -> None:
    with unit_of_work(sambas):
        code = people.code_of(me.id or 0)
    page = officer.get(desk)
    form = {"penanganan-priority": "mendesak", "penanganan-assignee": code}
    done = officer.submit(page, action=f"{desk}/penanganan", **form)
    assert (done.status, done.location) == (303, desk)
    shown = officer.get(desk)
    [notes] = [each for each in shown.find("section") if each.get("class") == "internal"]
    said = "".join(notes.itertext())
    assert "Prioritas menjadi Mendesak." in said
    assert f"Ditugaskan kepada {me.name}." in said
    reporter = officer.get(desk.replace("/meja", "")).text
    assert "Mendesak" not in reporter and me.name not in reporter.partition("<main")[2]


def test_who_was_first_is_said_and_nothing_is_lost(officer: Visitor, desk: str) -> None:
    page = officer.get(desk)
    officer.submit(page, action=f"{desk}/penanganan", **{"penanganan-priority": "tinggi"})
    late = officer.submit(page, action=f"{desk}/penanganan", **{"penanganan-priority": "rendah"})
    assert late.status == 409
    again = officer.submit(late, action=f"{desk}/penanganan", **{"penanganan-priority": "rendah"})
    assert again.status == 303


def test_only_a_colleague_of_its_agency_may_be_given_it(sambas: Tenant, me: Actor) -> None:
    with unit_of_work(sambas):
        complaint = a_referred_complaint()
        stranger = an_officer("dinas-sosial")
        with pytest.raises(Invalid):
            complaints.handling.assign(me, complaint, stranger.id, version=complaint.version)
        with pytest.raises(Conflict):
            complaints.handling.assign(me, complaint, me.id, version=complaint.version + 1)


def test_the_same_again_changes_nothing(sambas: Tenant, me: Actor) -> None:
    with unit_of_work(sambas):
        complaint = a_referred_complaint()
        complaints.handling.set_priority(me, complaint, Priority.HIGH, version=complaint.version)
        seen = complaint.version
        complaints.handling.set_priority(me, complaint, Priority.HIGH, version=seen)
        session.flush()
        assert complaint.version == seen


def test_whose_it_was_is_forgotten_when_it_leaves_the_agency(sambas: Tenant, me: Actor) -> None:
    with unit_of_work(sambas):
        complaint: Complaint = a_referred_complaint()
        complaints.handling.assign(me, complaint, me.id, version=complaint.version)
        complaints.give_back(me, complaint, reason="Bukan kami.", version=complaint.version)
        assert complaint.assignee_id is None
