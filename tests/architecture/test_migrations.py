"""Two histories, each a straight line of plain statements that Citus would take too."""

import re
from collections.abc import Iterable

import pytest
from alembic.script import ScriptDirectory

from tenants.registry import histories
from tests.architecture.tree import ROOT

BANNED = {
    "a trigger": re.compile(r"(?i)\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\b"),
    "a server enum": re.compile(r"(?i)\bcreate\s+type\b.*\bas\s+enum\b", re.DOTALL),
    "a key out of the schema": re.compile(r"(?i)\breferences\s+\"?\w+\"?\.\"?\w+"),
}

each_history = pytest.mark.parametrize("history", ["registry", "tenant"])


def breaches(statements: Iterable[str]) -> list[str]:
    return [
        f"{name}: {statement[:80]}"
        for statement in statements
        for name, pattern in BANNED.items()
        if pattern.search(statement)
    ]


@each_history
def test_a_history_has_one_end(history: str) -> None:
    scripts = ScriptDirectory(
        str(ROOT / "migrations" / history),
        version_locations=[str(ROOT / "migrations" / history / "versions")],
    )
    assert len(scripts.get_heads()) == 1
    assert all(isinstance(each.down_revision, str | None) for each in scripts.walk_revisions())


@each_history
def test_a_revision_is_named_like_its_file(history: str) -> None:
    for path in (ROOT / "migrations" / history / "versions").glob("*.py"):
        assert re.fullmatch(r"\d{4}_[a-z_]+", path.stem)
        assert f'revision = "{path.stem}"' in path.read_text()


@each_history
def test_a_history_holds_nothing_that_ties_a_tenant_to_this_server(history: str) -> None:
    assert not breaches(histories.upgrade(history, None))


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE OR REPLACE TRIGGER touch BEFORE UPDATE ON complaint",
        "CREATE TYPE state AS\nENUM ('open')",
        'CREATE TABLE a (b bigint REFERENCES registry."tenant" (id))',
    ],
)
def test_a_planted_statement_is_found(planted: str) -> None:
    assert breaches([planted])
