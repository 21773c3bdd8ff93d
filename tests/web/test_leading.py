"""The screens of who leads an agency or the region: numbers with their lists, and nobody's name."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants import agencies
from tenants.complaints import Visibility
from tenants.kernel import clock, memory
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_head,
    a_referred_complaint,
    a_regent,
    an_answered_complaint,
)
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

AGENCY, REGION, LIST = "/meja/angka", "/meja/pimpinan", "/meja/angka/laporan"
NAME = "Siti Kenari"
LAMP = {"topic_code": "lampu-jalan-mati", "text": "Lampu jalan di simpang padam sejak lama."}

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def reports(undone: None, sambas: Tenant) -> dict[str, str]:
    """At public works one late, one in time, one secret and late; a late lamp elsewhere."""
    with unit_of_work(sambas):
        with clock.frozen(clock.now() - timedelta(days=30)):
            late = a_referred_complaint(name=NAME, email="siti@contoh.test").reference
            secret = a_referred_complaint(
                visibility=Visibility.SECRET, text="Jalan kenari rahasia rusak parah.", name=NAME
            ).reference
            lamp = a_referred_complaint(**LAMP).reference
        timely = a_referred_complaint(visibility=Visibility.ANONYMOUS).reference
        an_answered_complaint(name=NAME)
    return {"late": late, "timely": timely, "secret": secret, "lamp": lamp}


@pytest.fixture
def head(app: Flask, sambas: Tenant) -> Visitor:
    return signed_in(app, sambas, a_head)


@pytest.fixture
def regent(app: Flask, sambas: Tenant) -> Visitor:
    return signed_in(app, sambas, a_regent)


def references(page: Page) -> set[str]:
    return {each.text or "" for each in page.find("span", **{"class": "reference"})}


def test_a_region_without_reports_has_both_screens(head: Visitor, regent: Visitor) -> None:
    assert head.get(AGENCY).status == 200
    assert "Tidak ada yang mendesak." in regent.get(REGION).text


def test_every_number_of_the_heads_screen_opens_as_long_a_list(
    head: Visitor, reports: dict[str, str]
) -> None:
    page = head.get(AGENCY)
    stats = {each.get("href", ""): each for each in page.find("a", **{"class": "stat"})}
    stats |= {each.get("href", ""): each for each in page.find("a", **{"class": "stat tone-bad"})}
    assert len(stats) == 2
    for url, stat in stats.items():
        [number] = [each.text for each in stat.iter("b")]
        assert len(references(head.get(url))) == int(number or "")
    [topic] = [each.get("href", "") for each in page.find("a") if "topik=" in each.get("href", "")]
    assert references(head.get(topic)) == {reports["late"]}
    assert head.get(f"/pengaduan/{reports['late']}").status == 200


def test_the_regents_screen_answers_in_the_order_of_a_monday(
    regent: Visitor, reports: dict[str, str]
) -> None:
    page = regent.get(REGION)
    assert [each.text for each in page.find("h2")][:7] == [
        "Perlu perhatian hari ini",
        "Tiap dinas",
        "Paling lama terbuka",
        "Ditutup, lalu dibuka kembali",
        "Tiga belas minggu",
        "Topik yang naik",
        "Kata warga",
    ]
    assert "2 laporan lewat tenggat lebih dari 7 hari" in page.text
    [table] = page.find("table", id="peringkat")
    for link in table.iter("a"):
        assert len(references(regent.get(link.get("href", "")))) == int(link.text or "")


def league(regent: Visitor) -> dict[str, str]:
    """How much each agency of the table answered in time, as it is said."""
    [table] = regent.get(REGION).find("table", id="peringkat")
    [body] = table.iter("tbody")
    rows = [["".join(cell.itertext()) for cell in row] for row in body.iter("tr")]
    return {row[0]: row[1] for row in rows}


def test_a_share_of_few_says_of_how_many(
    regent: Visitor, reports: dict[str, str], sambas: Tenant
) -> None:
    assert league(regent)["Dinas Pekerjaan Umum dan Penataan Ruang"] == "50 % (dari 2)"
    page = regent.get(REGION)
    assert "Paling jarang tepat waktu</a>: belum cukup laporan untuk menilai" in page.text
    with unit_of_work(sambas):
        for _number in range(3):
            an_answered_complaint()
        memory.forget()
    assert league(regent)["Dinas Pekerjaan Umum dan Penataan Ruang"] == "80 %"
    page = regent.get(REGION)
    assert "Paling jarang tepat waktu</a>: Dinas Pekerjaan Umum" in page.text


def test_who_leads_reads_no_identity_and_nothing_secret(
    head: Visitor, regent: Visitor, reports: dict[str, str]
) -> None:
    for who, path in ((head, AGENCY), (regent, REGION), (head, LIST), (regent, LIST)):
        text = who.get(path).text
        assert reports["late"] in text
        for hidden in (NAME, "siti@contoh.test", "kenari", reports["secret"]):
            assert hidden not in text
        assert who.get(f"/pengaduan/{reports['secret']}").status == 404
        assert who.get(f"/meja/pengaduan/{reports['late']}").status == 404


def test_a_head_sees_no_other_agency(
    head: Visitor, sambas: Tenant, reports: dict[str, str]
) -> None:
    with unit_of_work(sambas, read_only=True):
        other = agencies.by_code("dinas-perhubungan").id
    assert reports["lamp"] not in head.get(AGENCY).text
    assert reports["lamp"] not in head.get(LIST).text
    for path in (AGENCY, LIST):
        assert head.get(f"{path}?dinas={other}").status == 404
        assert head.get(f"{path}?dinas=x").status == 404
    assert head.get(REGION).status == 403


def test_a_list_that_is_not_there_is_not_found(regent: Visitor) -> None:
    assert regent.get(f"{LIST}?keadaan=semua").status == 404
    assert regent.get(f"{LIST}?dinas={'9' * 30}").status == 404


def test_a_coordinator_reads_the_regents_screen_and_opens_the_queue_from_it(
    app: Flask, sambas: Tenant
) -> None:
    coordinator = signed_in(app, sambas, a_coordinator)
    assert coordinator.get(REGION).status == 200
    assert coordinator.get(AGENCY).status == 403


def test_the_weekly_report_is_asked_for_and_stopped_on_the_screen(regent: Visitor) -> None:
    page = regent.get(REGION)
    assert "Kirimi saya tiap Senin pagi" in page.text
    for wish, offered in (("ya", "Berhenti kirim"), ("ya", "Berhenti kirim"), ("tidak", "Kirimi")):
        fields = {"csrf_token": regent.token(REGION), "kirim": wish}
        answer = regent.post("/meja/angka/kiriman", fields)
        assert answer.status in {200, 303}
        assert offered in regent.get(REGION).text


@pytest.mark.usefixtures("reports")
def test_the_weeks_report_is_printed_by_a_button(head: Visitor, regent: Visitor) -> None:
    for who, screen in ((head, AGENCY), (regent, REGION)):
        [link] = [
            each.get("href", "")
            for each in who.get(screen).find("a")
            if "mingguan.pdf" in each.get("href", "")
        ]
        who.inspects = False
        answer = who.get(link)
        assert answer.response.mimetype == "application/pdf"
        assert answer.response.data.startswith(b"%PDF-")
        assert "attachment" in answer.response.headers["Content-Disposition"]


def test_all_that_needs_the_regent_leads_to_a_list_they_may_read(
    regent: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas), clock.frozen(clock.now() - timedelta(days=30)):
        waiting = a_complaint(text="Lampu kuning padam di simpang.", topic_code=None).reference
        a_complaint(visibility=Visibility.SECRET)
        a_referred_complaint()
    page = regent.get(REGION)
    [section] = page.find("section", **{"aria-labelledby": "hari-ini"})
    rows = list(section.iter("li"))
    links = [[link.get("href", "") for link in each.iter("a")] for each in rows]
    assert all(links), "an entry leads nowhere"
    assert all("".join(each.itertext()).strip() for each in rows)
    told = next(url for each in links for url in each if "menunggu-lama" in url)
    listed = regent.get(told)
    assert references(listed) == {waiting}
    assert "kuning" not in listed.text
    with unit_of_work(sambas, read_only=True):
        pupr = agencies.by_code("dinas-pupr").id
    assert regent.get(f"{told}&dinas={pupr}").status == 404
