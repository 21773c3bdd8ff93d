"""Pictures become public with a word beforehand, and each can be kept from the public."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import complaints, people
from tenants.complaints import Complaint, Visibility
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, an_officer, staff
from tests.factories.complaints import VILLAGES
from tests.factories.pictures import a_photo
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

SAID = "2 foto menjadi terbuka untuk umum."
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."

pytestmark = pytest.mark.usefixtures("undone")


def filed(
    tenant: Tenant, visibility: Visibility = Visibility.PUBLIC, **answers: str | None
) -> tuple[str, list[int], str]:
    """Its reference, the ids of its two pictures, the key of its reporter's link."""
    with unit_of_work(tenant):
        draft, token = complaints.drafts.begin()
        photos = [a_photo(draft).id for _ in range(2)]
        filing = {
            "text": "Jalan di depan sekolah berlubang besar dan membahayakan.",
            "village_code": VILLAGES["sambas"],
            "topic_code": "jalan-rusak",
        } | answers
        complaint = complaints.submit(
            people.NOBODY, token, complaints.Filing(visibility=visibility, **filing)
        )
        staff(complaint)
        complaints.route(complaint.id)
        return complaint.reference, photos, complaints.receipts.follow_key(complaint)


def shown(page: Page) -> list[str]:
    return [
        each.get("src", "").partition("?")[0]
        for each in page.tree.iter("img")
        if "/foto/" in each.get("src", "")
    ]


def test_who_begins_is_told_that_the_pictures_open_and_may_hide_one_first(
    app: Flask, sambas: Tenant
) -> None:
    reference, (first, second), key = filed(sambas)
    desk, public = f"/meja/pengaduan/{reference}", f"/pengaduan/{reference}"
    officer, visitor = signed_in(app, sambas, an_officer), Visitor(app, sambas.host)
    page = officer.get(desk)
    assert page.text.count(SAID) == 2  # to begin, and to answer
    typed = "Kami tambal hari Kamis."
    hidden = officer.submit(page, f"{desk}/foto/{first}/penyembunyian", answer=typed)
    assert hidden.status == 200
    assert typed in hidden.text
    assert "1 foto menjadi terbuka untuk umum." in hidden.text
    assert officer.submit(officer.get(desk), f"{desk}/pengerjaan").status == 303
    assert "menjadi terbuka untuk umum" not in officer.get(desk).text
    assert shown(visitor.get(public)) == [f"{public}/foto/{second}"]
    assert visitor.get(f"{public}/foto/{first}").status == 404
    assert visitor.get(f"{public}/foto/{second}").status == 200
    reporter = Visitor(app, sambas.host)
    reporter.get(f"/lacak/{reference}/{key}")
    assert len(shown(reporter.get(public))) == 2
    assert "Ada foto yang disembunyikan petugas." in reporter.get(public).text


def test_what_was_hidden_can_be_shown_again_and_colleagues_and_the_audit_know_of_both(
    app: Flask, sambas: Tenant
) -> None:
    reference, (_first, second), _key = filed(sambas)
    desk = f"/meja/pengaduan/{reference}"
    coordinator = signed_in(app, sambas, a_coordinator)
    officer = signed_in(app, sambas, an_officer)
    for who, noun in ((officer, "penyembunyian"), (coordinator, "penayangan")):
        path = f"{desk}/foto/{second}/{noun}"
        fields = who.get(desk).form(path)
        assert who.post(path, fields).status == 303
        assert who.post(path, fields).status == 303  # once more is nothing more
    text = officer.get(desk).text
    assert text.count("Foto 2 disembunyikan dari umum.") == 1
    assert text.count("Foto 2 boleh dilihat umum lagi.") == 1
    with unit_of_work(sambas, read_only=True):
        found = session.scalars(select(Complaint).where(Complaint.reference == reference)).one()
        rows = session.execute(
            select(AuditEntry.action, AuditEntry.detail)
            .where(AuditEntry.subject == found.proof, AuditEntry.action.endswith("_photo"))
            .order_by(AuditEntry.id)
        ).all()
        assert [(action, detail["photo"]) for action, detail in rows] == [
            ("complaint.hide_photo", second),
            ("complaint.show_photo", second),
        ]
    officer.submit(officer.get(desk), f"{desk}/pengerjaan")
    assert len(shown(Visitor(app, sambas.host).get(f"/pengaduan/{reference}"))) == 2


def test_a_picture_of_another_report_is_not_there(app: Flask, sambas: Tenant) -> None:
    reference, _photos, _key = filed(sambas)
    _other, (theirs, _), _key = filed(sambas)
    officer, desk = signed_in(app, sambas, an_officer), f"/meja/pengaduan/{reference}"
    fields = officer.get(desk).form()
    assert officer.post(f"{desk}/foto/{theirs}/penyembunyian", fields).status == 404


def test_of_a_secret_report_nothing_opens_and_nothing_is_to_be_hidden(
    app: Flask, sambas: Tenant
) -> None:
    reference, _photos, _key = filed(sambas, Visibility.SECRET)
    page = signed_in(app, sambas, a_coordinator).get(f"/meja/pengaduan/{reference}")
    assert len(shown(page)) == 2
    assert "terbuka untuk umum" not in page.text
    assert "Sembunyikan dari umum" not in page.text


def test_the_queue_says_what_one_press_opens(app: Flask, sambas: Tenant) -> None:
    filed(sambas, text=VAGUE, topic_code=None)
    queue = signed_in(app, sambas, a_coordinator).get("/meja/koordinasi")
    assert f"Begitu diteruskan, {SAID}" in queue.text
