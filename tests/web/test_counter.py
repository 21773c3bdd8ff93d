"""The counter: a report written down for somebody is theirs, once, with a slip to take home."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from tenants import complaints, people
from tenants.complaints import Complaint
from tenants.kernel import clock
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.people import Role
from tests.factories.pictures import a_picture
from tests.stranger import Stranger
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor

COUNTER = "/meja/loket"


@pytest.fixture
def officer(app: Flask, mine: Stranger) -> Visitor:
    return mine.visitor(app, "pupr")


def answers(page: Page, **more: object) -> dict[str, object]:
    villages = [
        each.get("value")
        for each in page.find("select", name="village")[0].iter("option")
        if each.get("value")
    ]
    typed = {"text": REPORT, "village": villages[0], "identity": "publik", "agreed": "y"}
    return page.form(COUNTER if page.path != COUNTER else None) | typed | more


def written(visitor: Visitor, **more: object) -> tuple[Page, Page]:
    """The form's answer, and the slip it leads to."""
    answer = visitor.post(COUNTER, answers(visitor.get(COUNTER), **more))
    assert answer.status == 303, answer.text
    return answer, visitor.follow(answer)


def stored(app: Flask, mine: Stranger, slip: Page) -> Complaint:
    token = slip.path.split("/")[3]
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        found = complaints.proof.filed_with(token)
        session.expunge(found)
    return found


def test_the_reporter_is_the_person_and_the_one_who_wrote_it_down_is_noted_apart(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    before = clock.now()
    _answer, slip = written(officer, channel="surat", name="Bu Siti", phone="0812 3456 789")
    found = stored(app, mine, slip)
    assert (found.channel, found.reporter_name, found.reporter_id) == ("surat", "Bu Siti", None)
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        name, agreed_at = complaints.assisted.help_with(found)
        assert name == people.by_id(mine.ids["pupr"]).name
        assert before <= agreed_at <= clock.now()
        noted = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "complaint.file_for")
        ).all()
        assert noted[-1].actor == f"account:{mine.ids['pupr']}"
        assert noted[-1].detail == {"channel": "surat"}


def test_the_slip_holds_number_code_and_a_picture_of_the_way_back(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    _answer, slip = written(officer)
    found = stored(app, mine, slip)
    code = slip.find("p", **{"class": "code"})[0].text or ""
    assert found.reference in slip.text
    assert "qrline" in slip.text
    assert mine.tenant.host + "/lacak" in slip.text
    resident = Visitor(app, mine.tenant.host)
    opened = resident.submit(resident.get("/lacak"), reference=found.reference, receipt=code)
    assert opened.location == f"/pengaduan/{found.reference}"


def test_what_the_slip_says_stays_true_once_the_report_has_arrived(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    """It is printed at once, and a sure report is at its agency a second later."""
    _answer, slip = written(officer, topic="jalan-rusak")
    found = stored(app, mine, slip)
    assert found.state == "diterima"
    stages = ["".join(each.itertext()) for each in slip.find("ol")[0].iter("li")]
    assert stages[0].startswith("Sampai di dinas yang berwenang, paling lambat ")
    assert "Kami periksa" not in slip.text
    assert "Kabar terbaru ada di alamat lacak" in slip.text
    with app.app_context(), unit_of_work(mine.tenant):
        complaints.route(found.id)
    later = officer.get(slip.path)
    assert "Sudah diteruskan ke " in later.text
    assert "Sampai di dinas" not in later.text


def test_the_code_is_shown_to_whoever_wrote_it_down_for_an_hour_and_to_nobody_else(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    _answer, slip = written(officer)
    assert mine.visitor(app, "dishub").get(slip.path).status == 404
    assert mine.visitor(app, "resident").get(slip.path).status == 403
    with clock.frozen(stored(app, mine, slip).submitted_at + timedelta(minutes=61)):
        later = officer.get(slip.path)
    assert later.status == 200
    assert later.find("p", **{"class": "code"}) == []


def test_who_wrote_it_down_may_not_judge_it_as_its_reporter(app: Flask, mine: Stranger) -> None:
    coordinator = mine.visitor(app, "coordinator")
    _answer, slip = written(coordinator, identity="rahasia")
    reference = stored(app, mine, slip).reference
    assert "Anda yang melapor" not in coordinator.get(f"/pengaduan/{reference}").text
    assert mine.visitor(app, "dishub").get(f"/pengaduan/{reference}").status == 404


def test_anonim_holds_at_the_counter_too(app: Flask, mine: Stranger, officer: Visitor) -> None:
    _answer, slip = written(officer, identity="anonim", name="Bu Siti", email="siti@contoh.test")
    found = stored(app, mine, slip)
    assert (found.reporter_name, found.reporter_email, found.reporter_phone) == (None, None, None)


def test_what_is_wrong_says_what_it_is_about(officer: Visitor) -> None:
    page = officer.get(COUNTER)
    answer = officer.post(COUNTER, answers(page, topic="bukan-topik") | {"identity": ""})
    [said] = answer.find("div", id="kesalahan")
    told = ["".join(each.itertext()).strip() for each in said.iter("li")]
    assert told == ["Pilih siapa yang boleh tahu.", "Topik laporan: pilih salah satu."]


def test_without_consent_nothing_is_written_down(officer: Visitor) -> None:
    page = officer.get(COUNTER)
    fields = answers(page)
    del fields["agreed"]
    answer = officer.post(COUNTER, fields)
    assert answer.status == 422
    assert "tanpa persetujuan" in answer.text
    assert answer.form()["key"] == page.form()["key"]


def test_photos_of_a_letter_come_along_and_what_is_none_is_told(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    sent = [(io.BytesIO(a_picture()), "surat.png"), (io.BytesIO(b"%PDF"), "surat.pdf")]
    _answer, slip = written(officer, photos=sent)
    assert "surat.pdf: Berkas ini bukan foto" in slip.text
    found = stored(app, mine, slip)
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        assert len(complaints.photos.of(found)) == 1


def test_twenty_presses_at_the_counter_are_one_report(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    """T50."""
    fields, cookie = answers(officer.get(COUNTER)), officer.cookie()
    before = count(app, mine)

    def press(_number: int) -> tuple[int, str]:
        hand = Visitor(app, mine.tenant.host)
        hand.inspects = False
        hand.carry(cookie)
        answer = hand.post(COUNTER, fields)
        return answer.status, answer.location

    with ThreadPoolExecutor(20) as pool:
        answered = set(pool.map(press, range(20)))
    assert len(answered) == 1
    assert answered.pop()[0] == 303
    assert count(app, mine) == before + 1


def count(app: Flask, mine: Stranger) -> int:
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        return session.scalars(select(func.count()).select_from(Complaint)).one()


def test_the_desk_says_by_which_way_it_came_and_who_wrote_it_down(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    _answer, slip = written(officer, channel="telepon")
    reference = stored(app, mine, slip).reference
    page = mine.visitor(app, "coordinator").get(f"/meja/pengaduan/{reference}")
    assert "Datang lewat Telepon" in page.text
    assert "Dicatat oleh Pupr" in page.text
    assert "Telepon" in officer.get(COUNTER).text


def test_somebody_of_the_counter_alone_writes_down_and_reads_nothing_else(
    app: Flask, mine: Stranger
) -> None:
    email = f"loket@{mine.tenant.key}.test"
    with app.app_context(), unit_of_work(mine.tenant):
        given = people.invite(email=email, name="Sari Penulis", role=Role.COUNTER, by=people.SYSTEM)
        given.password_hash = people.by_id(mine.ids["pupr"]).password_hash
        given.verified_at = clock.now()
    visitor = Visitor(app, mine.tenant.host)
    visitor.sign_in(email, "tiga kata berlainan")
    assert visitor.follow(visitor.get("/meja")).path == COUNTER
    written(visitor)
    assert visitor.get("/meja/pengaduan").status == 403
    assert visitor.get(f"/pengaduan/{mine.references['referred']}").status == 404


def test_the_database_takes_no_channel_that_is_none(app: Flask, mine: Stranger) -> None:
    with (
        pytest.raises(IntegrityError),
        app.app_context(),
        unit_of_work(mine.tenant),
    ):
        session.execute(text("UPDATE complaint SET channel = 'merpati'"))


def test_the_key_of_the_form_is_no_proof_for_whoever_wrote_it_down(
    app: Flask, mine: Stranger, officer: Visitor
) -> None:
    """Sent later as if from a phone, it is another report, and opens not the reporter's."""
    fields = answers(officer.get(COUNTER))
    slip = officer.follow(officer.post(COUNTER, fields))
    theirs = stored(app, mine, slip)
    clerk = Visitor(app, mine.tenant.host)
    sent = {name: fields[name] for name in ("key", "text", "village", "identity")}
    answer = clerk.post("/lapor/kirim", sent)
    assert answer.status == 303
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        assert complaints.proof.filed_with(answer.location.split("/")[2]).id != theirs.id
    assert theirs.reference not in clerk.follow(answer).text
