"""What sending photos may cost: so many looks, so many files, so often; a failure leaves none."""

import io
import os
import subprocess
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tests.factories.pictures import a_picture
from tests.stranger import Stranger
from tests.visitor import Page, Visitor

NO_PHOTO = b"%PDF-1.7"

pytestmark = pytest.mark.usefixtures("unlimited")


@pytest.fixture
def path(app: Flask, mine: Stranger) -> str:
    """Of the photos of a fresh draft."""
    with app.app_context(), unit_of_work(mine.tenant):
        _draft, token = complaints.drafts.begin()
    return f"/lapor/{token}/foto"


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How large each upload was that was decoded, or tried to be."""
    found: list[int] = []
    run = subprocess.run

    def looked(*words: object, **options: object) -> object:
        found.append(len(options["input"]))
        return run(*words, **options)

    monkeypatch.setattr(subprocess, "run", looked)
    return found


def send(visitor: Visitor, path: str, contents: list[bytes]) -> Page:
    fields: dict[str, object] = dict(visitor.get(path).form())
    fields["photos"] = [(io.BytesIO(each), "foto.png") for each in contents]
    return visitor.open(path, "POST", data=fields, headers={"Origin": visitor.origin})


def kept(app: Flask, mine: Stranger, path: str) -> int:
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        return len(complaints.drafts.photos_of(complaints.drafts.find(path.split("/")[2])))


def stored(mine: Stranger) -> set[str]:
    """The files of a tenant: three a photo."""
    folder = Path(urlsplit(os.environ["JEMBATAN_FILES_URL"]).path) / mine.tenant.key
    return {each.name for each in folder.glob("*")}


@pytest.mark.parametrize(
    ("contents", "photos"),
    [
        ([a_picture()] * 6, 5),
        ([a_picture()] * 30, 5),
        ([NO_PHOTO] * 30, 0),
        ([a_picture(), NO_PHOTO, a_picture()], 2),
        ([a_picture(), a_picture()[:60]], 1),
    ],
)
def test_five_uploads_are_looked_at_and_only_photos_leave_files(
    app: Flask, mine: Stranger, path: str, looks: list[int], contents: list[bytes], photos: int
) -> None:
    visitor, before = Visitor(app, mine.tenant.host), stored(mine)
    assert send(visitor, path, contents).status == (303 if photos else 422)
    assert (kept(app, mine, path), len(stored(mine) - before)) == (photos, 3 * photos)
    assert len(looks) == min(len(contents), 5)


def test_photos_of_a_request_that_fails_leave_no_file(
    app: Flask, mine: Stranger, path: str, monkeypatch: pytest.MonkeyPatch, looks: list[int]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    before = stored(mine)
    monkeypatch.setattr("web.complaints.routes.filing.redirect", fail)
    assert send(Visitor(app, mine.tenant.host), path, [a_picture()] * 2).status == 500
    assert len(looks) == 2
    assert (kept(app, mine, path), stored(mine)) == (0, before)


def test_two_requests_at_once_do_not_make_six_of_five(
    app: Flask, mine: Stranger, path: str
) -> None:
    before, visitors = stored(mine), [Visitor(app, mine.tenant.host) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(lambda visitor: send(visitor, path, [a_picture()] * 5), visitors)
    assert [each.status for each in answers] == [303, 303]
    assert (kept(app, mine, path), len(stored(mine) - before)) == (5, 15)


def test_photos_are_sent_twenty_times_a_minute_and_no_oftener(
    app: Flask, mine: Stranger, path: str
) -> None:
    """Looking at the page is not sending."""
    visitor = Visitor(app, mine.tenant.host)
    visitor.inspects = False
    fields = visitor.get(path).form() | {"more": "1"}
    tried = Counter(visitor.post(path, fields).status for _ in range(22))
    assert tried == {303: 20, 429: 2}
    assert {visitor.get(path).status for _ in range(30)} == {200}
