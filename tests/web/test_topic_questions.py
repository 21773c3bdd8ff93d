"""What a topic asks: asked wherever a report is written, kept with it, read by its handlers."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import update

from tenants import complaints
from tenants.complaints import Complaint, TopicQuestion
from tenants.kernel.db import session, unit_of_work
from tests.stranger import Stranger
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor
from tests.web.test_counter import answers as counter_answers
from tests.web.test_phone import kept, sent

SIZE, DANGER = "rincian-jalan-rusak-ukuran", "rincian-semua-jalan-rusak-bahaya"
POLE, COUNT = "rincian-lampu-jalan-mati-nomor_tiang", "rincian-lampu-jalan-mati-jumlah"
PLATE = "B 1234 XYZ"


@pytest.fixture
def needed(app: Flask, mine: Stranger) -> Iterator[None]:
    """The size of a hole must be said."""
    for is_required in (True, False):
        with app.app_context(), unit_of_work(mine.tenant):
            asked = update(TopicQuestion).where(TopicQuestion.code == "ukuran")
            session.execute(asked.values(is_required=is_required))
        if is_required:
            yield


def at_the_place(visitor: Visitor, topic: str = "jalan-rusak") -> Page:
    page = visitor.follow(visitor.submit(visitor.get("/lapor"), text=REPORT))
    return visitor.follow(visitor.submit(page, topic=topic))


def place(visitor: Visitor, page: Page) -> dict[str, str]:
    found = page.find("select", name="district")[0].iter("option")
    district = [each.get("value", "") for each in found][1]
    shown = visitor.submit(page, district=district, show="villages")
    found = shown.find("select", name="village")[0].iter("option")
    return {"district": district, "village": [each.get("value", "") for each in found][1]}


def checked(visitor: Visitor, page: Page, **answers: object) -> Page:
    """From the page of places to the last."""
    answer = visitor.submit(page, **place(visitor, page), **answers)
    assert answer.status == 303, answer.text
    token = page.path.split("/")[2]
    visitor.submit(visitor.get(f"/lapor/{token}/identitas"), identity="publik")
    return visitor.get(f"/lapor/{token}/periksa")


def said(page: Page) -> dict[str, str]:
    """What the check page says, by its labels."""
    rows = page.find("dl")[0].findall("div")
    return {row[0].text or "": " ".join("".join(row[1].itertext()).split()) for row in rows}


def filed(app: Flask, mine: Stranger, token: str) -> Complaint:
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        found = complaints.proof.filed_with(token)
        session.expunge(found)
    return found


def by_code(complaint: Complaint) -> dict[str, list[str]]:
    return {each["code"]: each["values"] for each in complaint.particulars}


def test_the_page_of_places_asks_what_the_topic_asks_and_the_report_keeps_it(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    page = at_the_place(visitor)
    last = checked(visitor, page, **{SIZE: "besar", DANGER: ["motor", "malam"]})
    shown = said(last)
    assert shown["Seberapa besar kerusakannya?"] == "Lebih dari lima meter"
    assert shown["Apa yang membahayakan?"] == "Pengendara motor jatuh, Tidak terlihat saat malam"
    visitor.submit(last)
    token = page.path.split("/")[2]
    complaint = filed(app, mine, token)
    assert by_code(complaint) == {
        "ukuran": ["Lebih dari lima meter"],
        "bahaya": ["Pengendara motor jatuh", "Tidak terlihat saat malam"],
    }
    assert "Lebih dari lima meter" in visitor.get(f"/pengaduan/{complaint.reference}").text


def test_a_topic_without_questions_asks_nothing(visitor: Visitor) -> None:
    assert "rincian-" not in at_the_place(visitor, "tidak-tahu").text


def test_each_question_that_is_not_answered_or_not_fitting_is_said_at_its_field(
    visitor: Visitor, needed: None
) -> None:
    page = at_the_place(visitor)
    answer = visitor.submit(page, **place(visitor, page), **{DANGER: "naga"})
    assert answer.status == 422
    links = {each.get("href") for each in answer.find("a")}
    assert {f"#{SIZE}-0", f"#{DANGER}-0"} <= links
    assert "“Seberapa besar kerusakannya?” belum dijawab." in answer.text
    assert "Jawaban untuk “Apa yang membahayakan?” tidak sesuai." in answer.text


@pytest.mark.parametrize(("typed", "status"), [("3,5", 303), ("tiga", 422), ("inf", 422)])
def test_a_number_is_written_as_people_here_write_it(
    visitor: Visitor, typed: str, status: int
) -> None:
    page = at_the_place(visitor, "lampu-jalan-mati")
    assert visitor.submit(page, **place(visitor, page), **{COUNT: typed}).status == status


def test_a_report_that_lacks_a_needed_answer_goes_back_to_its_question(
    visitor: Visitor, needed: None
) -> None:
    """The topic was changed, or the question came, after the page of places."""
    page = at_the_place(visitor, "lampu-jalan-mati")
    last = checked(visitor, page, **{POLE: "T-17"})
    token = page.path.split("/")[2]
    topics = visitor.get(f"/lapor/{token}/topik?ubah=1")
    answer = visitor.post(topics.path, topics.form() | {"topic": "jalan-rusak"})
    assert answer.location == f"/lapor/{token}/di-mana?ubah=1"
    assert visitor.submit(last).location == f"/lapor/{token}/di-mana"
    asked = visitor.follow(answer)
    assert visitor.post(asked.path, asked.form() | {SIZE: "kecil"}).status == 303
    shown = said(visitor.get(f"/lapor/{token}/periksa"))
    assert shown["Seberapa besar kerusakannya?"] == "Lebih kecil dari satu meter"
    assert "Nomor tiang" not in shown


def test_what_was_chosen_and_not_sent_on_stands_there_again(visitor: Visitor) -> None:
    page = at_the_place(visitor)
    typed = page.form() | {SIZE: "sedang", DANGER: ["motor", "sekolah"]}
    kept_ = visitor.post(page.path, typed, HX_Request="true", HX_Target="saved")
    assert kept_.status == 200
    again = visitor.get(page.path)
    ticked = [each.get("value") for each in again.find("input") if each.get("checked") is not None]
    assert ticked == ["sedang", "motor", "sekolah"]


def test_answers_are_read_by_handlers_and_the_reporter_and_by_nobody_else(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    page = at_the_place(visitor, "lampu-jalan-mati")
    visitor.submit(checked(visitor, page, **{POLE: f"dekat {PLATE}"}))
    complaint = filed(app, mine, page.path.split("/")[2])
    number = complaint.reference
    with app.app_context(), unit_of_work(mine.tenant):
        found = complaints.by_id(complaint.id)
        found.published_at = found.checked_at = found.submitted_at
    assert PLATE in mine.visitor(app, "coordinator").get(f"/meja/pengaduan/{number}").text
    other = Visitor(app, mine.tenant.host)
    public = other.get(f"/pengaduan/{number}")
    assert public.status == 200
    assert REPORT in public.text
    csv = other.get("/data/pengaduan.csv")
    served = other.get(f"/open311/v2/requests/{number}.json")
    for each in (public, csv, served):
        assert number in each.text
        assert PLATE not in each.text


def test_the_counter_asks_them_with_a_button_where_no_script_runs(
    app: Flask, mine: Stranger, needed: None
) -> None:
    officer = mine.visitor(app, "pupr")
    blank = counter_answers(officer.get("/meja/loket"), topic="jalan-rusak")
    shown = officer.post("/meja/loket", blank | {"show": "questions"})
    assert (shown.status, len(shown.find("input", name=SIZE))) == (200, 3)
    refused = officer.post("/meja/loket", blank)
    assert (refused.status, len(refused.find("input", name=SIZE))) == (422, 3)
    assert "belum dijawab" in refused.text
    answer = officer.post("/meja/loket", blank | {SIZE: "kecil"})
    assert answer.status == 303
    found = filed(app, mine, answer.location.split("/")[3])
    assert by_code(found) == {"ukuran": ["Lebih kecil dari satu meter"]}


def test_the_counter_changes_its_questions_with_the_topic(app: Flask, mine: Stranger) -> None:
    officer = mine.visitor(app, "pupr")
    officer.inspects = False
    part = officer.get("/meja/loket?topic=lampu-jalan-mati", HX_Request="true")
    assert POLE in part.text
    assert "<h1" not in part.text
    assert "rincian-" not in officer.get("/meja/loket?topic=tidak-tahu", HX_Request="true").text


def test_a_phone_sends_the_topic_and_what_it_asks(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    page = visitor.get("/lapor/luring")
    assert page.find("div", **{"data-topic": "jalan-rusak"})
    told = {"topic": "jalan-rusak", DANGER: ["motor", "malam"], POLE: "of another topic"}
    token = sent(visitor, kept(visitor, **told)).path.split("/")[2]
    found = filed(app, mine, token)
    assert found.topic_code == "jalan-rusak"
    assert by_code(found) == {"bahaya": ["Pengendara motor jatuh", "Tidak terlihat saat malam"]}


def test_a_phone_that_knows_an_old_topic_sends_all_the_same(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    token = sent(visitor, kept(visitor, topic="sudah-dihapus")).path.split("/")[2]
    assert filed(app, mine, token).topic_code is None


def test_a_draft_on_the_server_gives_its_answers_to_what_a_phone_sends(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    page = at_the_place(visitor)
    checked(visitor, page, **{SIZE: "besar"})
    token = page.path.split("/")[2]
    sent(visitor, kept(visitor, draft=token))
    assert by_code(filed(app, mine, token)) == {"ukuran": ["Lebih dari lima meter"]}
