"""A region that is closed for a time: what is said of it, and what is not (decision 015)."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tenants import registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.registry import TenantState
from tests.stranger import Stranger
from tests.strangers import contents
from tests.visitor import Visitor

Pair = tuple[Stranger, Stranger]


@pytest.fixture
def closed(app: Flask, pair: Pair) -> Iterator[Visitor]:
    """A coordinator of the one region, signed in before it was closed."""
    mine, _ = pair
    visitor = mine.visitor(app, "coordinator")
    put(app, mine, TenantState.SUSPENDED)
    yield visitor
    put(app, mine, TenantState.ACTIVE)
    assert mine.visitor(app).get("/").status == 200


def put(app: Flask, whose: Stranger, state: TenantState) -> None:
    with app.app_context(), unit_of_work(PLATFORM):
        session.get_one(registry.TenantRecord, whose.tenant.id).state = state
    registry.hosts.forget()


@pytest.mark.parametrize("path", ["/", "/masuk", "/pengaduan", "/nope", "/lapor", "/112"])
def test_a_closed_region_says_its_name_and_112_and_nothing_else(
    app: Flask, pair: Pair, closed: Visitor, path: str
) -> None:
    """T7: it was open to everybody before, so that it exists is no secret."""
    mine, other = pair
    before = contents(mine.tenant)
    for answered in (closed.get(path), closed.post(path, {"text": "jalan rusak sekali"})):
        assert answered.status == 503
        assert answered.headers["Retry-After"] == "3600"
        assert f"Layanan {mine.tenant.name} sementara ditutup" in answered.text
        assert answered.find("a", href="tel:112")
        assert "Set-Cookie" not in answered.headers
        assert mine.references["public"] not in answered.text
    assert contents(mine.tenant) == before
    assert other.visitor(app).get("/").status == 200
