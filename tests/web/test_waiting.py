"""Nobody keeps others waiting by what they send: a thread that waits serves nobody."""

import io
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints.receipts import draft_digest
from tenants.kernel import logins
from tenants.kernel.db import entered, unit_of_work
from tests.factories.pictures import a_picture
from tests.stranger import Stranger
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("unlimited")
LONGEST = 10  # seconds; a statement itself may take fifteen


@pytest.fixture
def token(app: Flask, mine: Stranger) -> str:
    with app.app_context(), unit_of_work(mine.tenant):
        return complaints.drafts.begin()[1]


@contextmanager
def held(app: Flask, mine: Stranger, token: str) -> Iterator[bool]:
    """The draft's row, if nobody else holds it."""
    with app.app_context(), entered(mine.tenant):
        digest = draft_digest(token)
    with psycopg.connect(logins.login_url(mine.tenant.bulkhead)) as other:
        other.execute(f'SET ROLE "{mine.tenant.schema}"'.encode())
        found = other.execute(
            f'SELECT id FROM "{mine.tenant.schema}".complaint_draft'.encode()
            + b" WHERE token_digest = %s FOR UPDATE SKIP LOCKED",
            (digest,),
        )
        yield found.fetchone() is not None


def test_a_draft_is_not_locked_while_its_pictures_are_decoded(
    app: Flask, mine: Stranger, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One slow upload and a few saves of its words would hold every thread of the platform."""
    was_free: list[bool] = []
    run = subprocess.run

    def look(*words: object, **options: object) -> object:
        with held(app, mine, token) as is_free:
            was_free.append(is_free)
        return run(*words, **options)

    monkeypatch.setattr(subprocess, "run", look)
    visitor, path = Visitor(app, mine.tenant.host), f"/lapor/{token}/foto"
    fields: dict[str, object] = dict(visitor.get(path).form())
    fields["photos"] = [(io.BytesIO(a_picture()), "foto.png") for _ in range(3)]
    answer = visitor.open(path, "POST", data=fields, headers={"Origin": visitor.origin})
    assert (answer.status, was_free) == (303, [True] * 3)


def test_who_waits_long_for_a_row_is_told_to_come_again(
    app: Flask, mine: Stranger, token: str
) -> None:
    visitor, path = Visitor(app, mine.tenant.host), f"/lapor/{token}/apa"
    fields = visitor.get(path).form() | {"text": "Jalan di depan pasar rusak parah."}
    with held(app, mine, token) as is_held:
        assert is_held
        began = time.monotonic()
        assert visitor.post(path, fields).status == 503
        assert time.monotonic() - began < LONGEST
    assert visitor.post(path, fields).status == 303
