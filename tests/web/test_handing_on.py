"""An agency says whose a report is: twice it goes straight there, then a person decides."""

import pytest
from flask import Flask

from tenants import agencies, complaints, people
from tenants.complaints import Complaint, State, Visibility
from tenants.kernel import memory
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.errors import Invalid
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_coordinator, a_referred_complaint, an_officer, somebody
from tests.signing_in import signed_in
from tests.visitor import Visitor

PUPR, HEALTH, SOCIAL, TRANSPORT = (
    "dinas-pupr",
    "dinas-kesehatan",
    "dinas-sosial",
    "dinas-perhubungan",
)


def agency(code: str) -> int:
    return agencies.by_code(code).id


def given_on(complaint: Complaint, code: str | None) -> None:
    complaints.give_back(
        somebody(Role.OFFICER, complaint.agency_id),
        complaint,
        reason="Bukan kami.",
        version=complaint.version,
        next_agency_id=agency(code) if code else None,
    )


@pytest.mark.usefixtures("in_tenant")
def test_it_goes_straight_twice_and_then_to_the_coordinator() -> None:
    complaint = a_referred_complaint()
    an_officer(HEALTH, SOCIAL, TRANSPORT)
    step, settlement = complaint.step_clock_id, complaint.settlement_clock_id
    for code in (HEALTH, SOCIAL):
        given_on(complaint, code)
        assert (complaint.status, complaint.agency_id) == (State.REFERRED, agency(code))
    given_on(complaint, TRANSPORT)
    assert (complaint.status, complaint.agency_id) == (State.RETURNED, None)
    assert (complaint.step_clock_id, complaint.settlement_clock_id) == (step, settlement)
    named = complaints.returns([complaint])[complaint.id][0]
    assert named.next_agency_id == agency(TRANSPORT)


@pytest.mark.usefixtures("in_tenant")
@pytest.mark.parametrize("code", [HEALTH, None])
def test_where_nobody_works_or_none_is_named_the_coordinator_decides(code: str | None) -> None:
    complaint = a_referred_complaint()
    given_on(complaint, code)
    assert complaint.status is State.RETURNED


@pytest.mark.usefixtures("in_tenant")
def test_what_is_secret_or_sensitive_goes_nowhere_by_itself() -> None:
    an_officer(HEALTH)
    secret = a_referred_complaint(visibility=Visibility.SECRET)
    given_on(secret, HEALTH)
    assert secret.status is State.RETURNED
    sensitive = a_referred_complaint()
    session.get_one(complaints.Topic, sensitive.topic_code).is_sensitive = True
    session.flush()
    memory.forget_everything()
    given_on(sensitive, HEALTH)
    assert sensitive.status is State.RETURNED


@pytest.mark.usefixtures("in_tenant")
def test_it_does_not_go_round_in_a_circle() -> None:
    complaint = a_referred_complaint()
    an_officer(PUPR, HEALTH)
    given_on(complaint, HEALTH)
    given_on(complaint, PUPR)
    assert complaint.status is State.RETURNED


@pytest.mark.usefixtures("in_tenant")
def test_an_agency_does_not_name_itself() -> None:
    complaint = a_referred_complaint()
    with pytest.raises(Invalid):
        given_on(complaint, PUPR)


@pytest.mark.usefixtures("undone")
def test_the_rule_is_said_and_the_officer_hears_where_it_went(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        an_officer(HEALTH)
        reference = a_referred_complaint().reference
        named = str(agency(HEALTH))
    officer = signed_in(app, sambas, an_officer)
    desk = f"/meja/pengaduan/{reference}"
    page = officer.get(desk)
    assert "Ini masih bisa 2 kali" in page.text
    back = f"{desk}/pengembalian"
    asked = officer.submit(page, back, reason="Puskesmas.", next_agency=named)
    done = officer.submit(asked, back)
    assert done.status == 303
    assert "Laporan diteruskan ke Dinas Kesehatan" in officer.follow(done).text


@pytest.mark.usefixtures("undone")
def test_the_coordinator_reads_whose_the_agency_said_it_is(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        reference = a_referred_complaint().reference
        named = str(agency(HEALTH))  # where nobody works yet
    officer = signed_in(app, sambas, an_officer)
    desk = f"/meja/pengaduan/{reference}"
    back = f"{desk}/pengembalian"
    asked = officer.submit(officer.get(desk), back, reason="Puskesmas.", next_agency=named)
    assert "Di dinas itu belum ada petugas" in asked.text
    done = officer.submit(asked, back)
    assert "dikembalikan ke koordinator" in officer.follow(done).text
    queue = signed_in(app, sambas, a_coordinator).get("/meja/koordinasi")
    assert "Menurut dinas itu: Dinas Kesehatan" in queue.text


@pytest.fixture
def desk(app: Flask, sambas: Tenant, undone: None) -> tuple[Visitor, str, str]:
    """An officer, the address of their report, and an agency where somebody works."""
    with unit_of_work(sambas):
        health = people.by_id(an_officer(HEALTH).id or 0)
        health.name = "Bu Ratna dari Puskesmas"
        reference = a_referred_complaint().reference
        named = str(agency(HEALTH))
    return signed_in(app, sambas, an_officer), f"/meja/pengaduan/{reference}", named


def state(tenant: Tenant, url: str) -> State:
    with unit_of_work(tenant, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR))
        return found.by_reference(url.rpartition("/")[2]).status


def test_naming_an_agency_is_read_before_it_is_done_and_keeps_what_was_typed(
    desk: tuple[Visitor, str, str], sambas: Tenant
) -> None:
    officer, url, named = desk
    back = f"{url}/pengembalian"
    typed = {"reason": "Puskesmas.", "next_agency": named, "note": "Tanya\nlagi."}
    asked = officer.submit(officer.get(url), back, **typed)
    assert asked.status == 200
    assert "Bu Ratna dari Puskesmas" in asked.text
    assert state(sambas, url) is State.REFERRED
    again = officer.submit(asked, back, show="form")
    assert (again.status, again.form(f"{url}/catatan")["note"]) == (200, "Tanya\nlagi.")
    assert again.form(f"{url}/catatan")["next_agency"] == named
    # The note was not sent: it is shown once more.
    done = officer.submit(asked, back)
    assert "Tulisan berikut tidak ikut terkirim" in done.text
    assert officer.submit(asked, back).status == 409  # twice is once
    with unit_of_work(sambas, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR))
        assert str(found.by_reference(url.rpartition("/")[2]).agency_id) == named


def test_what_was_read_of_one_agency_is_asked_again_of_another(
    desk: tuple[Visitor, str, str], sambas: Tenant
) -> None:
    officer, url, named = desk
    back = f"{url}/pengembalian"
    asked = officer.submit(officer.get(url), back, reason="Puskesmas.", next_agency=named)
    with unit_of_work(sambas, read_only=True):
        other = str(agency(SOCIAL))
    assert officer.submit(asked, back, next_agency=other).status == 200
    assert state(sambas, url) is State.REFERRED
    assert officer.submit(asked, back, next_agency="99999999").status == 404
    assert officer.submit(asked, back, next_agency="").status == 303  # the coordinator's


@pytest.mark.usefixtures("undone")
def test_the_likely_agencies_stand_first_and_each_once(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        complaint = a_referred_complaint(text="Sampah menumpuk di tepi jalan rusak, bau sekali.")
        url = f"/meja/pengaduan/{complaint.reference}"
        own = str(complaint.agency_id)
        likely = str(agency("dinas-lingkungan-hidup"))
    page = signed_in(app, sambas, an_officer).get(url)
    [select] = page.find("select", name="next_agency")
    groups = [
        (each.get("label"), [option.get("value") for option in each])
        for each in select.iter("optgroup")
    ]
    assert groups[0][0] == "Paling mungkin dari ceritanya"
    assert likely in groups[0][1]
    values = [each.get("value") for each in select.iter("option")]
    assert values[0] == ""
    assert len(values) == len(set(values))
    assert own not in values
