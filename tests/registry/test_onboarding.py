"""From a reserved slug to a region that is served: whole, resumed, or removed whole."""

import pytest
from flask import Flask

from tenants import onboarding, people, registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.people import Account, Grant, Role
from tenants.registry import TenantState
from tests import ground
from tests.newcomer import HOST, SLUG, STEPS, BrokenError, breaks, request, state
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("newcomer")


def run() -> list[str]:
    return [step.name for step, _ in onboarding.run(SLUG)]


def rooms() -> tuple[bool, bool]:
    """Whether schema and role of the region are there."""
    with registry.schemas.as_owner() as owner:
        row = owner.execute(
            "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = %(name)s),"
            " EXISTS (SELECT FROM pg_roles WHERE rolname = %(name)s)",
            {"name": f"t_{SLUG}"},
        ).fetchone()
    assert row
    return row


def test_a_region_is_served_when_its_last_step_is_done(app: Flask) -> None:
    request()
    steps = onboarding.run(SLUG)
    for _ in STEPS:
        next(steps)
        assert Visitor(app, HOST).get("/").status == 404
    assert list(steps) == []
    assert Visitor(app, HOST).get("/").status == 200
    assert state() == ("active", dict.fromkeys(STEPS, "done"))
    with unit_of_work(ground.tenant_named(SLUG), read_only=True):
        admin = session.query(Account).one()
        assert (admin.email, admin.grants) == ("admin@bkt.test", {Grant(Role.TENANT_ADMIN)})
        assert people.by_email("admin@bkt.test") is admin


def test_a_step_that_fails_is_told_and_resumed_from_where_it_struck(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    request()
    with monkeypatch.context() as broken:
        breaks(broken, BrokenError)
        with pytest.raises(BrokenError):
            run()
    found, steps = state()
    assert (found, steps["places"], steps["agencies"]) == ("failed", "done", "failed")
    assert Visitor(app, HOST).get("/").status == 404
    assert run() == STEPS[STEPS.index("agencies") :]
    assert state()[0] == "active"


def test_a_process_that_dies_leaves_a_region_that_is_resumed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody was there to say FAILED: the sweeper finds it preparing."""
    request()
    with monkeypatch.context() as broken:
        breaks(broken, SystemExit)
        with pytest.raises(SystemExit):
            run()
    found, steps = state()
    assert (found, steps["agencies"]) == ("preparing", "running")
    with unit_of_work(PLATFORM, read_only=True):
        assert SLUG in registry.queries.unfinished()
    assert run() == STEPS[STEPS.index("agencies") :]
    assert run() == []


def test_going_on_with_what_is_finished_changes_nothing() -> None:
    """Two workers may be told of one region; and a suspended one is not served again by it."""
    request()
    run()
    assert run() == []
    with unit_of_work(PLATFORM):
        registry.move(SLUG, TenantState.SUSPENDED)
    assert run() == []
    assert state()[0] == TenantState.SUSPENDED


def test_what_came_half_way_is_removed_whole_and_may_be_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request()
    with monkeypatch.context() as broken:
        breaks(broken, BrokenError)
        with pytest.raises(BrokenError):
            run()
    assert rooms() == (True, True)
    onboarding.abandon(SLUG)
    assert rooms() == (False, False)
    with unit_of_work(PLATFORM, read_only=True):
        assert registry.queries.by_key(SLUG) is None
    request()
    assert run() == STEPS


def test_a_region_that_lives_can_not_be_abandoned() -> None:
    request()
    run()
    onboarding.abandon(SLUG)
    assert rooms() == (True, True)
    assert state()[0] == "active"


def test_a_schema_that_breaks_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """One transaction: all tables or none, and not even the role."""
    request()
    statements = (*registry.histories.fresh()[:5], "SELECT 1 / 0")
    with monkeypatch.context() as broken:
        broken.setattr(registry.histories, "fresh", lambda: statements)
        with pytest.raises(Exception, match="division by zero"):
            run()
    assert rooms() == (False, False)
    assert run() == STEPS
