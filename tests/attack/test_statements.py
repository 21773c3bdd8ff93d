"""Hostile SQL under a tenant's scope, on the real database: the database itself refuses it."""

import os
import re

import psycopg
import pytest
from flask import Flask
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tenants import registry
from tenants.kernel import db
from tenants.kernel.db import DirtyConnectionError, StrictCursor, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.attack import statements, two_bulkheads

pytestmark = pytest.mark.usefixtures("context")
REFUSALS = re.compile("permission denied|must be owner|multiple commands|SET is not allowed")


@pytest.fixture
def context(app: Flask):
    with app.app_context():
        yield


@pytest.fixture(scope="module")
def behind_walls(app: Flask) -> dict[str, str | None]:
    """What the same statements do where the two tenants have a bulkhead each."""
    return two_bulkheads.outcomes()


@pytest.mark.parametrize("attack", statements.REFUSED)
def test_the_database_refuses_to(attack: str, sambas: Tenant, depok: Tenant) -> None:
    refusal = statements.run(sambas, depok, statements.REFUSED[attack])
    assert refusal and REFUSALS.search(refusal)


def test_the_same_harness_sees_a_statement_that_is_allowed(sambas: Tenant, depok: Tenant) -> None:
    assert statements.run(sambas, depok, "SELECT count(*) FROM {mine}.account") is None


def test_without_its_role_the_login_reads_not_even_its_own_tenant(
    sambas: Tenant, depok: Tenant
) -> None:
    for schema in ("{mine}", "{other}"):
        refusal = statements.run(sambas, depok, "RESET ROLE", f"SELECT * FROM {schema}.account")
        assert refusal and "permission denied" in refusal


@pytest.mark.parametrize("attack", statements.INSIDE_A_BULKHEAD)
def test_a_whole_statement_leaks_inside_its_bulkhead_and_nowhere_else(
    attack: str, sambas: Tenant, depok: Tenant, behind_walls: dict[str, str | None]
) -> None:
    """K = 1 does not refuse these: said here so that nobody believes it does."""
    assert sambas.bulkhead == depok.bulkhead
    assert statements.run(sambas, depok, *statements.INSIDE_A_BULKHEAD[attack]) is None
    refusal = behind_walls[attack]
    assert refusal and "permission denied" in refusal


def test_behind_two_walls_every_other_attack_is_refused_as_well(
    behind_walls: dict[str, str | None],
) -> None:
    assert [attack for attack in statements.REFUSED if behind_walls[attack] is None] == []


@pytest.mark.parametrize("given", [None, {}, {"x": 1}])
def test_two_statements_in_one_are_never_sent(sambas: Tenant, given: dict | None) -> None:
    with unit_of_work(sambas), pytest.raises(DBAPIError, match="multiple commands"):
        db.session.connection().exec_driver_sql("SELECT 1; SELECT 2", given)


def test_the_strict_cursor_still_overrides_what_psycopg_calls() -> None:
    """psycopg is pinned because of this hook: where it moves, `()` stacks again (T20)."""
    assert psycopg.Cursor._execute_send is not StrictCursor._execute_send
    url = os.environ["JEMBATAN_DATABASE_URL"]
    with psycopg.connect(url, cursor_factory=StrictCursor) as strict:
        for given in (None, ()):
            with pytest.raises(psycopg.errors.SyntaxError, match="multiple commands"):
                strict.execute("SELECT 1; SELECT 2", given)
            strict.rollback()
    with psycopg.connect(url) as plain:
        assert plain.execute("SELECT 1; SELECT 2").nextset()  # what the strict one is for


def test_a_plain_login_reads_no_table_of_any_schema(app: Flask) -> None:
    """T13: an unscoped query is refused, whatever schema it names."""
    found = _all_tables()
    assert len({schema for schema, _ in found}) >= 3
    with psycopg.connect(os.environ["JEMBATAN_DATABASE_URL"], autocommit=True) as login:
        open_tables = [place for place in found if _reads(login, place)]
    assert open_tables == []


def test_the_platform_reads_the_registry_and_no_tenant(app: Flask) -> None:
    with psycopg.connect(os.environ["JEMBATAN_PLATFORM_DATABASE_URL"], autocommit=True) as login:
        readable = {schema for schema, table in _all_tables() if _reads(login, (schema, table))}
    assert readable == {"registry"}


def _all_tables() -> list[tuple[str, str]]:
    query = (
        "SELECT schemaname, tablename FROM pg_tables"
        " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
    )
    with registry.schemas.as_owner() as owner:
        return [(schema, table) for schema, table in owner.execute(query)]


def _reads(login: psycopg.Connection, place: tuple[str, str]) -> bool:
    try:
        login.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(sql.Identifier(*place)))
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


@pytest.mark.parametrize("left_behind", ["SET ROLE t_sambas", "SET search_path = t_sambas"])
def test_a_session_left_dirty_is_thrown_away_at_the_next_check_out(
    sambas: Tenant, depok: Tenant, left_behind: str
) -> None:
    """T12: nobody inherits a role or a path."""
    db.db.engines["app_00"].dispose()
    with unit_of_work(sambas):
        db.session.execute(text(left_behind))
    with pytest.raises(DirtyConnectionError), unit_of_work(depok):
        db.session.execute(text("SELECT 1"))
    with unit_of_work(depok):
        assert db.session.scalar(text("SELECT current_user")) == "t_depok"


def test_a_query_without_a_tenant_ends_before_the_database() -> None:
    with pytest.raises(LookupError):
        db.session.execute(text("SELECT 1"))


def test_even_a_bare_connection_of_the_pool_takes_the_role(sambas: Tenant) -> None:
    """T14: there is no autocommit way past the opening; the scope is a transaction's or none's."""
    with db.entered(sambas), db.db.engines["app_00"].connect() as connection:
        found = connection.execute(text("SELECT current_user, pg_current_xact_id_if_assigned()"))
        assert found.one()[0] == "t_sambas"
    with pytest.raises(LookupError), db.db.engines["app_00"].connect() as connection:
        connection.execute(text("SELECT 1"))


@pytest.mark.parametrize("statement", ["DEALLOCATE ALL", "PREPARE poison AS SELECT 1", "SELECT 1"])
def test_prepared_statements_of_one_tenant_do_not_answer_another(
    sambas: Tenant, depok: Tenant, statement: str
) -> None:
    """The next tenant on a shared backend reads its own rows, by the same statement's name."""
    db.db.engines["app_00"].dispose()
    for _ in range(8):  # psycopg prepares at the sixth
        _count_villages(sambas)
    with unit_of_work(sambas):
        db.session.execute(text(statement))
    found = [_count_villages(depok) for _ in range(8)]
    db.db.engines["app_00"].dispose()
    assert set(found) == {63}


def test_a_poisoned_prepared_statement_reaches_its_own_backend_only(
    sambas: Tenant, depok: Tenant
) -> None:
    """K = 1 does not refuse it: a whole hostile statement may stand in for a prepared one.

    It acts on backends of its own bulkhead, as long as they live; another login has others.
    """
    db.db.engines["app_00"].dispose()
    for _ in range(8):
        _count_villages(sambas)
    with unit_of_work(sambas):
        named = "SELECT name FROM pg_prepared_statements WHERE statement LIKE '%FROM village'"
        name = db.session.execute(text(named)).scalar_one()
        db.session.execute(text(f"DEALLOCATE {name}"))
        db.session.execute(text(f"PREPARE {name} AS SELECT 1976::bigint AS count"))
    assert _count_villages(depok) == 1976
    db.db.engines["app_00"].dispose()
    assert _count_villages(depok) == 63


def _count_villages(tenant: Tenant) -> int:
    with unit_of_work(tenant):
        return db.session.execute(text("SELECT count(*) FROM village")).scalar_one()


def test_no_tenant_table_is_in_public_and_extensions_are_apart(app: Flask) -> None:
    """T15, and no trigger, function or view anywhere that could act for somebody else."""
    with registry.schemas.as_owner() as owner:
        assert owner.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'").fetchall() == []
        extensions = owner.execute(
            "SELECT e.extname, n.nspname FROM pg_extension e"
            " JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'"
        ).fetchall()
        assert {schema for _, schema in extensions} == {"ext"}
        rights = owner.execute(
            "SELECT has_schema_privilege('jembatan_app_00', 'public', right_name)"
            " FROM (VALUES ('USAGE'), ('CREATE')) AS r (right_name)"
        ).fetchall()
        assert rights == [(False,), (False,)]


def test_a_tenants_role_owns_nothing_and_cannot_log_in(app: Flask) -> None:
    with registry.schemas.as_owner() as owner:
        owned = owner.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
            " WHERE r.rolname ~ '^(t_|jembatan_app|jembatan_platform)'"
        ).fetchall()
        powers = owner.execute(
            "SELECT rolname FROM pg_roles WHERE (rolname LIKE 't\\_%' AND rolcanlogin)"
            " OR (rolname ~ '^(t_|jembatan_app|jembatan_platform)'"
            " AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolinherit))"
        ).fetchall()
    assert (owned, powers) == ([], [])


def test_a_get_runs_in_a_transaction_that_can_not_write(sambas: Tenant) -> None:
    with unit_of_work(sambas, read_only=True), pytest.raises(DBAPIError, match="read-only"):
        db.session.execute(text("DELETE FROM outbox"))
