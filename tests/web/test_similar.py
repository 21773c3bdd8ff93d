"""Before one more report is sent: those that may be the same are offered, and never in the way."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Complaint, Visibility, following
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, a_referred_complaint, a_resident
from tests.signing_in import signed_in
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
VILLAGE = {"district": "61.01.01", "village": "61.01.01.2001"}
GO_ON = "Laporan saya lain, lanjutkan"


@pytest.fixture
def known(sambas: Tenant) -> str:
    return a_known_one(sambas)


def a_known_one(sambas: Tenant, **answers: object) -> str:
    with unit_of_work(sambas):
        a_coordinator()
        return a_referred_complaint(**answers).reference


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


def placed(visitor: Visitor) -> Page:
    """What comes after the page that asks where."""
    topics = visitor.follow(visitor.submit(visitor.get("/lapor"), text=REPORT))
    where = visitor.follow(visitor.submit(topics, topic="jalan-rusak"))
    return visitor.follow(visitor.submit(where, **VILLAGE))


def test_a_similar_report_is_offered_with_its_state_and_going_on_is_one_link(
    visitor: Visitor, known: str
) -> None:
    page = placed(visitor)
    assert "/serupa" in page.path
    assert known in page.text and "Diteruskan" in page.text
    [on] = [each.get("href") for each in page.find("a") if GO_ON in "".join(each.itertext())]
    assert visitor.get(str(on)).path.endswith("/foto")
    assert visitor.get(str(on)).status == 200


def test_it_is_not_shown_twice_nor_where_there_is_none(visitor: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        a_coordinator()
    page = placed(visitor)
    assert page.path.endswith("/foto")
    a_known_one(sambas)
    where = page.path.replace("/foto", "/di-mana")
    assert visitor.submit(visitor.get(where), **VILLAGE).location.endswith("/serupa")
    assert visitor.submit(visitor.get(where), **VILLAGE).location.endswith("/foto")


def test_a_secret_one_is_offered_to_nobody(visitor: Visitor, sambas: Tenant) -> None:
    a_known_one(sambas, visibility=Visibility.SECRET)
    assert placed(visitor).path.endswith("/foto")


def test_who_writes_a_secret_report_is_asked_nothing(visitor: Visitor, known: str) -> None:
    offer = placed(visitor)
    who = offer.path.replace("/serupa", "/identitas")
    visitor.submit(visitor.get(who), identity="rahasia")
    assert visitor.get(offer.path).location.endswith("/foto")


def test_without_an_account_the_address_is_asked_and_the_draft_is_kept_or_deleted(
    visitor: Visitor, known: str
) -> None:
    offer = placed(visitor)
    asked = visitor.submit(offer, laporan=known)
    assert asked.location == f"/ikuti?laporan={known}"
    sent = visitor.submit(visitor.follow(asked), "/ikuti", email="tetangga@contoh.test")
    assert "Lanjutkan laporan saya" in sent.text
    assert visitor.get(offer.path).status == 200  # the draft is there
    assert visitor.submit(sent, "/lapor/hapus-draf").status == 303
    assert visitor.get(offer.path).status == 404


def test_with_an_account_it_is_one_tap(app: Flask, sambas: Tenant, known: str) -> None:
    resident = signed_in(app, sambas, a_resident)
    offer = placed(resident)
    done = resident.follow(resident.submit(offer, laporan=known))
    assert f"Anda mengikuti laporan {known}" in done.text
    with unit_of_work(sambas, read_only=True):
        complaint: Complaint = complaints.published().by_reference(known)
        assert following.count(complaint) == 1
    assert resident.submit(done, "/lapor/hapus-draf").status == 303


def test_what_is_not_public_cannot_be_followed_there(visitor: Visitor, sambas: Tenant) -> None:
    a_known_one(sambas)
    secret = a_known_one(sambas, visibility=Visibility.SECRET)
    assert visitor.submit(placed(visitor), laporan=secret).status == 404
