"""Who did what, in the reader's own language."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint, an_answered_complaint, an_officer
from tests.visitor import Page, Visitor

SPOKEN = {
    "id": ["Diterima · Pelapor", "Diteruskan · Sistem", "Ditanggapi · {agency}"],
    "en": ["Received · Reporter", "Passed on · System", "Answered · {agency}"],
}
PASSED_ON = {"id": "Diteruskan ke {agency}", "en": "Passed on to {agency}"}


@pytest.mark.parametrize("locale", SPOKEN)
def test_the_timeline_names_its_authors_in_the_readers_language(
    app: Flask, undone: None, sambas: Tenant, locale: str
) -> None:
    with unit_of_work(sambas):
        reference = an_answered_complaint().reference
    with unit_of_work(sambas, read_only=True):
        found = complaints.published().by_reference(reference)
        agency = found.agency.name if found.agency else ""
    visitor = Visitor(app, sambas.host)
    page = visitor.get(f"/pengaduan/{reference}?bahasa={locale}")
    while page.status == 302:
        page = visitor.follow(page)
    assert nodes(page) == [words.format(agency=agency) for words in SPOKEN[locale]]
    assert PASSED_ON[locale].format(agency=agency) in page.text


def nodes(page: Page) -> list[str]:
    found = [each for each in page.find("p") if "node" in each.get("class", "").split()]
    return ["".join(each.itertext()) for each in found]


def test_a_return_is_public_and_its_reason_is_not(app: Flask, undone: None, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        officer, complaint = an_officer(), a_referred_complaint()
        complaints.give_back(
            officer, complaint, reason="Kontraktornya sudah kabur.", version=complaint.version
        )
        reference = complaint.reference
    page = Visitor(app, sambas.host).get(f"/pengaduan/{reference}")
    assert nodes(page)[-1].startswith("Dikembalikan ke koordinator · Dinas Pekerjaan Umum")
    assert "Koordinator mencarikan dinas yang tepat." in page.text
    assert "kabur" not in page.text
