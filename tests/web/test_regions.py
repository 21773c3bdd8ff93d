"""The console's pages of regions: facts that a person can use, and no others."""

import re

import pytest
from flask import Flask

from tenants import registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tests.visitor import Visitor

OPERATOR, PASSWORD = "pengelola@contoh.test", "tiga kata berlainan"
HOST = "platform.localhost:8000"

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture
def operator(app: Flask) -> Visitor:
    """Signed in."""
    with unit_of_work(PLATFORM):
        registry.operators.appoint(OPERATOR, "Putri Pengelola", PASSWORD)
    visitor = Visitor(app, HOST)
    visitor.inspects = False  # the console may name every region
    visitor.sign_in(OPERATOR, PASSWORD)
    return visitor


def test_a_region_that_is_ready_says_what_residents_still_wait_for(operator: Visitor) -> None:
    page = operator.get("/daerah/sambas").text
    assert "Daerah siap" in page
    assert "sesudah koordinator pertama menerima undangannya" in page
    assert "Menyiapkan daerah" not in page
    assert not re.search(r"\d ms\b", page)


def test_while_it_is_made_ready_the_page_says_so(operator: Visitor) -> None:
    with unit_of_work(PLATFORM):
        registry.reserve(region_code="13.72", slug="solok", admin_email="a@b.test", admin_name="A")
    page = operator.get("/daerah/solok").text
    assert "Menyiapkan daerah" in page
    assert "Daerah siap" not in page


def test_no_page_tells_a_person_the_name_of_a_migration(operator: Visitor) -> None:
    newest = registry.histories.head("tenant")
    for path in ("/daerah", "/daerah/sambas"):
        assert newest not in operator.get(path).text
    assert "Mutakhir" in operator.get("/daerah").text
    with unit_of_work(PLATFORM):
        session.query(registry.TenantRecord).filter_by(key="sambas").one().schema_revision = "0001"
    assert "Perlu dimigrasi" in operator.get("/daerah?q=Sambas").text


def test_a_region_on_the_platform_is_marked_in_the_search(operator: Visitor) -> None:
    found = operator.get("/daerah/baru?q=depok")
    assert "Sudah ada di platform: depok.localhost:8000" in found.text
    assert "Sudah ada" not in operator.get("/daerah/baru?q=singkawang").text


def test_the_header_says_who_is_signed_in(operator: Visitor) -> None:
    assert "Putri Pengelola" in operator.get("/daerah").text
