"""Two histories, each a straight line of plain statements that Citus would take too."""

import re
from collections.abc import Iterable
from hashlib import sha256

import pytest
from alembic.script import ScriptDirectory

from tenants.registry import histories
from tests.architecture.tree import ROOT

MIGRATIONS = ROOT / "migrations"
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


def changed(noted: str) -> list[str]:
    """The revisions that are not what was noted, or that are gone; `noted` as sha256sum has it."""
    return [
        path
        for digest, path in (line.split() for line in noted.splitlines())
        if not (MIGRATIONS / path).exists()
        or sha256((MIGRATIONS / path).read_bytes()).hexdigest() != digest
    ]


def test_a_revision_that_was_noted_never_changes() -> None:
    """Tenants have run it: what is missing in it comes as the next one. `make revisions` notes."""
    noted = (MIGRATIONS / "revisions.sha256").read_text()
    assert not changed(noted)
    known = {line.split()[1] for line in noted.splitlines()}
    assert known == {
        str(each.relative_to(MIGRATIONS)) for each in MIGRATIONS.glob("*/versions/*.py")
    }


def test_a_planted_change_is_found() -> None:
    noted = (MIGRATIONS / "revisions.sha256").read_text()
    (first, path), *_ = (line.split() for line in noted.splitlines())
    assert path in changed(noted.replace(first, first[::-1]))
    assert changed(f"{first}  tenant/versions/0000_gone.py") == ["tenant/versions/0000_gone.py"]


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
