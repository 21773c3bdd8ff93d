"""T53: where a photo was taken is offered as the report's place, and kept only if wanted."""

import io

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import text

from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories.boundaries import in_force, squares
from tests.factories.pictures import a_picture
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
TAKEN = {1: "N", 2: (1.0, 3.0, 0.0), 3: "E", 4: (109.0, 9.0, 0.0)}  # 1.05, 109.15
GPS_BLOCK = 0x8825


def a_photo(place: dict[int, object] | None = None) -> tuple[io.BytesIO, str]:
    exif, kept = Image.Exif(), io.BytesIO()
    exif.get_ifd(GPS_BLOCK).update(place or TAKEN)
    Image.new("RGB", (40, 30), "teal").save(kept, "JPEG", exif=exif)
    return io.BytesIO(kept.getvalue()), "IMG_1.jpg"


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


@pytest.fixture
def photos(visitor: Visitor) -> Page:
    topics = visitor.submit(visitor.get("/lapor"), text=REPORT)
    return visitor.get(topics.location.replace("topik", "foto"))


def send(visitor: Visitor, page: Page, *sent: tuple[io.BytesIO, str], **typed: str) -> Page:
    fields = {"csrf_token": page.form()["csrf_token"], "photos": list(sent), **typed}
    return visitor.post(page.path, fields)


def kept(tenant: Tenant) -> dict:
    with unit_of_work(tenant, read_only=True):
        return session.execute(
            text("SELECT answers FROM complaint_draft ORDER BY id DESC LIMIT 1")
        ).scalar_one()


def test_it_is_offered_and_kept_only_once_it_is_wanted(
    visitor: Visitor, sambas: Tenant, photos: Page
) -> None:
    with unit_of_work(sambas):
        in_force(squares(["61.01.01.2001", "61.01.01.2002"]))
    answer = send(visitor, photos, a_photo())
    offer = visitor.follow(answer)
    assert offer.path.endswith("/tempat-foto")
    assert "1.05, 109.15" in offer.text
    assert "Desa Lubuk Dagang" in offer.text
    assert "latitude" not in kept(sambas)
    done = visitor.submit(offer, use="1")
    assert done.location.endswith("/identitas")
    assert (kept(sambas)["latitude"], kept(sambas)["longitude"]) == (1.05, 109.15)
    assert visitor.get(photos.path.replace("foto", "di-mana")).form()["latitude"] == "1.05"


def test_who_does_not_want_it_leaves_no_trace_of_it(
    visitor: Visitor, sambas: Tenant, photos: Page
) -> None:
    before = visitor.follow(send(visitor, photos, a_photo()))
    visitor.submit(before, use="0")
    with unit_of_work(sambas, read_only=True):
        rows = session.execute(text("SELECT d::text FROM complaint_draft d")).scalars().all()
    assert not [row for row in rows if "109.15" in row or "latitude" in row]
    assert visitor.get(before.path).location == photos.path


def test_who_put_a_pin_is_not_asked_again(visitor: Visitor, photos: Page) -> None:
    visitor.submit(visitor.follow(send(visitor, photos, a_photo())), use="1")
    assert send(visitor, photos, a_photo()).location.endswith("/identitas")


def test_whoever_adds_more_comes_back_to_the_pictures(visitor: Visitor, photos: Page) -> None:
    offer = visitor.follow(send(visitor, photos, a_photo(), more="1"))
    assert visitor.submit(offer, use="0").location == photos.path


@pytest.mark.parametrize(
    "place",
    [
        {1: "N", 2: (48.0, 51.0, 0.0), 3: "E", 4: (2.0, 21.0, 0.0)},
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 3: "E"},
        {1: "N", 2: (1.0,), 3: "E", 4: (109.0,)},
    ],
)
def test_a_place_elsewhere_or_none_is_not_offered(
    visitor: Visitor, photos: Page, place: dict[int, object]
) -> None:
    assert send(visitor, photos, a_photo(place)).location.endswith("/identitas")


@pytest.mark.parametrize(
    ("ticked", "kept_at"), [({"use_place": "1"}, 1.05), ({}, None), ({"use_place": "0"}, None)]
)
def test_what_a_phone_has_read_is_kept_if_ticked_and_not_asked_again(
    visitor: Visitor,
    sambas: Tenant,
    photos: Page,
    ticked: dict[str, str],
    kept_at: float | None,
) -> None:
    read = {"latitude": "1.05", "longitude": "109.15", "place_asked": "1"}
    answer = send(visitor, photos, a_photo(), **read, **ticked)
    assert answer.location.endswith("/identitas")
    assert kept(sambas).get("latitude") == kept_at


def test_another_browser_with_the_drafts_address_is_told_nothing(
    app: Flask, visitor: Visitor, photos: Page
) -> None:
    offer = visitor.follow(send(visitor, photos, a_photo()))
    other = Visitor(app, visitor.host)
    assert other.get(offer.path).location == photos.path


def test_a_picture_without_a_place_goes_on_as_ever(visitor: Visitor, photos: Page) -> None:
    answer = send(visitor, photos, (io.BytesIO(a_picture()), "a.png"))
    assert answer.location.endswith("/identitas")


def test_the_picture_that_is_kept_says_nothing_of_it(visitor: Visitor, photos: Page) -> None:
    visitor.follow(send(visitor, photos, a_photo()))
    (picture,) = visitor.get(photos.path).find("img")
    content = visitor.get(picture.get("src", "")).response.get_data()
    assert not Image.open(io.BytesIO(content)).getexif()
