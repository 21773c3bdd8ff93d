"""Many reports at once: each as if it were the only one, and none twice."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import complaints, people
from tenants.complaints import Complaint, State
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor, Role
from tests.factories import a_referred_complaint, an_officer, somebody
from tests.factories.pictures import a_photo
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

INBOX = "/meja/pengaduan"
BULK = f"{INBOX}/massal"

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def references(sambas: Tenant) -> list[str]:
    with unit_of_work(sambas):
        return [a_referred_complaint().reference for _ in range(3)]


def ticked(page: Page) -> list[str]:
    return [each.get("value", "") for each in page.find("input", name="pilih")]


def do(officer: Visitor, noun: str, picks: list[str], **others: str) -> Page:
    fields = {
        "csrf_token": officer.token("/meja/templat/baru"),
        "kotak": "semua",
        "pilih": picks,
        **others,
    }
    return officer.post(f"{BULK}/{noun}", fields)


def states(tenant: Tenant, references: list[str]) -> set[str]:
    with unit_of_work(tenant, read_only=True):
        wanted = select(Complaint.state).where(Complaint.reference.in_(references))
        return set(session.scalars(wanted))


def answers(tenant: Tenant, reference: str) -> list[str]:
    with unit_of_work(tenant, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        return [each.note for each in complaints.timeline(found, internal=True) if each.note]


def change(tenant: Tenant, reference: str) -> None:
    """What a colleague does in the meantime."""
    with unit_of_work(tenant):
        colleague = an_officer()
        found = complaints.handled_by(colleague).by_reference(reference)
        complaints.start_work(colleague, found, version=found.version)


def test_what_is_ticked_is_taken_up_and_what_changed_meanwhile_is_passed_over(
    officer: Visitor, sambas: Tenant, references: list[str]
) -> None:
    picks = ticked(officer.get(INBOX))
    change(sambas, references[0])
    page = do(officer, "pengerjaan", picks)
    assert page.status == 200
    assert "2 laporan mulai dikerjakan." in page.text
    assert "1 laporan dilewati" in page.text
    assert f"{INBOX}/{references[0]}" in page.text
    assert "Laporan ini baru saja diubah orang lain." in page.text
    assert states(sambas, references) == {State.IN_PROGRESS}


def test_what_was_done_with_all_is_said_on_the_list_they_were_picked_in(
    officer: Visitor, references: list[str]
) -> None:
    address = f"{INBOX}?kotak=baru&kecamatan="
    done = do(officer, "prioritas", ticked(officer.get(address)), kotak="baru", q="lubang")
    assert done.status == 303
    assert done.location == f"{INBOX}?kotak=baru&q=lubang"
    there = officer.follow(done)
    [said] = there.find("div", **{"class": "flash tone-good"})
    assert said.text == f"Prioritas {len(references)} laporan diubah."


def test_sent_twice_it_is_done_once(
    officer: Visitor, sambas: Tenant, references: list[str]
) -> None:
    picks = ticked(officer.get(INBOX))
    do(officer, "tanggapan", picks, answer="Sudah kami tambal.", confirmed="1")
    again = do(officer, "tanggapan", picks, answer="Sudah kami tambal.", confirmed="1")
    assert "0 tanggapan terkirim." in again.text
    assert "3 laporan dilewati" in again.text
    assert [answers(sambas, each) for each in references] == [["Sudah kami tambal."]] * 3


def test_an_answer_to_many_is_read_before_it_is_sent(
    officer: Visitor, sambas: Tenant, me: Actor, references: list[str]
) -> None:
    """T46: what looks like a program's template is words, here as everywhere."""
    with unit_of_work(sambas):
        template = complaints.templating.create(
            me, next(iter(me.agency_ids)), title="Jadwal", text="{nomor} di {tempat}: 7*7"
        )
        code = template.code
    page = do(officer, "tanggapan", ticked(officer.get(INBOX)), templat=code)
    assert states(sambas, references) == {State.REFERRED}
    for each in references:
        assert f"{each} di " in page.text
    fields = page.form(f"{BULK}/tanggapan") | {"pilih": ticked(page), "answer": "Beres {nomor}."}
    done = officer.follow(officer.post(f"{BULK}/tanggapan", fields))
    assert "3 tanggapan terkirim." in done.text
    assert answers(sambas, references[0]) == [f"Beres {references[0]}."]


def test_a_template_is_chosen_where_the_answer_is_written_and_sends_nothing(
    officer: Visitor, sambas: Tenant, me: Actor, references: list[str]
) -> None:
    with unit_of_work(sambas):
        template = complaints.templating.create(
            me, next(iter(me.agency_ids)), title="Jadwal", text="Dijadwalkan pekan depan."
        )
        code = template.code
    empty = do(officer, "tanggapan", ticked(officer.get(INBOX)))
    [chooser] = empty.find("select", name="templat")
    assert code in [each.get("value") for each in chooser.iter("option")]
    form = empty.form(f"{BULK}/tanggapan") | {"pilih": ticked(empty), "templat": code}
    filled = officer.post(f"{BULK}/tanggapan", form | {"answer": "Halo.", "show": "template"})
    assert filled.form(f"{BULK}/tanggapan")["answer"] == "Halo.\n\nDijadwalkan pekan depan."
    refused = officer.post(f"{BULK}/tanggapan", form | {"answer": ""})
    assert refused.status == 422
    assert states(sambas, references) == {State.REFERRED}


def test_a_place_that_there_is_none_of_is_not_sent(
    officer: Visitor, sambas: Tenant, references: list[str]
) -> None:
    picks = ticked(officer.get(INBOX))
    page = do(officer, "tanggapan", picks, answer="Halo {nama_pelapor}", confirmed="1")
    assert page.status == 422
    assert "“{nama_pelapor}” bukan isian yang dikenal." in page.text
    assert states(sambas, references) == {State.REFERRED}


def test_pictures_nobody_looked_at_are_shown_before_they_become_public(
    officer: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        draft, token = complaints.drafts.begin()
        a_photo(draft)
        reference = a_referred_complaint(token=token).reference
    picks = ticked(officer.get(INBOX))
    page = do(officer, "pengerjaan", picks)
    assert page.find("img", alt="Foto 1 dari pelapor")
    assert states(sambas, [reference]) == {State.REFERRED}
    form = page.form(f"{BULK}/pengerjaan") | {"pilih": picks}
    done = officer.follow(officer.post(f"{BULK}/pengerjaan", form))
    assert "1 laporan mulai dikerjakan." in done.text


def test_many_are_given_to_a_colleague_and_ranked(
    officer: Visitor, sambas: Tenant, me: Actor, references: list[str]
) -> None:
    with unit_of_work(sambas, read_only=True):
        code = people.code_of(me.id or 0)
    given = do(officer, "penugasan", ticked(officer.get(INBOX)), tugaskan_kepada=code)
    assert "3 laporan ditugaskan." in officer.follow(given).text
    ranked = do(officer, "prioritas", ticked(officer.get(INBOX)), jadi_prioritas="tinggi")
    assert "Prioritas 3 laporan diubah." in officer.follow(ranked).text
    mine = officer.get(f"{INBOX}?petugas=saya&prioritas=tinggi")
    assert len(ticked(mine)) == len(references)


def test_another_agencys_report_is_passed_over(
    app: Flask, sambas: Tenant, references: list[str]
) -> None:
    """T17: a reference and its version are no key."""
    stranger = signed_in(app, sambas, lambda: an_officer("dinas-sosial"))
    page = do(stranger, "pengerjaan", [f"{each}:2" for each in references])
    assert "Laporan itu tidak ada di meja Anda." in page.text
    assert states(sambas, references) == {State.REFERRED}


def test_nothing_ticked_or_too_much_is_said(officer: Visitor, references: list[str]) -> None:
    nothing = do(officer, "pengerjaan", [])
    assert (nothing.status, "Pilih dulu laporannya" in nothing.text) == (422, True)
    many = do(officer, "prioritas", [f"SBS-26-{number:06d}:1" for number in range(51)])
    assert (many.status, "Paling banyak 50 laporan sekaligus." in many.text) == (422, True)


def test_every_box_can_be_ticked_without_script(officer: Visitor, references: list[str]) -> None:
    page = officer.get(f"{INBOX}?pilih=semua")
    boxes = page.find("input", name="pilih")
    assert [each.get("checked") is not None for each in boxes] == [True] * len(references)
