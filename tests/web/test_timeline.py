"""Who did what, in the reader's own language."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import an_answered_complaint
from tests.visitor import Visitor

SPOKEN = {
    "id": ["Diterima · Pelapor", "Diteruskan · Sistem penerusan", "Ditanggapi · {agency}"],
    "en": ["Received · Reporter", "Passed on · Automatic routing", "Answered · {agency}"],
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
    nodes = [each for each in page.find("p") if "node" in each.get("class", "").split()]
    assert ["".join(each.itertext()) for each in nodes] == [
        words.format(agency=agency) for words in SPOKEN[locale]
    ]
    assert PASSED_ON[locale].format(agency=agency) in page.text
