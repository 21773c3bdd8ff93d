"""What the staff keep from the public: they can only cover, and what they cover comes back."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tenants import complaints
from tenants.complaints import Filter
from tenants.kernel.db import unit_of_work
from tenants.kernel.errors import Conflict
from tenants.kernel.masking import TELEPHONE, masked
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from tests.factories import a_referred_complaint
from tests.visitor import Page, Visitor

TEXT = "Pak Budi Santoso di rumah nomor 7 membakar sampah, hubungi 081234567890."


@pytest.fixture
def reference(sambas: Tenant, me: Actor) -> str:
    with unit_of_work(sambas):
        found = a_referred_complaint(text=TEXT, landmark="depan rumah Budi Santoso")
        return found.reference


def hide(officer: Visitor, reference: str, words: str) -> Page:
    page = officer.get(f"/meja/pengaduan/{reference}/penyamaran")
    return officer.submit(page, words=words)


def test_the_public_page_list_and_search_follow(
    app: Flask, officer: Visitor, sambas: Tenant, reference: str
) -> None:
    assert hide(officer, reference, "budi  santoso\r\nrumah nomor 7").status == 303
    visitor = Visitor(app, sambas.host)
    public = visitor.get(f"/pengaduan/{reference}").text
    assert "Budi" not in public
    assert "Pak [disamarkan] di [disamarkan] membakar sampah" in public
    assert "depan rumah [disamarkan]" in public
    assert reference not in visitor.get("/pengaduan?q=santoso").text
    with unit_of_work(sambas, read_only=True):
        assert not complaints.published().newest(Filter(words="Santoso")).items
    assert "Budi Santoso" in officer.get(f"/meja/pengaduan/{reference}").text


@pytest.mark.parametrize(
    "address",
    [
        "/data/pengaduan.csv",
        "/data/pengaduan.geojson",
        "/open311/v2/requests.json",
        "/umpan/pengaduan.rss",
    ],
)
def test_no_program_reads_what_is_hidden_either(
    app: Flask, officer: Visitor, sambas: Tenant, reference: str, address: str
) -> None:
    hide(officer, reference, "Budi Santoso")
    told = Visitor(app, sambas.host).get(address).text
    assert "membakar sampah" in told
    assert "Budi" not in told


def test_what_is_undone_comes_back_and_the_history_stays(
    officer: Visitor, sambas: Tenant, reference: str, me: Actor
) -> None:
    hide(officer, reference, "Budi Santoso")
    hide(officer, reference, "Budi Santoso\nsampah")
    address = f"/meja/pengaduan/{reference}/penyamaran"
    page = officer.get(address)
    assert page.text.count(me.name) >= 2
    for words in (["Budi Santoso"], []):
        officer.submit(officer.get(address), action=f"{address}/pembatalan")
        with unit_of_work(sambas, read_only=True):
            found = complaints.handled_by(me).by_reference(reference)
            assert found.hidden_words == words
            assert TELEPHONE in found.public_text
    late = officer.submit(page, action=f"{address}/pembatalan")
    assert late.status == 409
    assert "diurungkan" in officer.get(address).text
    assert "diurungkan" not in officer.get(f"/pengaduan/{reference}").text


def test_a_word_that_is_not_there_is_said(officer: Visitor, reference: str) -> None:
    page = hide(officer, reference, "Siti")
    assert (page.status, "“Siti” tidak ada di laporan ini." in page.text) == (422, True)


def test_nothing_to_undo_is_a_conflict(sambas: Tenant, reference: str, me: Actor) -> None:
    with unit_of_work(sambas):
        found = complaints.handled_by(me).by_reference(reference)
        with pytest.raises(Conflict):
            complaints.hiding.undo(me, found, version=found.version)


@given(
    st.lists(st.text("abcdefg 0123456789.-()+@[]", max_size=12), max_size=5),
    st.lists(st.sampled_from(["081234567890", "6101012345678901", "KB 1234 XY", "a@b.co"])),
    st.text("abcdefg ", max_size=40),
)
def test_no_list_of_words_brings_back_a_personal_number(
    words: list[str], numbers: list[str], told: str
) -> None:
    """Only covering: with whatever words, what `masked` hides stays hidden."""
    text = f"{told} {' lalu '.join(numbers)}"
    public = complaints.hiding.covered(text, words)
    assert masked(public) == public
    assert not [each for each in numbers if each in public]


def test_what_the_officer_says_of_it_is_covered_too(
    app: Flask, officer: Visitor, sambas: Tenant, reference: str, me: Actor
) -> None:
    hide(officer, reference, "Budi Santoso")
    with unit_of_work(sambas):
        found = complaints.handled_by(me).by_reference(reference)
        complaints.answer(me, found, text="Budi Santoso kami tegur.", version=found.version)
    assert (
        "[disamarkan] kami tegur." in Visitor(app, sambas.host).get(f"/pengaduan/{reference}").text
    )
    assert "Budi Santoso kami tegur." in officer.get(f"/meja/pengaduan/{reference}").text
