"""Pictures of a report: each that can be kept is kept, and the page shows those and no others."""

import io

import pytest

from tests.factories.pictures import a_picture
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor

MOST = 5


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The page of pictures of a fresh draft."""
    topics = visitor.submit(visitor.get("/lapor"), text=REPORT)
    return visitor.get(topics.location.replace("topik", "foto"))


def picture(colour: str = "teal") -> tuple[io.BytesIO, str]:
    return io.BytesIO(a_picture(colour)), f"{colour}.png"


def letter() -> tuple[io.BytesIO, str]:
    return io.BytesIO(b"%PDF-1.7"), "surat.pdf"


def send(visitor: Visitor, page: Page, *photos: tuple[io.BytesIO, str], **typed: str) -> Page:
    fields = {"csrf_token": page.form()["csrf_token"], "photos": list(photos), **typed}
    return visitor.post(page.path, fields)


def shown(visitor: Visitor, page: Page) -> list[str]:
    """The pictures on the page, every one of which can be looked at."""
    found = [each.get("src", "") for each in visitor.get(page.path).find("img")]
    assert {visitor.get(each).status for each in found} <= {200}
    return found


def test_of_too_many_at_once_the_first_five_are_kept(visitor: Visitor, page: Page) -> None:
    send(visitor, page, picture())
    answer = send(visitor, page, *(picture() for _ in range(6)))
    assert answer.location == page.path
    told = visitor.follow(answer)
    assert "4 foto tersimpan. Yang lain tidak: Paling banyak 5 foto." in told.text
    assert len(shown(visitor, page)) == MOST
    assert told.find("input", type="file") == []


def test_a_file_that_is_no_picture_takes_no_other_with_it(visitor: Visitor, page: Page) -> None:
    answer = send(visitor, page, picture(), letter(), picture("red"))
    told = visitor.follow(answer)
    assert "2 foto tersimpan. Yang lain tidak: surat.pdf: Berkas ini bukan foto" in told.text
    assert len(shown(visitor, page)) == 2
    assert told.find("input", type="file")


def test_where_nothing_could_be_kept_the_field_says_why(visitor: Visitor, page: Page) -> None:
    send(visitor, page, picture())
    answer = send(visitor, page, letter())
    assert answer.status == 422
    assert answer.find("a", href="#photos")
    assert len(answer.find("img")) == len(shown(visitor, page)) == 1


def test_one_more_than_there_is_room_for_is_told_where_the_field_is_gone(
    visitor: Visitor, page: Page
) -> None:
    send(visitor, page, *(picture() for _ in range(MOST)))
    answer = visitor.follow(send(visitor, page, picture()))
    assert "Paling banyak 5 foto." in answer.text
    assert "foto tersimpan." not in answer.text
    assert len(shown(visitor, page)) == MOST
