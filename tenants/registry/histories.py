"""From Alembic's revisions to plain statements, rendered once and run for many tenants.

Alembic's `op` is one per process, so tenants can't run it side by side; rendering offline and
running the statements in parallel can (docs/decisions/003).
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import create_mock_engine

from tenants.kernel import arrivals  # noqa: F401 - its table is in every schema: none here uses it
from tenants.kernel.db import Base

ROOT = Path(__file__).parents[2] / "migrations"


class _Captured(list[str]):
    """An output buffer that keeps each statement apart."""

    def write(self, text: str) -> None:
        statement = text.strip().removesuffix(";")
        if statement and not statement.startswith("--"):
            self.append(statement)

    def flush(self) -> None:
        """Nothing waits: Alembic asks for it all the same."""


@lru_cache(maxsize=2)
def _scripts(history: str) -> ScriptDirectory:
    return ScriptDirectory(
        str(ROOT / history), version_locations=[str(ROOT / history / "versions")]
    )


def head(history: str) -> str:
    """The newest revision of `registry` or `tenant`."""
    newest = _scripts(history).get_current_head()
    if newest is None:
        message = f"the history {history} has no revision"
        raise LookupError(message)
    return newest


@lru_cache(maxsize=32)
def upgrade(history: str, start: str | None) -> tuple[str, ...]:
    """The statements from revision `start` (None: from nothing) to the newest."""
    captured = _Captured()
    options: dict[str, Any] = {"as_sql": True, "output_buffer": captured}
    context = MigrationContext.configure(dialect_name="postgresql", opts=options)
    revisions = list(_scripts(history).iterate_revisions("head", start or "base"))
    with Operations.context(context):
        for revision in reversed(revisions):
            revision.module.upgrade()
    return tuple(captured)


@lru_cache(maxsize=1)
def fresh() -> tuple[str, ...]:
    """The statements that make a tenant's schema at the newest revision, from the models."""
    statements: list[str] = []

    def keep(statement: Any, *_args: Any, **_kwargs: Any) -> None:
        statements.append(str(statement.compile(dialect=engine.dialect)).strip())

    engine = create_mock_engine("postgresql+psycopg://", keep)
    Base.metadata.create_all(engine, checkfirst=False)
    return tuple(statements)
