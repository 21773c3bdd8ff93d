"""The coordinator sees what is at the agencies, and finds the way back from each report."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants import agencies
from tenants.complaints import Visibility
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint, an_officer
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

LIST = "/meja/dinas"
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def numbers(sambas: Tenant) -> dict[str, str]:
    """One late and secret at public works, one there in time, one at another agency."""
    with unit_of_work(sambas):
        with clock.frozen(clock.now() - timedelta(days=30)):
            late = a_referred_complaint(visibility=Visibility.SECRET).reference
        timely = a_referred_complaint().reference
        other = a_referred_complaint(
            topic_code="lampu-jalan-mati", text="Lampu jalan di simpang padam sejak dua pekan."
        ).reference
    return {"late": late, "timely": timely, "other": other}


def rows(page: Page) -> list[str]:
    return [each.text or "" for each in page.find("span", **{"class": "reference"})]


def pills(page: Page) -> list[str]:
    [bar] = page.find("ul", **{"class": "pills"})
    return ["".join(each.itertext()) for each in bar.iter("b")]


def test_all_that_is_at_agencies_is_listed_most_pressing_first(
    coordinator: Visitor, numbers: dict[str, str]
) -> None:
    page = coordinator.get(LIST)
    assert rows(page)[0] == numbers["late"]
    assert set(rows(page)) == set(numbers.values())
    assert pills(page) == ["3", "1"]
    assert [len(list(page.find("form", method="post")))] == [1]  # to sign out: nothing is done here


def test_it_is_narrowed_to_what_is_late_and_to_one_agency(
    coordinator: Visitor, sambas: Tenant, numbers: dict[str, str]
) -> None:
    with unit_of_work(sambas, read_only=True):
        pupr = agencies.by_code("dinas-pupr").id
    late = coordinator.get(f"{LIST}?terlambat=1")
    assert rows(late) == [numbers["late"]]
    its = coordinator.get(f"{LIST}?dinas={pupr}")
    assert set(rows(its)) == {numbers["late"], numbers["timely"]}
    assert pills(its) == ["2", "1"]
    assert coordinator.get(f"{LIST}?dinas={'9' * 30}").status == 404
    assert coordinator.get(f"{LIST}?dinas=x").status == 404


def test_every_number_of_the_table_leads_to_as_many(
    coordinator: Visitor, numbers: dict[str, str]
) -> None:
    page = coordinator.get(LIST)
    [table] = page.find("table")
    links = [each for each in table.iter("a") if "terlambat" in each.get("href", "")]
    assert [each.text for each in links] == ["1"]
    assert rows(coordinator.get(links[0].get("href", ""))) == [numbers["late"]]


def test_a_coordinator_comes_back_to_a_list_they_may_open_and_can_direct_what_waits(
    coordinator: Visitor, sambas: Tenant, numbers: dict[str, str]
) -> None:
    with unit_of_work(sambas):
        waiting = a_referred_complaint(text=VAGUE, topic_code=None).reference
    for reference, where in ((numbers["timely"], LIST), (waiting, "/meja/koordinasi")):
        page = coordinator.get(f"/meja/pengaduan/{reference}")
        [back] = page.find("a", **{"class": "back"})
        assert back.get("href") == where
        assert coordinator.get(where).status == 200
        chooser = f"/meja/koordinasi/{reference}/disposisi"
        assert bool(page.find("a", href=chooser)) == (reference == waiting)


def test_an_officer_comes_back_to_the_inbox(
    app: Flask, sambas: Tenant, numbers: dict[str, str]
) -> None:
    page = signed_in(app, sambas, an_officer).get(f"/meja/pengaduan/{numbers['timely']}")
    [back] = page.find("a", **{"class": "back"})
    assert back.get("href") == "/meja/pengaduan"
