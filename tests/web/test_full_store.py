"""Pictures where there is no room: the page says so, nothing is left behind, the report goes on."""

import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select
from structlog.testing import capture_logs

from config import settings
from tenants import complaints
from tenants.complaints.actions import attaching
from tenants.complaints.models import Entry, Photo
from tenants.kernel import clock, files, memory
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.errors import Invalid
from tests.factories import a_complaint
from tests.factories.pictures import a_photo, encoded, plain
from tests.stranger import Stranger
from tests.visitor import Visitor
from tests.web.test_photo_costs import kept, path, send, stored
from workers.files import REST, sweep

pytestmark = pytest.mark.usefixtures("unlimited")
__all__ = ["path"]  # a fixture


@contextmanager
def full_disk() -> Iterator[None]:
    """The system itself refuses to write more than so many bytes: EFBIG, as ENOSPC would be."""
    assert signal.getsignal(signal.SIGXFSZ) == signal.SIG_IGN
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def everything_under(mine: Stranger) -> set[str]:
    """Half-written files too."""
    folder = Path(urlsplit(os.environ["JEMBATAN_FILES_URL"]).path) / mine.tenant.key
    return {each.name for each in folder.rglob("*")}


def test_a_full_disk_is_said_and_leaves_neither_rows_nor_files(
    app: Flask, mine: Stranger, visitor: Visitor, path: str
) -> None:
    """T60."""
    before = everything_under(mine)
    with full_disk(), capture_logs() as logged:
        answer = send(visitor, path, [encoded(plain(900, 700))])
    assert answer.status == 422
    assert "Foto sedang tidak dapat disimpan." in answer.text
    assert [each["event"] for each in logged] == ["files.not_stored"]
    assert everything_under(mine) == before
    assert kept(app, mine, path) == 0
    assert send(visitor, path, [encoded(plain(900, 700))]).status == 303
    assert kept(app, mine, path) == 1


def test_a_regions_pictures_have_so_much_room_and_no_more(
    app: Flask, mine: Stranger, visitor: Visitor, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T60."""
    before = stored(mine)
    monkeypatch.setitem(settings, "PHOTO_BYTES", 1)
    memory.forget_everything()
    answer = send(visitor, path, [encoded(plain())])
    assert answer.status == 422
    assert "Tempat foto daerah ini penuh." in answer.text
    assert (kept(app, mine, path), stored(mine)) == (0, before)


@pytest.mark.usefixtures("in_tenant")
def test_pictures_of_an_answer_are_counted_in_that_room_and_refused_where_it_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """T60."""
    sent = [("sesudah.png", encoded(plain(900, 700)))]
    kept = attaching.keep(sent)
    line = session.scalars(select(Entry).where(Entry.complaint_id == a_complaint().id)).first()
    assert line
    attaching.attach(line, kept, is_hidden=False)
    photo = session.scalars(select(Photo).where(Photo.entry_id == line.id)).one()
    assert photo.byte_count == kept[0].byte_count
    monkeypatch.setitem(settings, "PHOTO_BYTES", 1)
    memory.forget_everything()
    with pytest.raises(Invalid, match="Tempat foto daerah ini penuh"):
        attaching.keep(sent)


@pytest.mark.usefixtures("in_tenant")
def test_visitors_leave_room_for_the_pictures_of_finished_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever fills the store from a draft must not keep an agency from closing anything."""
    draft, _token = complaints.drafts.begin()
    taken = a_photo(draft, encoded(plain(90, 70))).byte_count or 0
    monkeypatch.setitem(settings, "PHOTO_BYTES", taken + 1)
    memory.forget_everything()
    with pytest.raises(Invalid, match="Tempat foto daerah ini penuh"):
        a_photo(draft, encoded(plain(90, 70)))
    sent = [("sesudah.png", encoded(plain(90, 70)))]
    with pytest.raises(Invalid, match="Tempat foto daerah ini penuh"):
        attaching.keep(sent)
    assert len(attaching.keep(sent, is_staffs=True)) == 1


def test_what_a_picture_takes_is_counted(app: Flask, mine: Stranger) -> None:
    with app.app_context(), unit_of_work(mine.tenant):
        draft, _token = complaints.drafts.begin()
        photo = a_photo(draft, encoded(plain(900, 700)))
        sizes = [len(files.read_image(photo.storage_key, size)) for size in files.Size]
        assert photo.byte_count == sum(sizes)


def test_a_photo_whose_file_is_gone_is_reported_and_answered_as_not_there(
    app: Flask, mine: Stranger, visitor: Visitor, path: str
) -> None:
    """T60: the sweep looks both ways."""
    send(visitor, path, [encoded(plain())])
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        photo = complaints.drafts.photos_of(complaints.drafts.find(path.split("/")[2]))[0]
        number, key = photo.id, photo.storage_key
    files.remove([size.of(key) for size in files.Size])
    assert visitor.get(f"{path}/{number}").status == 404
    with (
        app.app_context(),
        clock.frozen(clock.now() + REST + REST / 24),
        capture_logs() as logged,
    ):
        sweep(mine.tenant.key)
    lost = next(each for each in logged if each["event"] == "files.lost")
    assert number in lost["photos"]


def test_a_picture_from_before_there_was_a_middle_size_is_shown_large(
    app: Flask, mine: Stranger
) -> None:
    with app.app_context(), unit_of_work(mine.tenant):
        key = files.keep_image(encoded(plain(1000, 700))).key
        files.remove([files.Size.MIDDLE.of(key)])
        assert files.read_image(key, files.Size.MIDDLE) == files.read_image(key)


def test_a_list_shows_light_pictures_in_their_size(
    app: Flask, mine: Stranger, visitor: Visitor, path: str
) -> None:
    """The heaviest kind: noise."""
    noise = encoded(Image.effect_noise((900, 700), 90), "JPEG", quality=60)
    send(visitor, path, [noise])
    image = visitor.get(path).find("img")[0]
    assert (image.get("width"), image.get("height")) == ("900", "700")
    picture = visitor.get(image.get("src", ""))
    assert len(picture.response.get_data()) <= 60_000
