"""A question from another region, as its reporter and the desk that passed it on read it."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import State
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.visitor import Visitor
from tests.web.test_neighbours import followed
from tests.workers import neighbourhood as town
from tests.workers.ledger import clear

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture(autouse=True)
def quiet(
    undone: None, sambas: Tenant, depok: Tenant, bells: Bells, post_office: PostOffice
) -> None:
    clear(sambas, depok)


def test_the_reporter_answers_the_other_regions_question_where_they_filed_it(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    reporter, reference, _sent = followed(app, sambas, depok)
    came = town.delivered(sambas, depok)
    town.asked(depok, came, "Di sisi jalan yang mana?")
    town.carry(depok)
    page = reporter.get(f"/pengaduan/{reference}")
    assert "Di sisi jalan yang mana?" in page.text
    assert "Jawab paling lambat" in page.text
    url = f"/pengaduan/{reference}/kelengkapan"
    empty = reporter.submit(page, url, text="")
    assert empty.status == 422
    said = reporter.submit(page, url, text="Di sisi kiri.")
    assert "Di sisi kiri." in reporter.follow(said).text
    again = reporter.submit(page, url, text="Di sisi kanan.")
    assert again.status == 409
    assert "Di sisi kanan." in again.text
    town.carry(sambas)
    assert town.state_in(depok, came) is State.RECEIVED
    town.carry(depok)
    told = reporter.get(f"/pengaduan/{reference}").text
    assert told.count("Pelapor menjawab pertanyaan.") == 1
    assert "Jawaban pelapor" in told
    assert "Dialihkan · Pelapor" not in told


def test_a_question_that_was_taken_back_was_not_answered(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    reporter, reference, _sent = followed(app, sambas, depok)
    came = town.delivered(sambas, depok)
    town.asked(depok, came, "Di sisi jalan yang mana?")
    town.dropped(depok, came)
    town.carry(depok)
    told = reporter.get(f"/pengaduan/{reference}").text
    assert "Laporan dilanjutkan tanpa jawaban pelapor." in told
    assert "Pelapor menjawab pertanyaan." not in told


def test_the_desk_leads_back_to_where_the_report_is_listed(
    coordinator: Visitor, sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    with unit_of_work(sambas, read_only=True):
        desk = f"/meja/pengaduan/{complaints.by_id(sent).reference}"
    assert desk in coordinator.get("/meja/koordinasi/daerah-lain").text
    [back] = coordinator.get(desk).find("a", href="/meja/koordinasi/daerah-lain")
    assert "Di daerah lain" in "".join(back.itertext())
