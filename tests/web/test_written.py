"""Public pages that are kept: never old, never another tenant's, never somebody's own."""

import pytest
from flask import Flask
from sqlalchemy import update

from tenants.complaints import Complaint, Visibility
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint
from tests.signing_in import PASSWORD
from tests.strangers import Pair
from tests.visitor import Visitor
from web import written

PATHS = ("/", "/pengaduan")


def _file(tenant: Tenant, text: str) -> int:
    with unit_of_work(tenant):
        return a_referred_complaint(text=text).id


def _change(tenant: Tenant, complaint_id: int, **values: object) -> None:
    with unit_of_work(tenant):
        session.execute(update(Complaint).where(Complaint.id == complaint_id).values(**values))


@pytest.fixture
def visitor(app: Flask, undone: None, sambas: Tenant) -> Visitor:
    written._written.clear()
    return Visitor(app, sambas.host)


@pytest.mark.parametrize("path", PATHS)
def test_the_same_answer_is_written_once(visitor: Visitor, path: str) -> None:
    first = visitor.get(path).text
    kept = dict(written._written)
    assert list(kept.values()) == [first]
    assert visitor.get(path).text == first
    assert dict(written._written) == kept


@pytest.mark.parametrize("path", PATHS)
def test_what_changed_shows_at_once(visitor: Visitor, sambas: Tenant, path: str) -> None:
    visitor.get(path)
    number = _file(sambas, "Jembatan gantung di hulu putus setelah banjir semalam.")
    assert "Jembatan gantung" in visitor.get(path).text
    _change(sambas, number, visibility=Visibility.SECRET)
    assert "Jembatan gantung" not in visitor.get(path).text


@pytest.mark.parametrize("path", PATHS)
def test_each_language_and_search_has_a_page_of_its_own(visitor: Visitor, path: str) -> None:
    indonesian, english = visitor.get(path).text, visitor.get(f"{path}?bahasa=en").text
    assert 'lang="id"' in indonesian
    assert 'lang="en"' in english
    assert visitor.get(f"{path}?q=banjir").text != visitor.get(f"{path}?q=jalan").text


@pytest.mark.parametrize("path", PATHS)
def test_two_regencies_with_the_same_reports_do_not_share_a_page(
    app: Flask, visitor: Visitor, depok: Tenant, path: str
) -> None:
    mine, other = visitor.get(path).text, Visitor(app, depok.host).get(path).text
    assert "Kabupaten Sambas" in mine
    assert "Kota Depok" in other
    assert "Sambas" not in other


@pytest.mark.parametrize("path", PATHS)
def test_a_page_of_somebody_is_neither_kept_nor_given(app: Flask, pair: Pair, path: str) -> None:
    mine, _ = pair
    written._written.clear()
    signed_in = Visitor(app, mine.tenant.host)
    signed_in.sign_in(mine.email("resident"), PASSWORD)
    assert "/akun" in signed_in.get(path).text
    assert not written._written
    assert "/akun" not in Visitor(app, mine.tenant.host).get(path).text
    assert "/akun" in signed_in.get(path).text


def test_a_choice_that_is_not_offered_is_refused(visitor: Visitor) -> None:
    assert visitor.get("/pengaduan?topic=jalan-rusak").status == 200
    assert visitor.get("/pengaduan?topic=tidak-ada").status == 400
    assert visitor.get("/pengaduan?district=99.99.99").status == 400


def test_the_choice_made_stays_chosen(visitor: Visitor) -> None:
    page = visitor.get("/pengaduan?topic=jalan-rusak&state=selesai")
    chosen = {each.get("value") for each in page.find("option") if each.get("selected") is not None}
    assert chosen == {"jalan-rusak", "selesai"}
