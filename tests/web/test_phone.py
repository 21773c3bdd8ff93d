"""What a phone sends by itself: once however often, with the key alone, from our own page alone."""

import io
import re
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import func, select

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel import ids
from tenants.kernel.db import session, unit_of_work
from tests.factories.pictures import a_photo, a_picture
from tests.stranger import Stranger
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor
from tests.web.test_confirmation import receipt_on
from tests.web.test_filing import fill_in

SEND = "/lapor/kirim"


def kept(visitor: Visitor, **more: object) -> dict[str, object]:
    """What a phone holds of a report that was born without a line."""
    options = visitor.get("/lapor/luring").find("select", name="village")[0].iter("option")
    village = next(each.get("value") for each in options if each.get("value"))
    typed = {"key": ids.new_token(), "text": REPORT, "village": village, "identity": "publik"}
    return typed | more


def count(app: Flask, mine: Stranger) -> int:
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        return session.scalars(select(func.count()).select_from(Complaint)).one()


def sent(visitor: Visitor, fields: dict[str, object]) -> Page:
    answer = visitor.post(SEND, fields)
    assert answer.status == 303, answer.text
    return visitor.follow(answer)


def test_twenty_sends_at_once_are_one_report(app: Flask, mine: Stranger, visitor: Visitor) -> None:
    """T50: real threads, each of them without a session."""
    fields = kept(visitor)
    before = count(app, mine)

    def send(_number: int) -> tuple[int, str]:
        hand = Visitor(app, mine.tenant.host)
        hand.inspects = False
        answer = hand.post(SEND, fields | {"photos": (io.BytesIO(a_picture()), "a.png")})
        return answer.status, answer.location

    with ThreadPoolExecutor(20) as pool:
        answers = set(pool.map(send, range(20)))
    assert len(answers) == 1
    status, address = answers.pop()
    assert status == 303
    assert fields["key"] not in address
    assert count(app, mine) == before + 1
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        filed = complaints.proof.filed_with(address.split("/")[2])
        assert len(complaints.photos.of(filed)) == 1


def test_sent_again_after_a_lost_answer_it_shows_the_same_receipt(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    fields = kept(visitor)
    first = receipt_on(sent(visitor, fields))
    again = Visitor(app, mine.tenant.host)  # another day: no cookie is left
    assert first
    assert receipt_on(sent(again, fields)) == first


def test_the_address_of_the_confirmation_does_not_open_it_to_another(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    fields = kept(visitor)
    page = sent(visitor, fields)
    other = Visitor(app, mine.tenant.host)
    assert other.get(page.path).status == 303
    draft = {**fields, "key": ids.new_token(), "draft": page.path.split("/")[2]}
    assert other.post(SEND, draft).status == 422  # such a token is no draft's


def test_a_report_begun_on_the_server_is_sent_with_what_it_has_there(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    token = fill_in(visitor).path.split("/")[2]
    with app.app_context(), unit_of_work(mine.tenant):
        draft = complaints.drafts.find(token)
        a_photo(draft)
        complaints.drafts.keep_answers(draft, {"topic": "jalan-rusak"})
    before = count(app, mine)
    fields = kept(visitor, draft=token)
    assert receipt_on(sent(visitor, fields))
    assert receipt_on(sent(visitor, fields))
    assert count(app, mine) == before + 1
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        filed = complaints.proof.filed_with(token)
        assert (filed.topic_code, filed.channel) == ("jalan-rusak", "portal")
        assert len(complaints.photos.of(filed)) == 1


def test_knowing_a_drafts_address_alone_shows_no_receipt_of_it(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    last = fill_in(visitor)
    visitor.submit(last)
    other = Visitor(app, mine.tenant.host)
    fields = kept(other, draft=last.path.split("/")[2])
    answer = other.post(SEND, fields)
    assert answer.status == 303
    assert receipt_on(other.follow(other.follow(answer))) is None


def test_only_our_own_page_may_send(visitor: Visitor) -> None:
    """T25: the key is no help to a page of a neighbour."""
    fields = kept(visitor)
    for origin in ("https://panjang.localhost:8000", "null"):
        assert visitor.post(SEND, fields, Origin=origin).status == 403
    assert visitor.open(SEND, "POST", data=fields).status == 403


def test_what_is_missing_is_said_in_words_and_nothing_is_filed(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    before = count(app, mine)
    answer = visitor.post(SEND, kept(visitor, text="pendek", identity=""))
    assert answer.status == 422
    assert "paling sedikit 15 huruf" in answer.text
    assert visitor.post(SEND, kept(visitor, key="pendek")).status == 422
    assert count(app, mine) == before


def test_nobody_signed_in_becomes_the_reporter_of_what_a_phone_sends(
    app: Flask, mine: Stranger
) -> None:
    resident = mine.visitor(app, "resident")
    page = sent(resident, kept(resident, identity="anonim", name="Rina", email="r@contoh.test"))
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        filed = complaints.proof.filed_with(page.path.split("/")[2])
        assert (filed.reporter_id, filed.reporter_name, filed.reporter_email) == (None, None, None)


def test_the_page_for_the_phone_is_nobodys_and_offers_no_secret(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    page = visitor.get("/lapor/luring")
    assert page.find("input", value="anonim")
    assert not page.find("input", value="rahasia")
    assert not page.find("input", name="key")
    assert not page.find("input", name="csrf_token")
    words = page.find("form", id="isian")[0].get("data-words", "")
    assert "tenggelam" in words


def test_the_worker_sees_the_reports_pages_and_no_others(visitor: Visitor) -> None:
    address = visitor.get("/lapor").find("div", id="ponsel")[0].get("data-worker", "")
    assert re.fullmatch(r"/lapor/pekerja\.js\?v=[0-9a-f]{12}", address)
    answer = visitor.get(address)
    assert answer.response.mimetype == "text/javascript"
    assert answer.headers["Service-Worker-Allowed"] == "/lapor"
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
