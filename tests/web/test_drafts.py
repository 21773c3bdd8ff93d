"""A report being written is kept: as it is typed, on the way back, until its writer returns."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tests.stranger import Stranger
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor
from tests.web.test_filing import everything, filed, fill_in

OTHER = "Lampu jalan di tikungan balai desa mati sejak hari Senin."


def type_into(visitor: Visitor, page: Page, **typed: str) -> Page:
    """What htmx sends while somebody writes: the whole form, for the line that says it is kept."""
    return visitor.post(page.path, page.form() | typed, HX_Request="true", HX_Target="saved")


def begun(visitor: Visitor, text: str = REPORT) -> Page:
    """Written and sent on: the page of topics."""
    return visitor.follow(visitor.submit(visitor.get("/lapor"), text=text))


def token_of(page: Page) -> str:
    return page.path.split("/")[2]


def chosen(page: Page) -> list[str]:
    return [each.get("value", "") for each in page.find("input", type="radio", checked="")]


def test_the_first_words_are_kept_as_they_are_typed(visitor: Visitor) -> None:
    answer = type_into(visitor, visitor.get("/lapor"), text="Jalan")
    assert answer.status == 200
    assert "Isian Anda tersimpan" in answer.text
    page = visitor.get(answer.headers["HX-Replace-Url"])
    assert page.form()["text"] == "Jalan"
    again = type_into(visitor, page, text="Jalan rusak")
    assert "HX-Replace-Url" not in again.headers
    assert visitor.get(page.path).form()["text"] == "Jalan rusak"


def test_nothing_typed_is_nothing_to_keep(visitor: Visitor) -> None:
    answer = type_into(visitor, visitor.get("/lapor"), text="  ")
    assert (answer.status, answer.text) == (204, "")
    assert "Set-Cookie" not in answer.headers


def test_too_much_to_keep_is_said_to_be_so(visitor: Visitor) -> None:
    answer = type_into(visitor, visitor.get("/lapor"), text="a" * 10_001)
    assert "belum tersimpan" in answer.text
    assert "Isian Anda tersimpan" not in answer.text


def test_danger_is_heard_while_it_is_typed_and_told_once(visitor: Visitor) -> None:
    page = visitor.get("/lapor")
    first = type_into(visitor, page, text="ada kebakaran")
    again = type_into(visitor, page, text="ada kebakaran besar", alarmed="1")
    assert 'role="alert"' in first.text
    assert 'href="tel:112"' in again.text
    assert 'role="alert"' not in again.text


def test_whoever_comes_back_goes_on_where_they_were(visitor: Visitor) -> None:
    topics = begun(visitor)
    where = visitor.follow(visitor.submit(topics, topic="jalan-rusak"))
    type_into(visitor, where, landmark="depan pasar")
    for path in ("/", "/lapor"):
        page = visitor.get(path)
        assert page.find("a", href="/lapor/lanjutkan"), path
        assert page.headers["Cache-Control"] == "no-store"
    resumed = visitor.follow(visitor.get("/lapor/lanjutkan"))
    assert resumed.path == where.path
    assert resumed.form()["landmark"] == "depan pasar"


def test_the_cookie_of_a_draft_lives_as_long_as_the_draft(visitor: Visitor) -> None:
    answer = visitor.submit(visitor.get("/lapor"), text=REPORT)
    (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if "-draf=" in each]
    assert "Max-Age=604800" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_another_browser_is_offered_nothing(visitor: Visitor) -> None:
    begun(visitor)
    other = Visitor(visitor.app, visitor.host)
    assert other.get("/lapor").find("textarea", name="text")
    assert other.get("/lapor/lanjutkan").location == "/lapor"


def test_a_draft_is_deleted_by_its_own_browser_alone(app: Flask, visitor: Visitor) -> None:
    topics = begun(visitor)
    other = Visitor(app, visitor.host)
    other.post("/lapor/hapus-draf", {"csrf_token": other.token()})
    assert visitor.get(topics.path).status == 200
    answer = visitor.submit(visitor.get("/lapor"), "/lapor/hapus-draf")
    assert "Draf dihapus." in visitor.follow(answer).text
    assert visitor.get(topics.path).status == 404
    assert visitor.get("/lapor").find("textarea", name="text")


def test_the_way_back_keeps_what_stands_on_the_page(visitor: Visitor) -> None:
    where = visitor.follow(visitor.submit(begun(visitor), topic="tidak-tahu"))
    district = where.find("option")[1].get("value")
    answer = type_into(visitor, where, district=district, landmark="dekat masjid", kembali="1")
    assert answer.headers["HX-Redirect"] == f"/lapor/{token_of(where)}/topik"
    again = visitor.get(where.path).form()
    assert (again["district"], again["landmark"]) == (district, "dekat masjid")


def test_the_way_back_from_the_first_page_leads_home_and_keeps_it_too(visitor: Visitor) -> None:
    page = visitor.get("/lapor")
    assert type_into(visitor, page, text="", kembali="1").headers["HX-Redirect"] == "/"
    assert type_into(visitor, page, text="Jalan", kembali="1").headers["HX-Redirect"] == "/"
    assert visitor.follow(visitor.get("/lapor/lanjutkan")).form()["text"] == "Jalan"


def test_without_a_script_asking_for_the_villages_loses_nothing(visitor: Visitor) -> None:
    where = visitor.follow(visitor.submit(begun(visitor), topic="tidak-tahu"))
    district = where.find("option")[1].get("value", "")
    visitor.submit(where, district=district, landmark="dekat masjid", show="villages")
    assert visitor.get(where.path).form()["landmark"] == "dekat masjid"


def test_topics_are_offered_with_their_words_and_none_is_chosen(visitor: Visitor) -> None:
    page = begun(visitor, OTHER)
    offered = page.find("input", name="topic")
    assert offered[0].get("value") == "lampu-jalan-mati"
    assert "Dari kata Anda: " in page.text
    assert "lampu" in page.text
    assert chosen(page) == []
    refused = visitor.submit(page)
    assert refused.status == 422
    assert "Pilih topik, atau “Saya tidak tahu”." in refused.text
    assert chosen(refused) == []


def test_a_topic_that_was_not_offered_can_be_chosen_and_then_stands_first(visitor: Visitor) -> None:
    page = begun(visitor, OTHER)
    visitor.submit(page, topic="ktp-el")
    again = visitor.get(page.path)
    assert chosen(again) == ["ktp-el"]
    assert again.find("input", name="topic")[0].get("value") == "ktp-el"


def test_a_choice_stays_whatever_is_written_afterwards(visitor: Visitor) -> None:
    page = begun(visitor)
    visitor.submit(page, topic="ktp-el")
    what = visitor.get(page.path.replace("topik", "apa"))
    topics = visitor.follow(visitor.submit(what, text=OTHER))
    assert chosen(topics) == ["ktp-el"]


def test_typing_that_arrives_late_changes_no_answer(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    """On a bad line the older words come after the newer ones, the older choice after the newer."""
    last = fill_in(visitor, text=REPORT)
    base = last.path.removesuffix("/periksa")
    what, topics = visitor.get(f"{base}/apa"), visitor.get(f"{base}/topik")
    assert visitor.submit(what, text=OTHER).status == 303
    assert visitor.submit(topics, topic="lampu-jalan-mati").status == 303
    type_into(visitor, what, text="Jalan")
    type_into(visitor, topics, topic="ktp-el")
    found = filed(app, mine, visitor, visitor.get(last.path))
    assert (found.text, found.topic_code) == (OTHER, "lampu-jalan-mati")


def test_a_page_sent_while_its_typing_is_being_kept_loses_nothing(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    """Both requests found the draft before either changed it."""
    token = token_of(begun(visitor))

    def send_on() -> None:
        with app.app_context(), unit_of_work(mine.tenant):
            draft = complaints.drafts.find(token)
            complaints.drafts.keep_answers(draft, {"text": OTHER}, page="apa")

    with app.app_context(), unit_of_work(mine.tenant), ThreadPoolExecutor(1) as elsewhere:
        draft = complaints.drafts.find(token)
        elsewhere.submit(send_on).result()
        complaints.drafts.keep_typed(draft, "apa", {"text": "Lampu"})
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        found = complaints.drafts.find(token)
        assert (found.answers["text"], found.typed["apa"]["text"]) == (OTHER, "Lampu")


def test_a_report_that_was_sent_is_not_offered_again(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    last = fill_in(visitor)
    filed(app, mine, visitor, last)
    assert visitor.get("/lapor").find("textarea", name="text")
    assert visitor.get("/").find("a", href="/lapor/lanjutkan") == []


@pytest.mark.parametrize("step", ["apa", "topik", "di-mana", "foto", "identitas", "periksa"])
def test_a_draft_that_was_sent_leads_to_its_confirmation(
    app: Flask, mine: Stranger, visitor: Visitor, step: str
) -> None:
    last = fill_in(visitor)
    page = visitor.get(last.path.replace("periksa", step))
    found = filed(app, mine, visitor, last)
    told = visitor.follow(visitor.get(page.path))
    assert found.reference in told.text
    if step != "periksa":
        changed = visitor.follow(visitor.submit(page))
        assert "Laporan ini sudah dikirim" in changed.text
        typing = type_into(visitor, page)
        assert typing.headers["HX-Redirect"] == f"/lapor/{token_of(page)}/terkirim"


def test_a_name_that_was_typed_and_not_given_is_kept_nowhere(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    """T69: typed first, then anonim after all."""
    last = fill_in(visitor)
    who = visitor.get(last.path.replace("periksa", "identitas"))
    type_into(visitor, who, name="Kenari Pertama", phone="081298765432")
    assert "Kenari Pertama" in everything(mine)
    last = visitor.follow(visitor.submit(visitor.get(who.path), identity="anonim"))
    filed(app, mine, visitor, last)
    kept = everything(mine)
    assert "Kenari Pertama" not in kept
    assert "081298765432" not in kept
