"""A long list of topics is read by its headings, and begins with what is likely."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, an_officer
from tests.inspection import Element
from tests.signing_in import signed_in
from tests.visitor import Page

LIKELY = "Paling mungkin dari ceritanya"

pytestmark = pytest.mark.usefixtures("undone")


def select(page: Page, name: str) -> Element:
    return page.find("select", name=name)[0]


def headings(found: Element) -> list[str]:
    return [each.get("label", "") for each in found.iter("optgroup")]


@pytest.mark.parametrize("path", ["/meja/koordinasi", "/meja/pengaduan", "/meja/loket"])
def test_every_topic_stands_once_under_the_heading_of_its_family(
    app: Flask, sambas: Tenant, path: str
) -> None:
    who = a_coordinator if path == "/meja/koordinasi" else an_officer
    visitor = signed_in(app, sambas, who)
    found = select(visitor.get(path), "topic" if path == "/meja/loket" else "topik")
    assert {"Jalan", "Lalu lintas", "Sampah"} <= set(headings(found))
    in_groups = [each.get("value") for group in found.iter("optgroup") for each in group]
    with unit_of_work(sambas, read_only=True):
        assert sorted(in_groups) == sorted(code for code, _name in complaints.topics.named())


def test_the_counter_lists_first_what_the_story_speaks_for(app: Flask, sambas: Tenant) -> None:
    clerk = signed_in(app, sambas, an_officer)
    begun = clerk.get("/meja/loket").form()
    page = clerk.post("/meja/loket", begun | {"text": "Lampu jalan mati sejak seminggu, gelap."})
    assert page.status == 422
    found = select(page, "topic")
    assert headings(found)[0] == LIKELY
    first, *_rest = found.iter("optgroup")
    assert "lampu-jalan-mati" in [each.get("value") for each in first]
    values = [each.get("value") for each in found.iter("option")]
    assert len(values) == len(set(values))
