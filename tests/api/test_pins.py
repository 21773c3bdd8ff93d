"""GeoReport v2, POST: where the region's boundaries are known, a pin says which village."""

import pytest
from flask import Flask

from tenants import places
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.api.calling import Caller, a_report, caller, fetched, said
from tests.factories.boundaries import in_force, middle, squares
from tests.factories.complaints import VILLAGES

pytestmark = pytest.mark.usefixtures("undone")
PIN = dict(zip(("lat", "long"), map(str, middle(1)), strict=True))


@pytest.fixture
def fixer(app: Flask, sambas: Tenant) -> Caller:
    return caller(app, sambas)


@pytest.fixture
def village(sambas: Tenant) -> str:
    """The code of the village that PIN lies in: boundaries are in force."""
    with unit_of_work(sambas):
        codes = [each for each in places.names_by_code() if each != VILLAGES["sambas"]][:3]
        in_force(squares(codes))
    return codes[1]


def test_a_pin_suffices_where_boundaries_are_known(
    sambas: Tenant, fixer: Caller, village: str
) -> None:
    found = fetched(sambas, fixer.file(address_id="", **PIN))
    assert found.village_code == village
    named = fetched(sambas, fixer.file(**PIN))  # what is named wins
    assert named.village_code == VILLAGES["sambas"]


def test_a_pin_outside_is_refused_in_words(sambas: Tenant, fixer: Caller, village: str) -> None:
    outside = a_report(sambas.host, address_id="", lat="-6.2", long="106.8")
    answer = fixer.post("requests.json", outside)
    assert answer.status == 400
    assert "tidak di dalam daerah ini" in said(answer)[0]["description"]


def test_the_definition_asks_for_a_village_only_where_a_pin_says_none(
    request: pytest.FixtureRequest, fixer: Caller
) -> None:
    def is_required() -> bool:
        first = said(fixer.get("services/jalan-rusak.json"))["attributes"][0]
        assert first["code"] == "village"
        return bool(first["required"])

    assert is_required()
    request.getfixturevalue("village")
    assert not is_required()
