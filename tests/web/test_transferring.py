"""A coordinator moves what is with the wrong agency, or takes it back, from the report's page."""

import pytest
from flask import Flask

from tenants import agencies, complaints, people
from tenants.complaints import Complaint, State, Visibility
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_coordinator, a_referred_complaint, an_officer, somebody
from tests.post_office import PostOffice
from tests.visitor import Page, Visitor
from tests.workers import letters
from tests.workers.ledger import clear
from workers import relay

REASON = "Saluran ini irigasi, bukan drainase jalan."

pytestmark = pytest.mark.usefixtures("undone")


def filed(tenant: Tenant, visibility: Visibility = Visibility.PUBLIC) -> str:
    """With public works."""
    with unit_of_work(tenant):
        return a_referred_complaint(visibility=visibility).reference


def typed(page: Page, **choice: str) -> dict[str, str]:
    fields = page.form()
    return fields | {
        next(key for key in fields if key.endswith(f"-{name}")): value
        for name, value in choice.items()
    }


def social(tenant: Tenant) -> str:
    with unit_of_work(tenant, read_only=True):
        return str(agencies.by_code("dinas-sosial").id)


def now(tenant: Tenant, reference: str) -> Complaint:
    with unit_of_work(tenant, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        session.expunge_all()
        return found


def test_it_is_moved_from_its_page_and_everybody_reads_where_it_is(
    app: Flask, coordinator: Visitor, sambas: Tenant
) -> None:
    reference, target = filed(sambas), social(sambas)
    desk, url = f"/meja/pengaduan/{reference}", f"/meja/koordinasi/{reference}/pemindahan"
    assert coordinator.get(desk).find("a", href=url)
    page = coordinator.get(url)
    missing = coordinator.post(url, typed(page, agency=target))
    assert (missing.status, "Tulis alasannya." in missing.text) == (422, True)
    answer = coordinator.post(url, typed(page, agency=target, reason=REASON))
    assert (answer.status, answer.location) == (303, desk)
    assert str(now(sambas, reference).agency_id) == target
    assert REASON in coordinator.get(desk).text
    public = Visitor(app, sambas.host).get(f"/pengaduan/{reference}").text
    assert "Ditarik kembali untuk dicarikan dinas yang tepat." in public
    assert "Diteruskan ke Dinas Sosial" in public
    assert REASON not in public


def test_a_secret_one_is_moved_once_its_new_readers_were_named(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference, target = filed(sambas, Visibility.SECRET), social(sambas)
    url = f"/meja/koordinasi/{reference}/pemindahan"
    asked = coordinator.post(url, typed(coordinator.get(url), agency=target, reason=REASON))
    assert asked.status == 200
    assert "Siapa yang akan dapat membacanya?" in asked.text
    assert str(now(sambas, reference).agency_id) != target
    assert coordinator.submit(asked, url).status == 303
    assert str(now(sambas, reference).agency_id) == target
    assert REASON in coordinator.get(f"/meja/pengaduan/{reference}").text


def test_it_is_taken_back_and_waits_in_the_queue(coordinator: Visitor, sambas: Tenant) -> None:
    reference = filed(sambas)
    url = f"/meja/koordinasi/{reference}/penarikan"
    answer = coordinator.post(url, typed(coordinator.get(url), reason=REASON))
    assert (answer.status, answer.location) == (303, f"/meja/pengaduan/{reference}")
    assert now(sambas, reference).status is State.RETURNED
    queue = coordinator.get("/meja/koordinasi").text
    assert "Ditarik kembali dari Dinas Pekerjaan Umum" in queue
    assert REASON in queue


@pytest.mark.parametrize("noun", ["pemindahan", "penarikan"])
def test_who_was_second_reads_what_the_agency_did_and_keeps_the_reason(
    coordinator: Visitor, sambas: Tenant, noun: str
) -> None:
    reference, url = filed(sambas), ""
    url = f"/meja/koordinasi/{reference}/{noun}"
    page = coordinator.get(url)
    with unit_of_work(sambas):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        officer = somebody(Role.OFFICER, found.agency_id)
        complaints.start_work(officer, found, version=found.version)
    choice = {"reason": REASON} | ({"agency": social(sambas)} if noun == "pemindahan" else {})
    refused = coordinator.post(url, typed(page, **choice))
    assert refused.status == 409
    assert "Dikerjakan" in refused.text
    assert coordinator.submit(refused, url).status == 303


def test_the_agency_that_lost_it_hears_why_unless_it_is_secret(
    sambas: Tenant, post_office: PostOffice
) -> None:
    with unit_of_work(sambas):
        address = people.by_id(an_officer().id or 0).email
    for visibility, says in ((Visibility.PUBLIC, True), (Visibility.SECRET, False)):
        reference = filed(sambas, visibility)
        clear(sambas)
        with unit_of_work(sambas):
            found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
            complaints.recall(a_coordinator(), found, reason=REASON, version=found.version)
        relay.drain_effects(sambas.key)
        relay.drain_mail(sambas.key)
        mails = [
            each for each in letters.sent(sambas, post_office) if each.message["To"] == address
        ]
        [mail] = [each for each in mails if each.kind == "complaint.recalled"]
        assert reference in str(mail.message["Subject"])
        for part in (mail.text, mail.html):
            assert (REASON in " ".join(part.split())) is says
