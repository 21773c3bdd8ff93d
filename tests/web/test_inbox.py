"""The officer's inbox: every number opens its list, and an address says what it narrows it to."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from tenants import complaints, deadlines, people
from tenants.complaints import Box, Complaint, Priority
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_officer
from tests.signing_in import signed_in
from tests.visitor import HTMX, Page, Visitor

INBOX = "/meja/pengaduan"
FRIDAY = datetime(2026, 3, 13, 9, tzinfo=ZoneInfo("Asia/Pontianak"))

pytestmark = pytest.mark.usefixtures("undone")


def numbers(page: Page) -> list[str]:
    return [each.text or "" for each in page.find("span", **{"class": "reference"})]


def due(complaint: Complaint, at: datetime) -> None:
    """Move its deadline, as a declared holiday would."""
    assert complaint.step_clock_id
    running = session.get_one(deadlines.Clock, complaint.step_clock_id)
    running.due_at, running.warn_at = at, at - timedelta(hours=1)
    session.flush()


def test_today_and_this_week_end_at_the_regions_own_midnight(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        me = an_officer()
        moments = [
            FRIDAY - timedelta(hours=1),  # late
            FRIDAY.replace(hour=23, minute=59),  # today
            FRIDAY + timedelta(days=2),  # sunday
            FRIDAY.replace(hour=0) + timedelta(days=3),  # the next monday
        ]
        for at in moments:
            due(a_referred_complaint(), at)
        with clock.frozen(FRIDAY):
            counts = complaints.count_boxes(me)
            listed = {box: len(complaints.desk.inbox(me, box).items) for box in counts}
    assert (counts[Box.OVERDUE], counts[Box.TODAY], counts[Box.WEEK]) == (1, 1, 2)
    assert listed == counts


def test_every_number_of_the_inbox_opens_a_list_of_as_many(
    officer: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        for _ in range(3):
            a_referred_complaint()
    page = officer.get(INBOX)
    [boxes] = page.find("ul", **{"class": "stats boxes"})
    for link in boxes.iter("a"):
        [count] = [each.text for each in link.iter("b")]
        assert len(numbers(officer.get(link.get("href", "")))) == int(count or 0)


def test_an_address_narrows_by_place_topic_priority_and_colleague(
    app: Flask, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        me = an_officer()
        account = people.by_id(me.id or 0)
        there = a_referred_complaint(village_code="61.01.04.2004")
        a_referred_complaint()
        complaints.handling.set_priority(me, there, Priority.URGENT, version=there.version)
        complaints.handling.assign(me, there, me.id, version=there.version)
        reference, code = there.reference, people.code_of(account.id)
    officer = signed_in(app, sambas, lambda: me)
    for query in (
        "kecamatan=61.01.04",
        "prioritas=mendesak",
        "petugas=saya",
        f"petugas={code}",
        "q=bekut&prioritas=mendesak&petugas=saya",
    ):
        page = officer.get(f"{INBOX}?{query}")
        assert numbers(page) == [reference], query
        assert f"{INBOX}?kotak=terlambat&amp;" in page.text  # the boxes keep what it is narrowed to
    assert reference not in numbers(officer.get(f"{INBOX}?petugas=belum"))
    assert len(numbers(officer.get(f"{INBOX}?topik=jalan-rusak"))) == 2
    assert numbers(officer.get(f"{INBOX}?prioritas=rendah")) == []
    assert officer.get(f"{INBOX}?prioritas=apa-saja").status == 400


def test_pages_follow_each_other_with_emergencies_first(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        me = an_officer()
        calm = [a_referred_complaint() for _ in range(3)]
        danger = [
            a_referred_complaint(text="Ada kebakaran besar di depan pasar, tolong!")
            for _ in range(2)
        ]
        seen, after = [], None
        while True:
            page = complaints.desk.inbox(me, Box.ALL, after=after, limit=2)
            seen += [each.id for each in page.items]
            after = page.after
            if not after:
                break
        assert seen[:2] == [each.id for each in danger]
        assert sorted(seen) == sorted(each.id for each in calm + danger)


def test_nothing_is_sent_again_while_the_numbers_stay_as_they_are(
    officer: Visitor, sambas: Tenant
) -> None:
    page = officer.get(INBOX)
    [seen] = page.find("input", name="dilihat")
    asked = f"{INBOX}?dilihat={seen.get('value')}&kotak=semua"
    part = {**HTMX, "HX_Target": "counters"}
    assert (officer.get(asked, **part).status, officer.get(asked, **part).text) == (204, "")
    with unit_of_work(sambas):
        a_referred_complaint()
    changed = officer.get(asked, **part)
    assert changed.status == 200
    [told] = changed.find("p", id="kabar")
    assert told.get("hx-swap-oob") == "true"
    assert told.text == "Jumlah berubah: 0 lewat tenggat, 1 baru."


def test_the_queue_is_narrowed_by_its_address_too(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        there = a_complaint(village_code="61.01.04.2004").reference
        a_complaint()
    coordinator = signed_in(app, sambas, a_coordinator)
    assert numbers(coordinator.get("/meja/koordinasi?kecamatan=61.01.04")) == [there]
    assert numbers(coordinator.get("/meja/koordinasi?prioritas=tinggi")) == []


@pytest.mark.parametrize(
    "text", ["Big fire near the market, please help us!", "Ada orang tenggelam di sungai Sambas."]
)
def test_words_of_danger_stand_first_and_say_so_in_words(
    officer: Visitor, sambas: Tenant, text: str
) -> None:
    with unit_of_work(sambas):
        a_referred_complaint()
        found = a_referred_complaint(text=text)
        assert found.is_emergency
        reference = found.reference
    page = officer.get(INBOX)
    assert numbers(page)[0] == reference
    [row] = [each for each in page.find("li") if "report-danger" in each.get("class", "")]
    assert "Kata darurat" in "".join(row.itertext())
    assert next(each.get("href") for each in row.iter("a")) == "tel:112"
    desk = f"{INBOX}/{reference}"
    assert officer.get(desk).find("a", href="tel:112")
    form = officer.get(desk).form(f"{desk}/penanganan")
    again = officer.post(f"{desk}/bukan-darurat", form)
    assert again.status == 303
    assert "report-danger" not in officer.get(INBOX).text
    assert "Bukan keadaan darurat" in officer.get(desk).text
