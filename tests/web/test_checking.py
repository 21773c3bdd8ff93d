"""The last look before a report is sent: one answer changed alone, and what others will read."""

import pytest
from flask import Flask

from tests.signing_in import PASSWORD
from tests.stranger import Stranger
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor
from tests.web.test_filing import fill_in
from tests.web.test_photos import picture, send

Pair = tuple[Stranger, Stranger]
NUMBERED = f"{REPORT} Hubungi 0812-3456-7890."


@pytest.fixture
def visitor(app: Flask, pair: Pair) -> Visitor:
    return Visitor(app, pair[0].tenant.host)


def changing(page: Page, step: str) -> str:
    """Where the check page leads to change this answer."""
    [address, *_same] = [
        each.get("href", "") for each in page.find("a") if f"/{step}?" in each.get("href", "")
    ]
    return address


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("apa", {"text": f"{REPORT} Sudah ada yang jatuh."}),
        ("topik", {"topic": "jembatan-rusak"}),
        ("di-mana", {"landmark": "depan pasar lama"}),
        ("foto", {}),
        ("identitas", {"identity": "anonim"}),
    ],
)
def test_a_changed_answer_leads_straight_back(
    visitor: Visitor, step: str, typed: dict[str, str]
) -> None:
    last = fill_in(visitor)
    page = visitor.get(changing(last, step))
    assert page.find("a", **{"class": "back"})[0].get("href") == last.path
    answer = visitor.submit(page, **typed)
    assert answer.location == last.path
    shown = "".join("".join(each.itertext()) for each in visitor.follow(answer).find("dd"))
    told = {"jembatan-rusak": "Jembatan rusak", "anonim": "Anonim"}
    assert all(told.get(each, each) in shown for each in typed.values())


def test_another_topic_leads_to_what_it_asks_and_then_back(visitor: Visitor) -> None:
    last = fill_in(visitor)
    answer = visitor.submit(visitor.get(changing(last, "topik")), topic="jalan-rusak")
    asking = visitor.follow(answer)
    assert "/di-mana" in asking.path
    assert visitor.submit(asking).location == last.path


def test_an_error_on_the_way_still_leads_back(visitor: Visitor) -> None:
    last = fill_in(visitor)
    refused = visitor.submit(visitor.get(changing(last, "apa")), text="pendek")
    assert refused.status == 422
    assert visitor.submit(refused, text=REPORT).location == last.path


def test_a_picture_added_or_taken_away_comes_back_to_the_same_change(visitor: Visitor) -> None:
    last = fill_in(visitor)
    page = visitor.get(changing(last, "foto"))
    more = send(visitor, page, picture(), more="1")
    assert more.location == page.path
    shown = visitor.follow(more)
    [button] = shown.find("button", name="remove")
    gone = visitor.post(page.path, shown.form() | {"remove": button.get("value", "")})
    assert gone.location == page.path


def test_the_pictures_are_looked_at_too(visitor: Visitor) -> None:
    last = fill_in(visitor)
    send(visitor, visitor.get(changing(last, "foto")), picture(), picture("red"))
    shown = visitor.get(last.path).find("img")
    assert len(shown) == 2
    assert all(each.get("alt") for each in shown)
    assert {visitor.get(each.get("src", "")).status for each in shown} == {200}


def test_a_number_in_the_story_is_shown_as_everybody_will_read_it(visitor: Visitor) -> None:
    page = fill_in(visitor, text=NUMBERED)
    assert "Yang dibaca umum" in page.text
    assert "Hubungi [nomor telepon]." in page.text
    assert "0812-3456-7890" in page.text  # one's own words stay one's own


@pytest.mark.parametrize(("text", "identity"), [(REPORT, "publik"), (NUMBERED, "rahasia")])
def test_nothing_is_said_of_it_where_nothing_is_covered_or_read(
    visitor: Visitor, text: str, identity: str
) -> None:
    assert "Yang dibaca umum" not in fill_in(visitor, text=text, identity=identity).text


def test_what_the_account_knows_is_not_asked_again(app: Flask, pair: Pair) -> None:
    visitor = pair[0].visitor(app, "resident")
    page = visitor.follow(visitor.submit(visitor.get("/lapor"), text=REPORT))
    form = visitor.get(page.path.replace("topik", "identitas")).form()
    assert (form["name"], form["email"]) == ("Resident", pair[0].email("resident"))


def test_whoever_signs_in_half_way_is_not_asked_either(app: Flask, pair: Pair) -> None:
    """The empty fields of before were kept as they were left."""
    visitor = Visitor(app, pair[0].tenant.host)
    topics = visitor.follow(visitor.submit(visitor.get("/lapor"), text=REPORT))
    who = visitor.get(topics.path.replace("topik", "identitas"))
    typed = who.form() | {"identity": "publik", "phone": "0562-123456"}
    visitor.post(who.path, typed, HX_Request="true", HX_Target="saved")
    visitor.sign_in(pair[0].email("resident"), PASSWORD)
    form = visitor.get(who.path).form()
    assert (form["name"], form["phone"]) == ("Resident", "0562-123456")


def test_all_that_is_wrong_with_who_reports_is_said_at_once(visitor: Visitor) -> None:
    page = visitor.follow(visitor.submit(visitor.get("/lapor"), text=REPORT))
    page = visitor.get(page.path.replace("topik", "identitas"))
    said = visitor.submit(page, email="budi@", phone="x").find("div", id="kesalahan")[0]
    told = ["".join(each.itertext()).strip() for each in said.iter("li")]
    assert told == [
        "Pilih siapa yang boleh tahu.",
        "Alamat surel tidak lengkap. Contoh: nama@contoh.id",
        "Tulis nomor telepon dengan angka saja.",
    ]


TOLD_ANYWAY = "Anda melapor anonim, tetapi menulis nomor atau surel pribadi"


@pytest.mark.parametrize(
    ("text", "identity", "is_warned"),
    [(NUMBERED, "anonim", True), (REPORT, "anonim", False), (NUMBERED, "publik", False)],
)
def test_who_is_anonymous_is_told_that_officers_read_their_number(
    visitor: Visitor, text: str, identity: str, *, is_warned: bool
) -> None:
    last = fill_in(visitor, text=text, identity=identity)
    assert (TOLD_ANYWAY in last.text) is is_warned
    assert visitor.submit(last).location.endswith("/terkirim"), "a warning stops nobody"


def test_the_pages_before_say_so_where_the_number_is_typed(visitor: Visitor) -> None:
    last = fill_in(visitor, text=NUMBERED, identity="anonim")
    told = "petugas membacanya, juga bila Anda melapor anonim"
    what = visitor.get(changing(last, "apa"))
    assert told in what.text
    assert "juga bila Anda memilih anonim" in visitor.get(changing(last, "identitas")).text
    typed = visitor.post(
        what.path, what.form() | {"text": REPORT}, HX_Request="true", HX_Target="saved"
    )
    assert typed.status == 200
    assert told not in typed.text, "it goes with the number"
