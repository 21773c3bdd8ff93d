"""Two reports about one thing, at the desk and on the pages of those who reported them."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_officer
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
DESK = "/meja/pengaduan"


def file(tenant: Tenant, **answers: object) -> tuple[str, str]:
    """The reference of a report in its agency's inbox, and the key of its reporter's link."""
    with unit_of_work(tenant):
        complaint = a_referred_complaint(**answers)
        return complaint.reference, complaints.receipts.follow_key(complaint)


def merge(officer: Visitor, member: str, lead: str) -> Page:
    page = officer.get(f"{DESK}/{member}/penggabungan?induk={lead}")
    return officer.submit(page, f"{DESK}/{member}/penggabungan")


def test_a_desk_shows_what_is_alike_and_merges_it_after_a_look_at_both(
    officer: Visitor, sambas: Tenant
) -> None:
    lead, _key = file(sambas)
    member, _key = file(sambas, text="Lubang besar di jalan depan sekolah dasar itu.")
    page = officer.get(f"{DESK}/{member}")
    assert "Laporan yang mirip (1)" in page.text
    look = officer.get(f"{DESK}/{member}/penggabungan?induk={lead}")
    assert "Jalan di depan sekolah" in look.text and "Lubang besar" in look.text
    done = merge(officer, member, lead)
    assert done.location == f"{DESK}/{lead}"
    assert member in officer.follow(done).text
    assert "+ 1 laporan lain" in officer.get(DESK).text
    assert "Digabung dengan laporan lain" in officer.get(f"{DESK}/{member}").text


def test_the_queue_names_what_a_waiting_report_may_be_the_same_as(
    app: Flask, sambas: Tenant
) -> None:
    known, _key = file(sambas)
    with unit_of_work(sambas):
        waiting = a_complaint(topic_code=None).reference
    queue = signed_in(app, sambas, a_coordinator).get("/meja/koordinasi")
    assert queue.find("a", href=f"{DESK}/{waiting}/penggabungan?induk={known}")


def test_sent_twice_it_is_said_that_it_was_done(officer: Visitor, sambas: Tenant) -> None:
    lead, _key = file(sambas)
    member, _key = file(sambas)
    page = officer.get(f"{DESK}/{member}/penggabungan?induk={lead}")
    assert officer.submit(page, f"{DESK}/{member}/penggabungan").status == 303
    assert officer.submit(page, f"{DESK}/{member}/penggabungan").status == 409


@pytest.mark.parametrize("written", ["SBS-26-000000", "", "{member}"])
def test_a_wrong_number_is_said_at_its_field(
    officer: Visitor, sambas: Tenant, written: str
) -> None:
    member, _key = file(sambas)
    page = officer.get(f"{DESK}/{member}/penggabungan")
    path = f"{DESK}/{member}/penggabungan"
    refused = officer.submit(page, path, lead=written.format(member=member))
    assert refused.status == 422
    assert refused.find("p", id="lead-error")


def test_a_report_of_another_desk_cannot_be_named(officer: Visitor, sambas: Tenant) -> None:
    member, _key = file(sambas)
    with unit_of_work(sambas):
        waiting = a_complaint(topic_code=None).reference
    assert officer.get(f"{DESK}/{member}/penggabungan?induk={waiting}").status == 422


def test_taken_out_again_with_a_reason_for_colleagues(officer: Visitor, sambas: Tenant) -> None:
    lead, _key = file(sambas)
    member, _key = file(sambas)
    merge(officer, member, lead)
    path = f"{DESK}/{member}/pemisahan"
    assert officer.submit(officer.get(path), path).status == 422
    assert officer.submit(officer.get(path), path, reason="Jalan lain.").status == 303
    assert "Jalan lain." in officer.get(f"{DESK}/{member}").text
    assert "Jalan lain." not in Visitor(officer.app, sambas.host).get(f"/pengaduan/{member}").text
    assert "+ 1 laporan lain" not in officer.get(DESK).text


def test_a_members_page_leads_to_its_lead_and_its_reporter_may_say_not_for_me(
    officer: Visitor, app: Flask, sambas: Tenant
) -> None:
    lead, _key = file(sambas, text="Lampu jalan mati.", topic_code="jalan-rusak")
    member, key = file(sambas)
    merge(officer, member, lead)
    anybody, reporter = Visitor(app, sambas.host), Visitor(app, sambas.host)
    seen = anybody.get(f"/pengaduan/{member}")
    assert seen.find("a", href=f"/pengaduan/{lead}")
    assert member in anybody.get(f"/pengaduan/{lead}").text
    reporter.get(f"/lacak/{member}/{key}")
    own = f"/pengaduan/{member}"
    assert "Belum selesai bagi saya" not in reporter.get(own).text
    settle(sambas, lead)
    page = reporter.get(own)
    assert "Sudah ditambal kemarin." in page.text
    assert "Belum selesai bagi saya" not in anybody.get(own).text
    said = reporter.submit(page, f"{own}/belum-selesai", note="Depan rumah saya belum.")
    assert said.status == 303
    assert "Dibuka kembali" in reporter.get(own).text
    assert "Depan rumah saya belum." in officer.get(f"{DESK}/{member}").text


def settle(tenant: Tenant, reference: str) -> None:
    """Its agency has answered."""
    with unit_of_work(tenant):
        lead = complaints.published().by_reference(reference)
        words = "Sudah ditambal kemarin."
        complaints.answer(an_officer(), lead, text=words, version=lead.version)


@pytest.mark.parametrize("secret", ["lead", "member"])
def test_of_a_secret_one_nobody_else_learns_the_number(
    officer: Visitor, app: Flask, sambas: Tenant, secret: str
) -> None:
    hidden = {"visibility": Visibility.SECRET}
    lead, lead_key = file(sambas, **(hidden if secret == "lead" else {}))
    member, key = file(sambas, **(hidden if secret == "member" else {}))
    merge(officer, member, lead)
    other, other_key, told = {
        "lead": (member, key, lead),
        "member": (lead, lead_key, member),
    }[secret]
    reporter, anybody = Visitor(app, sambas.host), Visitor(app, sambas.host)
    reporter.get(f"/lacak/{other}/{other_key}")
    for reader in (reporter, anybody):
        assert told not in reader.get(f"/pengaduan/{other}").text
