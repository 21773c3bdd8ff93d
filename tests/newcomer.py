"""A region that is only just taken on: asked for, broken half-way, looked at, removed again."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tenants import agencies, onboarding, registry
from tenants.kernel.db import PLATFORM, unit_of_work

SLUG, CODE = "bukittinggi", "13.75"
HOST = f"{SLUG}.localhost:8000"
STEPS = [step.name for step in onboarding.STEPS]


@pytest.fixture
def newcomer(app: Flask) -> Iterator[str]:
    """Its slug. Onboarding commits; whatever came of it is removed."""
    with app.app_context():
        yield SLUG
        with unit_of_work(PLATFORM, read_only=True):
            record = registry.queries.by_key(SLUG)
            tenant = registry.tenant_of(record) if record else None
        if tenant:
            registry.schemas.drop(tenant)
        with registry.schemas.as_owner() as owner:
            owner.execute("DELETE FROM registry.tenant WHERE key = %s", (SLUG,))
        registry.hosts.forget()


def request() -> None:
    with unit_of_work(PLATFORM):
        onboarding.request(
            region_code=CODE, slug=SLUG, admin_email="admin@bkt.test", admin_name="Admin"
        )


def state() -> tuple[str, dict[str, str]]:
    """The region's, and that of each step."""
    with unit_of_work(PLATFORM, read_only=True):
        record = registry.queries.by_key(SLUG)
        assert record
        return record.state, {each.name: each.state for each in registry.queries.steps(record.id)}


class BrokenError(Exception):
    """The step's own."""


def breaks(monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    """The step of the agencies, half-way."""

    def install(_kind: str) -> int:
        raise error

    monkeypatch.setattr(agencies, "install", install)
