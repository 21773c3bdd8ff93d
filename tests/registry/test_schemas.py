"""A tenant's schema: the same however it came to be, and fit for Citus."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from flask import Flask

from config.demo.binaries import find_binaries
from tenants import registry
from tenants.kernel.tenancy import Tenant


@pytest.fixture
def rooms(app: Flask, sambas: Tenant) -> Iterator[tuple[Tenant, Tenant]]:
    """Two tenants that have a schema and nothing else."""
    found = tuple(
        replace(sambas, key=key, schema=f"t_{key}") for key in ("freshroom", "migratedroom")
    )
    yield found[0], found[1]
    for each in found:
        registry.schemas.drop(each)


def dumped(tenant: Tenant) -> list[str]:
    """`pg_dump -s` of a tenant without its name and order; columns have none by law."""
    program = find_binaries() / "pg_dump"
    options = ["--schema-only", f"--schema={tenant.schema}", _as_superuser()]
    done = subprocess.run(
        [str(program), *options], capture_output=True, text=True, check=True, timeout=60
    )
    lines = done.stdout.replace(tenant.schema, "TENANT").splitlines()
    return sorted(
        line.strip().rstrip(",")
        for line in lines
        if line.strip() and not line.startswith(("--", "\\", "SET ", "SELECT "))
    )


def _as_superuser() -> str:
    """The tests' database by the superuser: pg_dump calls set_config, which others may not."""
    superuser = urlsplit(os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"])
    path = urlsplit(os.environ["JEMBATAN_OWNER_DATABASE_URL"]).path
    return urlunsplit(superuser._replace(path=path))


def test_a_fresh_schema_is_one_migrated_from_the_first_revision(
    rooms: tuple[Tenant, Tenant], monkeypatch: pytest.MonkeyPatch
) -> None:
    """T19."""
    fresh, migrated = rooms
    registry.schemas.create(fresh)
    with monkeypatch.context() as patched:
        history = registry.histories.upgrade("tenant", None)
        patched.setattr(registry.histories, "fresh", lambda: history)
        registry.schemas.create(migrated)
    one, other = dumped(fresh), dumped(migrated)
    assert len(one) > 300
    assert one == other


def test_creating_a_schema_twice_is_harmless(rooms: tuple[Tenant, Tenant]) -> None:
    fresh, _ = rooms
    registry.schemas.create(fresh)
    before = dumped(fresh)
    registry.schemas.create(fresh)
    assert dumped(fresh) == before


def query(words: str) -> list[tuple[str, ...]]:
    with registry.schemas.as_owner() as owner:
        return owner.execute(words.encode()).fetchall()


TENANTS = "n.nspname LIKE 't\\_%'"


def test_no_trigger_acts_behind_the_applications_back(app: Flask) -> None:
    assert query("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal") == []


def test_no_schema_of_a_tenant_holds_functions_types_views_or_rules(app: Flask) -> None:
    found = query(
        f"""SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE {TENANTS}
            UNION ALL SELECT t.typname FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE {TENANTS} AND t.typtype IN ('e', 'd', 'r')
            UNION ALL SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE {TENANTS} AND c.relkind IN ('v', 'm', 'f', 'p')
            UNION ALL SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {TENANTS} AND c.relkind = 'r'"""
    )
    assert found == []


def test_every_table_has_a_primary_key(app: Flask) -> None:
    found = query(
        f"""SELECT n.nspname, c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND ({TENANTS} OR n.nspname = 'registry') AND NOT EXISTS
            (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p')"""
    )
    assert found == []


def test_no_foreign_key_leaves_its_schema(app: Flask) -> None:
    found = query(
        """SELECT k.conname FROM pg_constraint k
           JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
           WHERE k.contype = 'f' AND a.relnamespace <> b.relnamespace"""
    )
    assert found == []


def test_ids_are_wide_enough_for_ever(app: Flask) -> None:
    """bigint, text or a digest; the one row of a setting may be small."""
    found = query(
        f"""SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
            WHERE k.contype IN ('p', 'f') AND {TENANTS} AND c.relname NOT LIKE '%\\_setting'"""
    )
    assert len(found) > 20
    narrow = {each for each in found if each[2] not in {"bigint", "text", "uuid", "bytea"}}
    assert narrow == set()


def test_the_audit_can_be_added_to_and_read_and_nothing_else(app: Flask) -> None:
    rights = query(
        "SELECT DISTINCT privilege_type FROM information_schema.role_table_grants"
        " WHERE table_name = 'audit' AND grantee LIKE 't\\_%'"
    )
    assert {right for (right,) in rights} == {"INSERT", "SELECT"}


def test_a_locks_number_is_of_its_schema(app: Flask) -> None:
    """T18: advisory locks are the database's, so their number must be a tenant's."""
    with registry.schemas.as_owner() as owner, registry.schemas.as_owner() as other:
        registry.schemas.lock(owner, "t_one")
        other.execute("SET LOCAL lock_timeout = '100ms'")
        registry.schemas.lock(other, "t_two")
        with pytest.raises(Exception, match="lock timeout"):
            registry.schemas.lock(other, "t_one")


def test_the_statements_are_plain_and_one_at_a_time(app: Flask) -> None:
    for statement in registry.histories.fresh():
        assert not re.search(r";\s*\S", re.sub(r"'[^']*'", "", statement)), statement


PLANTED = """
import sys, tenants
tenants.__path__.append(sys.argv[1])
from tenants.onboarding import steps
from tenants.registry import histories
steps.load_tables()
print(any("CREATE TABLE planted" in each for each in histories.fresh()))
"""
SERVICE = """
from sqlalchemy import BigInteger
from sqlalchemy.orm import mapped_column
from tenants.kernel.db import Base

class Planted(Base):
    __tablename__ = "planted"
    id = mapped_column(BigInteger, primary_key=True)
"""


def test_a_new_region_has_the_tables_of_a_service_that_its_worker_never_uses(
    app: Flask, tmp_path: Path
) -> None:
    service = tmp_path / "planted"
    service.mkdir()
    service.joinpath("__init__.py").write_text(SERVICE)
    done = subprocess.run(
        [sys.executable, "-c", PLANTED, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True"]
