"""Where it is: a village by its kind and its kecamatan, wherever a report is listed or read."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import session, unit_of_work
from tenants.places import District
from tests.stranger import Stranger


@pytest.fixture
def place(app: Flask, mine: Stranger) -> str:
    """Where every report of theirs is, by the register's own names."""
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        village = complaints.by_id(mine.ids["public"]).village
        district = session.get_one(District, village.district_code)
        words = {"kelurahan": "Kelurahan", "desa": "Desa"}[village.kind]
        return f"{words} {village.name}, Kec. {district.name}"


@pytest.mark.parametrize(
    ("who", "path"),
    [
        (None, "/"),
        (None, "/pengaduan"),
        (None, "/pengaduan/{public}"),
        ("resident", "/akun"),
        ("pupr", "/meja/pengaduan"),
        ("pupr", "/meja/pengaduan/{public}"),
        ("coordinator", "/meja/koordinasi"),
    ],
)
def test_a_place_is_said_with_its_kecamatan(
    app: Flask, mine: Stranger, place: str, who: str | None, path: str
) -> None:
    page = mine.visitor(app, who).get(path.format(**mine.references))
    assert place in page.text, path
