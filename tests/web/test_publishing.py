"""What everybody sees of a report before a person of the regency has looked at it."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import complaints, people
from tenants.complaints import Complaint, Publishing
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import an_officer
from tests.factories.complaints import VILLAGES
from tests.factories.pictures import a_photo
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def filed(app: Flask, sambas: Tenant) -> tuple[Visitor, str, int]:
    """The reporter's browser, the reference and the id of the picture; on its way to its agency."""
    with unit_of_work(sambas):
        draft, token = complaints.drafts.begin()
        photo_id = a_photo(draft).id
    with unit_of_work(sambas):
        filing = complaints.Filing(
            text="Jalan di depan sekolah berlubang besar dan membahayakan.",
            village_code=VILLAGES["sambas"],
            visibility=complaints.Visibility.PUBLIC,
            topic_code="jalan-rusak",
        )
        complaint = complaints.submit(people.NOBODY, token, filing)
        reference, key = complaint.reference, complaints.receipts.follow_key(complaint)
    reporter = Visitor(app, sambas.host)
    assert reporter.get(f"/lacak/{reference}/{key}").status == 303
    return reporter, reference, photo_id


def route(tenant: Tenant, reference: str, publishing: Publishing) -> None:
    with unit_of_work(tenant):
        complaints.settings.set_publishing(publishing)
        an_officer("dinas-pupr")
        complaints.route(number(reference))


def number(reference: str) -> int:
    return session.scalars(select(Complaint.id).where(Complaint.reference == reference)).one()


def pictures(page: Page) -> int:
    return len([each for each in page.tree.iter("img") if "/foto/" in each.get("src", "")])


def test_a_picture_waits_for_a_person_and_its_reporter_is_told(
    app: Flask, sambas: Tenant, filed: tuple[Visitor, str, int]
) -> None:
    reporter, reference, photo_id = filed
    route(sambas, reference, Publishing.BY_ITSELF)
    visitor, path = Visitor(app, sambas.host), f"/pengaduan/{reference}"
    assert "berlubang" in visitor.get(path).text
    assert pictures(visitor.get(path)) == 0
    assert visitor.get(f"{path}/foto/{photo_id}").status == 404
    own = reporter.get(path)
    assert pictures(own) == 1
    assert reporter.get(f"{path}/foto/{photo_id}").status == 200
    assert "foto menunggu diperiksa" in own.text
    with unit_of_work(sambas):
        complaint = complaints.by_id(number(reference))
        complaints.start_work(an_officer(), complaint, version=complaint.version)
    assert pictures(visitor.get(path)) == 1
    assert visitor.get(f"{path}/foto/{photo_id}").status == 200
    assert "foto terbuka untuk umum" in reporter.get(path).text


def test_where_all_is_checked_the_text_waits_too(
    app: Flask, sambas: Tenant, filed: tuple[Visitor, str, int]
) -> None:
    reporter, reference, _photo_id = filed
    route(sambas, reference, Publishing.CHECKED)
    path = f"/pengaduan/{reference}"
    assert "berlubang" not in Visitor(app, sambas.host).get(path).text
    assert reference not in Visitor(app, sambas.host).get("/pengaduan").text
    assert "Belum terbuka untuk umum" in reporter.get(path).text


def test_the_command_line_says_when_a_regions_reports_are_public(
    app: Flask, sambas: Tenant
) -> None:
    words = ["routing", "publishing", "sambas"]
    assert app.test_cli_runner().invoke(args=[*words, "diperiksa"]).exit_code == 0
    with unit_of_work(sambas, read_only=True):
        assert complaints.settings.publishing() is Publishing.CHECKED
    assert app.test_cli_runner().invoke(args=[*words, "entah"]).exit_code != 0
