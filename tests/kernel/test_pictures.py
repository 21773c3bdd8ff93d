"""What a picture may cost, however it was made: measured in the process that decodes it."""

import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache

import pytest
from PIL import Image

from tenants.kernel import files, pictures
from tenants.kernel.errors import Invalid
from tests.factories.pictures import encoded, plain

pytestmark = pytest.mark.usefixtures("in_tenant")

MOST_BYTES = 512 * 2**20


@cache
def a_lossless_webp() -> bytes:
    """40 megapixels in 1,720 bytes: five of them once took a worker nine seconds and 770 MB."""
    return encoded(plain(6320, 6320), "WEBP", lossless=True)


@cache
def a_jpeg_of_a_thousand_scans() -> bytes:
    """Each goes over 64 megapixels again, for a hundred bytes."""
    whole = encoded(plain(8000, 8000), "JPEG", progressive=True)
    last = whole.rfind(b"\xff\xda")
    return whole[:last] + whole[last:-2] * 1000 + whole[-2:]


@cache
def an_animation() -> bytes:
    """Of thirty frames."""
    frames = [Image.new("RGB", (2000, 2000), (number * 8, 0, 0)) for number in range(30)]
    return encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])


def cost_of(act: Callable[[], object]) -> tuple[float, object]:
    """Seconds of processor time in children, and what came of it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    came = act()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, came


def refusal(content: bytes) -> Invalid:
    with pytest.raises(Invalid) as refused:
        files.keep_image(content)
    assert refused.value.field == "photos"
    return refused.value


def test_a_tiny_file_with_many_pixels_is_refused_unseen() -> None:
    cost, refused = cost_of(lambda: refusal(a_lossless_webp()))
    assert "16 megapiksel" in str(refused)
    assert cost < 1


def test_what_takes_too_long_is_given_up() -> None:
    cost, refused = cost_of(lambda: refusal(a_jpeg_of_a_thousand_scans()))
    assert "tidak" in str(refused) or "bukan" in str(refused)
    assert cost < pictures.CPU_SECONDS + 1


def test_of_an_animation_the_first_frame_is_kept() -> None:
    cost, kept = cost_of(lambda: files.keep_image(an_animation()))
    assert cost < 2
    content = files.read_image(kept.key)
    stored = Image.open(io.BytesIO(content))
    assert getattr(stored, "n_frames", 1) == 1
    assert stored.getpixel((5, 5))[0] < 8


@pytest.mark.parametrize(
    ("size", "fraction"), [((4000, 3000), 2), ((8160, 6120), 4), ((9248, 6936), 4)]
)
def test_a_phones_photo_is_decoded_at_a_fraction_of_its_size(
    size: tuple[int, int], fraction: int
) -> None:
    """12, 50 and 64 megapixels."""
    sent = encoded(plain(*size), "JPEG")
    cost, kept = cost_of(lambda: files.keep_image(sent))
    assert max(kept.width, kept.height) == 1600
    assert cost < 2
    picture = Image.open(io.BytesIO(sent))
    pictures._upright(picture)
    assert picture.decoderconfig[0] == fraction


def test_a_photo_held_upright_stands_upright() -> None:
    """The camera writes how it was held; the stored picture needs nobody to know."""
    lying = Image.new("RGB", (4000, 2000), "white")
    lying.paste("black", (0, 0, 2000, 2000))
    exif = lying.getexif()
    exif[0x0112] = 6  # turn right to see it
    for kind in ("JPEG", "PNG", "WEBP"):
        kept = files.keep_image(encoded(lying, kind, exif=exif))
        assert (kept.width, kept.height) == (800, 1600)
        for size in files.Size:
            stored = Image.open(io.BytesIO(files.read_image(kept.key, size)))
            assert not stored.info.get("exif")
            top, bottom = (stored.getpixel((9, y)) for y in (9, stored.height - 9))
            assert max(top) < 40
            assert min(bottom) > 200


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_any_kind_of_colour_becomes_a_picture(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    kept = files.keep_image(encoded(Image.new(mode, (2000, 1000)), kind))
    assert Image.open(io.BytesIO(files.read_image(kept.key, files.Size.SMALL))).size == (400, 200)


def test_nothing_that_came_with_a_picture_is_kept() -> None:
    """T53: nor a colour profile, which may hold anything."""
    carried = {"icc_profile": b"kenari" * 40, "xmp": b"<x>kenari</x>"}
    kept = files.keep_image(encoded(plain(40, 30), "WEBP", **carried))
    for size in files.Size:
        assert b"kenari" not in files.read_image(kept.key, size)


def test_a_decoder_has_so_much_memory_and_writes_no_file(tmp_path) -> None:
    """The limits hold in the process itself, whatever it is told to do."""
    for greedy in (
        "bytes(600 * 2**20)",
        f"pathlib.Path({str(tmp_path / 'x')!r}).write_text('x')",
    ):
        script = f"import pathlib; from tenants.kernel import pictures; pictures._limit(); {greedy}"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
        assert done.returncode != 0
    assert pictures.MEMORY_BYTES <= MOST_BYTES


def test_a_decoder_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    run = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *a, **o: asked.append(o) or run(*a, **o))
    files.keep_image(encoded(plain(40, 30), "PNG"))
    assert [each["env"] for each in asked] == [{}]


def test_who_finds_no_seat_is_told_so_and_pages_have_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "SEAT_SECONDS", 0.05)
    with pytest.raises(Invalid, match="lagi"), files.at_work(), files.at_work(), files.at_work():
        raise AssertionError
    began = time.monotonic()
    with files.at_work():
        assert time.monotonic() - began < 1
