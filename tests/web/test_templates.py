"""Answer templates: an agency's own, filled from the report and from nothing else."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from tests.factories import a_coordinator, a_referred_complaint, an_officer
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

TEMPLATES = "/meja/templat"


def write(
    officer: Visitor, title: str = "Jadwal", text: str = "Laporan {nomor} dijadwalkan."
) -> Page:
    return officer.submit(officer.get(f"{TEMPLATES}/baru"), title=title, text=text)


def addresses(visitor: Visitor) -> list[str]:
    found = (each.get("href", "") for each in visitor.get(TEMPLATES).find("a"))
    return [each for each in found if each.startswith(f"{TEMPLATES}/") and "baru" not in each]


def test_one_is_written_changed_and_put_away(officer: Visitor) -> None:
    assert write(officer).status == 303
    [address] = addresses(officer)
    page = officer.get(address)
    assert officer.submit(page, text="Laporan {nomor} selesai.").status == 303
    late = officer.submit(page, text="Yang lain.")
    assert late.status == 409
    assert "Templat ini baru saja diubah orang lain." in late.text
    officer.submit(officer.get(address), action=f"{address}/arsip")
    assert addresses(officer) == []
    assert officer.get(address).status == 404


def test_written_twice_it_is_there_once(officer: Visitor) -> None:
    write(officer)
    assert write(officer).status == 303
    assert len(addresses(officer)) == 1
    other = write(officer, text="Kata lain.")
    assert (other.status, "Sudah ada templat dengan judul itu." in other.text) == (422, True)


@pytest.mark.parametrize("place", ["{nama_pelapor}", "{}", "{nomor!r}", "{nomor.__class__}"])
def test_a_place_that_is_none_is_refused(officer: Visitor, place: str) -> None:
    page = write(officer, text=f"Halo {place}")
    assert (page.status, "bukan isian yang dikenal" in page.text) == (422, True)


def test_the_regions_are_the_coordinators_and_everybodys_to_use(
    app: Flask, sambas: Tenant, officer: Visitor, me: Actor
) -> None:
    write(signed_in(app, sambas, a_coordinator), title="Dari daerah", text="Salam dari daerah.")
    assert addresses(officer) == []
    with unit_of_work(sambas):
        desk = f"/meja/pengaduan/{a_referred_complaint().reference}"
    page = officer.get(desk)
    [option] = [each for each in page.find("option") if each.text == "Dari daerah"]
    typed = {"answer": "Yth. pelapor,", "note": "Cek lokasi.", "template": option.get("value")}
    filled = officer.submit(page, action=f"{desk}/templat", **typed)
    assert filled.status == 200
    form = filled.form(f"{desk}/tanggapan")
    assert form["answer"].replace("\r\n", "\n") == "Yth. pelapor,\n\nSalam dari daerah."
    assert form["note"] == "Cek lokasi."
    with unit_of_work(sambas, read_only=True):
        assert complaints.count_boxes(me)[complaints.Box.ANSWERED] == 0


def test_another_agencys_template_is_not_there(
    app: Flask, sambas: Tenant, officer: Visitor
) -> None:
    write(officer)
    [address] = addresses(officer)
    stranger = signed_in(app, sambas, lambda: an_officer("dinas-sosial"))
    assert stranger.get(address).status == 404


@given(st.text(max_size=200), st.text("abc {}%", max_size=20))
def test_filling_puts_in_values_and_never_runs_them(text: str, value: str) -> None:
    """T46: neither Jinja nor str.format ever sees what a person wrote."""
    values = {"nomor": value}
    assert complaints.templates.filled(text, values) == text.replace("{nomor}", value)
    for spell in ("{{7*7}}", "{% if 1 %}", "{0}", "{nomor.__class__}"):
        assert complaints.templates.filled(spell, values) == spell
