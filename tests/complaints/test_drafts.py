"""A report being written waits under its token, with its photos, for a week."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import func, select

from tenants import complaints
from tenants.kernel import clock, files
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid, NotFound
from tests.factories import a_complaint
from tests.factories.pictures import a_photo, encoded, plain

pytestmark = pytest.mark.usefixtures("in_tenant")


def a_phones_photo(width: int = 40, height: int = 30, kind: str = "JPEG") -> bytes:
    """With a GPS place in its EXIF."""
    picture = plain(width, height)
    exif = picture.getexif()
    exif.get_ifd(0x8825)[1] = "S"
    exif[0x010E] = "kenari-di-jendela"
    return encoded(picture, kind, exif=exif)


def test_answers_add_up_page_by_page() -> None:
    draft, token = complaints.drafts.begin()
    complaints.drafts.keep_answers(draft, {"text": "Jalan rusak", "topic": None})
    complaints.drafts.keep_answers(draft, {"village": "61.01.01.2001"})
    found = complaints.drafts.find(token)
    assert found.answers == {"text": "Jalan rusak", "topic": None, "village": "61.01.01.2001"}


def test_what_is_typed_is_kept_apart_until_its_page_is_sent_on() -> None:
    draft, token = complaints.drafts.begin()
    complaints.drafts.keep_answers(draft, {"text": "Jalan rusak"}, page="apa")
    complaints.drafts.keep_typed(draft, "apa", {"text": "Jalan ru"})
    complaints.drafts.keep_typed(draft, "di-mana", {"landmark": "pasar"})
    found = complaints.drafts.find(token)
    assert found.answers["text"] == "Jalan rusak"
    assert found.typed == {"apa": {"text": "Jalan ru"}, "di-mana": {"landmark": "pasar"}}
    complaints.drafts.keep_answers(draft, {"text": "Jembatan rusak"}, page="apa")
    assert complaints.drafts.find(token).typed == {"di-mana": {"landmark": "pasar"}}


def test_a_discarded_draft_is_gone_with_its_photos() -> None:
    draft, token = complaints.drafts.begin()
    a_photo(draft, a_phones_photo())
    complaints.drafts.discard(draft)
    with pytest.raises(NotFound):
        complaints.drafts.find(token)
    assert session.scalar(select(func.count()).select_from(complaints.Photo)) == 0


def test_a_wrong_token_finds_no_draft() -> None:
    complaints.drafts.begin()
    with pytest.raises(NotFound):
        complaints.drafts.find("bukan-token")


def test_filing_takes_the_photos_over_and_ends_the_draft() -> None:
    draft, token = complaints.drafts.begin()
    a_photo(draft, a_phones_photo())
    complaint = a_complaint(token=token)
    assert len(complaints.photos.of(complaint)) == 1
    with pytest.raises(NotFound):
        complaints.drafts.find(token)


def test_a_stored_photo_is_another_picture_without_place_or_camera() -> None:
    draft, _token = complaints.drafts.begin()
    photo = a_photo(draft, a_phones_photo())
    stored = files.read_image(photo.storage_key)
    assert b"kenari-di-jendela" not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()
    assert Image.open(io.BytesIO(stored)).format == "WEBP"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "trailer", [b"<html><script>alert(1)</script>", b"<?php phpinfo(); ?>", b"PK\x03\x04evil.jar"]
)
def test_what_hangs_behind_a_picture_is_not_stored(kind: str, trailer: bytes) -> None:
    """T51: a file that is a picture and something else is served as the picture alone."""
    draft, _token = complaints.drafts.begin()
    photo = a_photo(draft, a_phones_photo(kind=kind) + trailer)
    for size in files.Size:
        assert trailer not in files.read_image(photo.storage_key, size)


def test_a_large_photo_is_made_smaller() -> None:
    draft, _token = complaints.drafts.begin()
    photo = a_photo(draft, a_phones_photo(3000, 1500))
    assert (photo.width, photo.height) == (1600, 800)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html><script>alert(1)</script>",
        b"\xff\xd8\xff\xe0 not really a jpeg",
        b"MZ\x90\x00",
        b"GIF89a/*\x01\x00\x01\x00\x00\x00\x00*/=1;alert(1)//",
        b"<?php phpinfo(); ?>",
        b"%PDF-1.7",
    ],
)
def test_what_is_no_photo_is_refused_in_words(content: bytes) -> None:
    draft, _token = complaints.drafts.begin()
    with pytest.raises(Invalid) as refused:
        a_photo(draft, content)
    assert refused.value.field == "photos"


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    bomb = io.BytesIO()
    Image.new("1", (8000, 6000)).save(bomb, "PNG")
    draft, _token = complaints.drafts.begin()
    with pytest.raises(Invalid):
        a_photo(draft, bomb.getvalue())


def test_a_sixth_photo_is_refused() -> None:
    draft, _token = complaints.drafts.begin()
    for _ in range(5):
        a_photo(draft, a_phones_photo())
    assert complaints.drafts.room_left(draft) == 0
    with pytest.raises(Invalid):
        a_photo(draft, a_phones_photo())


def test_a_file_of_another_tenant_is_not_read() -> None:
    with pytest.raises(LookupError):
        files.read_image("depok/0123456789abcdef")


def test_a_draft_is_forgotten_after_seven_untouched_days() -> None:
    old, old_token = complaints.drafts.begin()
    fresh, fresh_token = complaints.drafts.begin()
    old.updated_at = clock.now() - timedelta(days=8)
    fresh.updated_at = clock.now() - timedelta(days=6)
    assert complaints.drafts.forget_old() == 1
    complaints.drafts.find(fresh_token)
    with pytest.raises(NotFound):
        complaints.drafts.find(old_token)
