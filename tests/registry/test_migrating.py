"""Migrations over many tenants: canary first, a blocked one alone, resumed, and free when idle."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event

from tenants import registry
from tenants.kernel import db
from tenants.registry import histories, migrating, schemas
from tests.strangers import Pair

NEXT = "0002_next"
ADDED = ("ALTER TABLE audit ADD COLUMN planted text",)


@pytest.fixture(autouse=True)
def next_revision(app: Flask, pair: Pair, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A newer revision than any tenant has, taken back afterwards; the keys in order."""
    newest = histories.head("tenant")
    with app.app_context():
        keys = sorted(key for (key,) in _run("SELECT key FROM registry.tenant"))
        monkeypatch.setattr(histories, "head", lambda _: NEXT)
        monkeypatch.setattr(histories, "upgrade", lambda _history, _start: ADDED)
        yield keys
        for key in keys:
            _run(f"ALTER TABLE t_{key}.audit DROP COLUMN IF EXISTS planted")
        _run(f"UPDATE registry.tenant SET schema_revision = '{newest}', migration_error = NULL")


def _run(words: str) -> list[tuple[str, ...]]:
    with schemas.as_owner() as owner:
        done = owner.execute(words.encode())
        return done.fetchall() if done.description else []


def planted() -> list[str]:
    found = _run(
        "SELECT table_schema FROM information_schema.columns WHERE column_name = 'planted'"
    )
    return sorted(schema.removeprefix("t_") for (schema,) in found)


def errors() -> dict[str, str]:
    found = _run(
        "SELECT key, migration_error FROM registry.tenant WHERE migration_error IS NOT NULL"
    )
    return dict(found)


def test_every_tenant_is_brought_to_the_newest_revision(next_revision: list[str]) -> None:
    outcomes = list(migrating.migrate())
    assert {each.key for each in outcomes} == set(next_revision)
    assert {(each.revision, each.error) for each in outcomes} == {(NEXT, None)}
    assert planted() == next_revision
    assert migrating.behind() == []


def test_nothing_to_do_costs_one_query_and_visits_no_schema(
    next_revision: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    list(migrating.migrate())
    asked: list[str] = []

    def note(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    def forbidden() -> None:
        message = "the owner was called"
        raise AssertionError(message)

    monkeypatch.setattr(schemas, "as_owner", forbidden)
    engine = db.db.engines["platform"]
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert list(migrating.migrate()) == []
    finally:
        event.remove(engine, "before_cursor_execute", note)
        monkeypatch.undo()
        monkeypatch.setattr(histories, "head", lambda _: NEXT)
    assert len(asked) == 1


def test_a_canary_that_fails_stops_the_others(
    next_revision: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(histories, "upgrade", lambda *_: (*ADDED, "SELECT 1 / 0"))
    (only,) = migrating.migrate()
    assert only.key == next_revision[0]
    assert only.error == "division by zero"
    assert planted() == []
    assert errors() == {only.key: "division by zero"}
    assert len(migrating.behind()) == len(next_revision)


def test_a_blocked_tenant_fails_alone_and_a_second_run_resumes_it(
    next_revision: list[str],
) -> None:
    blocked = next_revision[-1]
    with schemas.as_owner() as reader:
        reader.execute(f"LOCK TABLE t_{blocked}.audit IN ACCESS SHARE MODE".encode())
        outcomes = {each.key: each.error for each in migrating.migrate()}
    assert "lock timeout" in (outcomes[blocked] or "")
    assert [key for key, error in outcomes.items() if error] == [blocked]
    assert planted() == next_revision[:-1]
    assert set(errors()) == {blocked}
    assert [(each.key, each.error) for each in migrating.migrate()] == [(blocked, None)]
    assert planted() == next_revision
    assert errors() == {}


def test_a_migrated_table_stays_the_tenants_and_append_only(next_revision: list[str]) -> None:
    list(migrating.migrate())
    rights = _run(
        "SELECT DISTINCT grantee, privilege_type FROM information_schema.role_table_grants"
        f" WHERE table_name = 'audit' AND table_schema = 't_{next_revision[0]}'"
        " AND grantee <> 'jembatan_owner'"
    )
    assert set(rights) == {(f"t_{next_revision[0]}", each) for each in ("INSERT", "SELECT")}


def test_the_registrys_own_history_is_run_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert registry.roles.migrate_registry() is False
