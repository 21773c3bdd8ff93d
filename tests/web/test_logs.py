"""What the log says: whose it is, which request it was, and what was refused."""

from collections.abc import Callable, Iterator

import pytest
import structlog
from flask import Flask
from structlog.testing import capture_logs

from tests.strangers import Pair
from tests.visitor import Visitor


def said_during(act: Callable[[], object]) -> list[dict[str, object]]:
    """Lines as they are written: with what the request has bound."""
    with capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        act()
    return [dict(line) for line in lines]


def test_every_line_of_a_request_names_its_tenant_and_the_request(app: Flask, pair: Pair) -> None:
    """T18; two regions by turns, so that one's name would show in the other's line."""
    visitors = [each.visitor(app, "resident") for each in pair]
    lines = [
        line
        for _ in range(2)
        for visitor in visitors
        for line in said_during(lambda visitor=visitor: visitor.get("/meja/pengaduan"))
    ]
    assert {line["event"] for line in lines} == {"access.denied"}
    assert [line["tenant"] for line in lines] == [each.tenant.key for each in pair] * 2
    assert len({line["request_id"] for line in lines}) == 4


def forge(visitor: Visitor) -> None:
    visitor.post("/masuk", Origin="https://jahat.test")


def pry(visitor: Visitor) -> None:
    visitor.get("/meja/koordinasi")


def toss(visitor: Visitor) -> None:
    visitor.carry("bukan.kue.kita")
    visitor.get("/")


@pytest.mark.parametrize(
    ("act", "event", "named"),
    [
        (forge, "origin.refused", "origin"),
        (pry, "access.denied", "actor"),
        (toss, "session.foreign_cookie", "host"),
    ],
)
def test_what_was_refused_is_written_down(
    app: Flask, pair: Pair, act: Callable[[Visitor], None], event: str, named: str
) -> None:
    """T76."""
    mine, _ = pair
    visitor = mine.visitor(app, "resident" if act is pry else None)
    lines = [line for line in said_during(lambda: act(visitor)) if line["event"] == event]
    assert len(lines) == 1
    assert lines[0]["log_level"] == "warning"
    assert lines[0][named]


@pytest.fixture
def failing(app: Flask) -> Iterator[None]:
    """Every step of a draft fails."""
    kept = dict(app.view_functions)

    def fails(token: str) -> str:
        del token
        raise RuntimeError

    app.view_functions |= {name: fails for name in kept if name.startswith("complaint_filing.")}
    yield
    app.view_functions.update(kept)


@pytest.mark.usefixtures("failing")
def test_no_line_holds_an_address_that_is_a_key(
    app: Flask, pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    """A draft's token and a mailed link open a secret report: a line names the route."""
    mine, _ = pair
    visitor = mine.visitor(app)
    draft, link = mine.tokens["draft"], mine.tokens["follow"]

    def act() -> None:
        visitor.post(f"/lapor/{draft}/apa", Origin="https://jahat.test")
        assert visitor.get(f"/lapor/{draft}/apa").status == 500
        visitor.post(f"/lacak/{mine.references['referred']}/{link}", Origin="https://jahat.test")

    lines = said_during(act)
    assert [line["event"] for line in lines] == ["origin.refused", "request.failed"] + [
        "origin.refused"
    ] * (len(lines) - 2)
    assert {line["route"] for line in lines[:2]} == {"/lapor/<token>/apa"}
    for key in (draft, link):
        assert key not in str(lines) + caplog.text
