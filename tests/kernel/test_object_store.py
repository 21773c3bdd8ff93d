"""Files in an S3 store: a server of its own process, that checks signatures, over the network."""

import os
import re
import socket
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from obstore import head
from structlog.testing import capture_logs

from config import settings
from config.demo.child import Child
from config.demo.program import LOCAL, Program, free_port
from tenants import complaints
from tenants.kernel import clock, files
from tenants.kernel.db import unit_of_work
from tenants.kernel.files import Size, Unreachable
from tests.factories.pictures import a_picture, encoded, plain
from tests.stranger import Stranger
from tests.strangers import Pair
from tests.visitor import Visitor
from tests.web.test_filing import fill_in
from workers.files import REST, sweep

BUCKET = "jembatan"
KEYS = {"ACCESS_KEY": "uji", "SECRET_KEY": "rahasia-untuk-uji-saja"}


class Store:
    """The server; what it holds outlives it."""

    def __init__(self, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        (folder / BUCKET).mkdir(parents=True)
        self._program: Program | None = None

    def start(self) -> None:
        words = f"serve --data-dir {self.folder} --host {LOCAL} --port {self.port}"
        command = [str(Path(sys.executable).with_name("nanio")), *words.split()]
        env = os.environ | {f"NANIO_{name}": value for name, value in KEYS.items()}
        log = self.folder.with_suffix(".log")
        child = Child(command, log=log, env=env, cwd=self.folder)
        self._program = Program("s3", child, self._listens)
        self._program.start()

    def _listens(self) -> bool:
        with socket.socket() as line:
            return line.connect_ex((LOCAL, self.port)) == 0

    def stop(self) -> None:
        if self._program:
            self._program.stop()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The product's files lie there, as its settings say."""
    made = Store(tmp_path / "s3")
    made.start()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{LOCAL}:{made.port}",
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": KEYS["ACCESS_KEY"],
        "AWS_SECRET_ACCESS_KEY": KEYS["SECRET_KEY"],
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(settings, "FILES_URL", f"s3://{BUCKET}")
    monkeypatch.setitem(settings, "FILES_OVER_HTTP", 1)
    files._store.cache_clear()
    yield made
    files._store.cache_clear()
    made.stop()


def there(mine: Stranger) -> set[str]:
    """Names of the tenant's files, in the store's own listing."""
    listed = files._store().list(mine.tenant.key)
    return {each["path"] for found in listed for each in found}


def test_a_picture_is_put_got_listed_by_its_tenant_and_deleted(
    app: Flask, pair: Pair, store: Store
) -> None:
    mine, other = pair
    with app.app_context(), unit_of_work(mine.tenant):
        kept = files.keep_image(encoded(plain(900, 700)))
        whole = files.read_image(kept.key)
    names = {size.of(kept.key) for size in Size}
    assert there(mine) == names
    assert there(other) == set()
    assert head(files._store(), Size.LARGE.of(kept.key))["size"] == len(whole)
    part = files._store().get_range(Size.LARGE.of(kept.key), start=0, length=4)
    assert bytes(part) == whole[:4] == b"RIFF"
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        files.remove([Size.SMALL.of(kept.key), Size.SMALL.of(kept.key)])  # gone is no trouble
        with pytest.raises(FileNotFoundError):
            files.read_image(kept.key, Size.SMALL)
        files.remove(names)
    assert there(mine) == set()


def test_a_wrong_key_of_the_store_is_refused_by_it(
    app: Flask, mine: Stranger, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "salah")
    files._store.cache_clear()
    with pytest.raises(files.Invalid), app.app_context(), unit_of_work(mine.tenant):
        files.keep_image(a_picture())


def test_a_report_with_photos_goes_all_the_way_and_the_sweep_finds_what_is_left(
    app: Flask, mine: Stranger, visitor: Visitor, store: Store
) -> None:
    last = fill_in(visitor)
    token = last.path.split("/")[2]
    photos = f"/lapor/{token}/foto"
    fields = {"csrf_token": visitor.get(photos).form()["csrf_token"]}
    for colour in ("teal", "red"):
        with (store.folder.parent / f"{colour}.png").open("w+b") as picture:
            picture.write(a_picture(colour))
            picture.seek(0)
            assert visitor.post(photos, fields | {"photos": picture}).status == 303
    seen = [each.get("src", "") for each in visitor.get(photos).find("img")]
    assert [visitor.get(each).response.mimetype for each in seen] == ["image/webp"] * 2
    removed = re.search(r"\d+\Z", seen[0])
    assert removed
    visitor.post(photos, fields | {"remove": removed[0]})
    done = visitor.follow(visitor.submit(visitor.get(last.path)))
    assert done.status == 200
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        reference = complaints.proof.filed_with(token).reference
    page = visitor.get(f"/pengaduan/{reference}")
    shown = [each.get("src", "") for each in page.find("img")]
    assert len(shown) == 1
    assert visitor.get(shown[0]).status == 200
    assert visitor.open(shown[0], "HEAD").status == 200
    assert len(there(mine)) == 2 * len(Size)
    with app.app_context(), clock.frozen(clock.now() + REST + timedelta(hours=1)):
        sweep(mine.tenant.key)
    assert len(there(mine)) == len(Size)


def test_while_the_store_is_away_a_report_is_filed_without_and_nothing_is_lost(
    app: Flask, mine: Stranger, visitor: Visitor, store: Store
) -> None:
    last = fill_in(visitor)
    photos = last.path.replace("periksa", "foto")
    fields = {"csrf_token": visitor.get(photos).form()["csrf_token"]}
    path = store.folder.parent / "a.png"
    path.write_bytes(a_picture())
    with path.open("rb") as picture:
        assert visitor.post(photos, fields | {"photos": picture}).status == 303
    shown = visitor.get(photos).find("img")[0].get("src", "")
    store.stop()
    with path.open("rb") as picture, capture_logs() as logged:
        answer = visitor.post(photos, fields | {"photos": picture})
    assert answer.status == 422
    assert "Lanjutkan tanpa foto, atau coba lagi nanti." in answer.text
    assert "files.not_stored" in {each["event"] for each in logged}
    assert visitor.get(shown).status == 503
    with (
        pytest.raises(Unreachable),
        app.app_context(),
        unit_of_work(mine.tenant, read_only=True),
    ):
        files.read_image(f"{mine.tenant.key}/0123456789abcdef")
    assert visitor.follow(visitor.submit(visitor.get(last.path))).status == 200
    store.start()
    token = last.path.split("/")[2]
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        filed = complaints.proof.filed_with(token)
        kept = complaints.photos.of(filed)
        assert [len(files.read_image(each.storage_key)) > 0 for each in kept] == [True]
