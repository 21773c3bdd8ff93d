"""The ground: engines, the scope of a transaction, the unit of work.

Every transaction opens with ONE simple query that takes the tenant's database role, so that
PostgreSQL itself refuses what leaves the tenant (docs/decisions/002). Nothing here knows a
table of the domain.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Self

import psycopg
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from psycopg import sql
from sqlalchemy import CheckConstraint, Connection, Engine, MetaData, event, make_url
from sqlalchemy.orm import DeclarativeBase, scoped_session

from config import settings
from tenants.kernel import tenancy
from tenants.kernel.logins import login_url
from tenants.kernel.tenancy import Tenant

if TYPE_CHECKING:
    from flask import Flask

_NAMES = {
    "ix": "%(table_name)s_%(column_0_N_name)s_ix",
    "uq": "%(table_name)s_%(column_0_N_name)s_uq",
    "ck": "%(table_name)s_%(constraint_name)s_ck",
    "fk": "%(table_name)s_%(column_0_N_name)s_fk",
    "pk": "%(table_name)s_pk",
}


class Base(DeclarativeBase):
    """A table in every tenant's schema."""

    metadata = MetaData(naming_convention=_NAMES)


class RegistryBase(DeclarativeBase):
    """A table of the platform itself: the only data that is not one tenant's."""

    metadata = MetaData(naming_convention=_NAMES)


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """A check named like its column: it holds one of an enum's stored words."""
    listed = ",".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


@dataclass(frozen=True, slots=True)
class Platform:
    """The scope of the console and of host look-up: the registry schema, no tenant's."""

    bind: str = "platform"


PLATFORM = Platform()
Scope = Tenant | Platform

_platform: ContextVar[bool] = ContextVar("platform_scope", default=False)
_read_only: ContextVar[bool] = ContextVar("read_only", default=False)


class DirtyConnectionError(RuntimeError):
    """A pooled connection came back with somebody's role or path still set."""


class StrictCursor(psycopg.Cursor[Any]):
    """Sends every statement by the extended protocol, which takes one statement only.

    psycopg uses the simple protocol for a statement without parameters; there
    `COMMIT; SET ROLE x` would run (T20). This overrides a private hook: psycopg is pinned, and
    tests/attack/test_statements.py fails if the hook moves.

    Its errors say what was wrong and not of whom: a DETAIL may be a whole row of people's data;
    `error.diag` still has it.
    """

    def _execute_send(self, query: Any, *, binary: Any = None, **_asked: Any) -> None:
        super()._execute_send(query, force_extended=True, binary=binary)

    def execute(self, *args: Any, **options: Any) -> Self:
        with _discreet():
            return super().execute(*args, **options)

    def executemany(self, *args: Any, **options: Any) -> None:
        with _discreet():
            super().executemany(*args, **options)


@contextmanager
def _discreet() -> Iterator[None]:
    try:
        yield
    except psycopg.Error as error:
        if error.diag.message_primary:
            error.args = (error.diag.message_primary,)
        raise


def scope() -> Scope:
    """Where this code may look; LookupError when neither tenant nor platform was entered."""
    return PLATFORM if _platform.get() else tenancy.current()


@lru_cache(maxsize=2048)
def opening(role: str | None, path: str, *, read_only: bool) -> str:
    """The one string that opens a transaction: begin, look for leftovers, take the role."""
    parts: list[sql.SQL | sql.Composed] = [
        sql.SQL("BEGIN READ ONLY" if read_only else "BEGIN"),
        sql.SQL("SELECT current_setting('role'), current_setting('search_path')"),
    ]
    if role is not None:
        parts.append(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
    parts.append(sql.SQL("SET LOCAL search_path = {}, pg_temp").format(sql.Identifier(path)))
    return sql.SQL("; ").join(parts).as_string(None)


def _open(connection: Connection) -> None:
    here = scope()
    role, path = (here.schema, here.schema) if isinstance(here, Tenant) else (None, "registry")
    text = opening(role, path, read_only=_read_only.get()).encode()
    for _ in range(settings.POOL_SIZE):
        try:
            return _send(connection, text)
        except psycopg.OperationalError:
            # PostgreSQL was restarted: this connection and its siblings are stale.
            connection.invalidate()
    return _send(connection, text)


def _send(connection: Connection, text: bytes) -> None:
    with psycopg.Cursor(connection.connection.driver_connection) as cursor:  # type: ignore[arg-type]
        cursor.execute(text)
        cursor.nextset()
        found = cursor.fetchone()
    if found != ("none", '""'):
        connection.invalidate()
        message = f"a connection came back with role and path {found}"
        raise DirtyConnectionError(message)


class ScopedSession(FlaskSession):
    """Picks the login of the entered tenant's bulkhead, or the platform's."""

    def get_bind(self, *_args: Any, **_kwargs: Any) -> Engine | Connection:
        where = scope()
        pinned: dict[Scope, Connection] = self.info.get("pinned", {})  # tests undo through these
        return pinned.get(where) or db.engines[bind_key(where)]


db = SQLAlchemy(session_options={"class_": ScopedSession})
session: scoped_session[ScopedSession] = db.session  # type: ignore[assignment]


def bind_key(where: Scope) -> str:
    return f"app_{where.bulkhead:02d}" if isinstance(where, Tenant) else where.bind


def _engine(url: str) -> dict[str, Any]:
    """As many connections as threads, of which a bulkhead among many keeps few open."""
    most = int(settings.POOL_SIZE)
    kept = max(1, most // int(settings.BULKHEADS))
    return {
        "url": make_url(url).set(drivername="postgresql+psycopg"),
        "isolation_level": "AUTOCOMMIT",  # the driver must send no BEGIN of its own
        "pool_size": kept,
        "max_overflow": most - kept,
        "pool_recycle": settings.POOL_RECYCLE_SECONDS,
        "hide_parameters": True,  # an error is logged, and what people write must not be
        "connect_args": {"cursor_factory": StrictCursor, "connect_timeout": 5},
    }


def connect(app: "Flask") -> None:
    """Bind one engine a bulkhead, and one for the platform, to this process."""
    binds = {
        f"app_{number:02d}": _engine(login_url(number)) for number in range(settings.BULKHEADS)
    }
    app.config["SQLALCHEMY_BINDS"] = binds | {"platform": _engine(settings.PLATFORM_DATABASE_URL)}
    db.init_app(app)
    with app.app_context():
        for engine in db.engines.values():
            event.listen(engine, "begin", _open)


@contextmanager
def entered(where: Scope) -> Iterator[None]:
    """Look only there, without a transaction yet."""
    token = _platform.set(isinstance(where, Platform))
    try:
        if isinstance(where, Tenant):
            with tenancy.entered(where):
                yield
        else:
            yield
    finally:
        _platform.reset(token)


@contextmanager
def aside(where: Scope) -> Iterator[ScopedSession]:
    """A session of its own that only reads elsewhere: nothing of the open one's."""
    mode = _read_only.set(True)
    try:
        with entered(where), session.session_factory() as other:
            yield other
    finally:
        _read_only.reset(mode)


@contextmanager
def unit_of_work(where: Scope, *, read_only: bool = False) -> Iterator[None]:
    """One scope, one transaction: returning keeps, raising undoes. Only the edge calls this."""
    if session.registry.has() and session().in_transaction():
        message = "a unit of work inside another would share its transaction"
        raise RuntimeError(message)
    mode = _read_only.set(read_only)
    try:
        with entered(where):
            yield from _work()
    finally:
        _read_only.reset(mode)


def _work() -> Iterator[None]:
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.remove()
