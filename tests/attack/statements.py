"""Hostile SQL as it reaches a tenant's transaction, and what the database says to it."""

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tenants.kernel import db
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant

# Refused with any number of bulkheads: {mine} attacks {other}.
REFUSED = {
    "read another schema by name": "SELECT * FROM {other}.account",
    "count in another schema": "SELECT count(*) FROM {other}.complaint",
    "write into another schema": "INSERT INTO {other}.topic SELECT * FROM {mine}.topic",
    "delete in another schema": "DELETE FROM {other}.complaint",
    "read the registry": "SELECT * FROM registry.tenant",
    "read passwords": "SELECT * FROM pg_catalog.pg_authid",
    "read a file of the server": "SELECT pg_read_file('/etc/passwd')",
    "run a program on the server": "COPY (SELECT 1) TO PROGRAM 'id'",
    "read another schema's sequence": "SELECT last_value FROM {other}.account_id_seq",
    "advance another schema's sequence": "SELECT nextval('{other}.account_id_seq')",
    "take another role by set_config": "SELECT set_config('role', '{other}', true)",
    "take another path by set_config": "SELECT set_config('search_path', '{other}', true)",
    "take a role, then read, in one expression": (
        "SELECT set_config('role', '{other}', true),"
        " query_to_xml('SELECT * FROM {other}.account', true, true, '')"
    ),
    "read through query_to_xml": (
        "SELECT query_to_xml('SELECT * FROM {other}.account', true, true, '')"
    ),
    "set a role through query_to_xml": "SELECT query_to_xml('SET ROLE {other}', true, true, '')",
    "read through table_to_xml": "SELECT table_to_xml('{other}.account', true, true, '')",
    "become a superuser": "SET SESSION AUTHORIZATION postgres",
    "become the owner": "SET ROLE jembatan_owner",
    "become the backup": "SET ROLE jembatan_backup",
    "become the platform": "SET ROLE jembatan_platform",
    "grant oneself another's schema": "GRANT USAGE ON SCHEMA {other} TO {mine}",
    "grant oneself another's role": "GRANT {other} TO {mine}",
    "create a table": "CREATE TABLE planted (id bigint)",
    "create a table in public": "CREATE TABLE public.planted (id bigint)",
    "create a schema": "CREATE SCHEMA planted",
    "create a function": "CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "drop one's own table": "DROP TABLE outbox",
    "empty one's own table": "TRUNCATE complaint CASCADE",
    "change one's own table": "ALTER TABLE account ADD COLUMN planted text",
    "shadow the next tenant's table": "CREATE TEMP TABLE account (id bigint)",
    "shadow a function": "CREATE FUNCTION pg_temp.now() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "stack two statements": "SELECT 1; SELECT 2",
    "stack a commit and another role": "COMMIT; SET ROLE {other}",
    "stack behind a comment": "SELECT 1 /* ; */; SET ROLE {other} --",
    "rewrite the audit": "UPDATE audit SET actor = 'nobody'",
    "empty the audit": "DELETE FROM audit",
}

# Whole hostile statements that one bulkhead can't refuse: they stay inside it (decision 002).
INSIDE_A_BULKHEAD = {
    "set another role": ("SET ROLE {other}", "SELECT count(*) FROM {other}.account"),
    "reset the role, then set another": (
        "RESET ROLE",
        "SET ROLE {other}",
        "SELECT count(*) FROM {other}.account",
    ),
    "set another role in a block": (
        "DO $$ BEGIN SET LOCAL ROLE {other}; PERFORM 1 FROM {other}.account; END $$",
    ),
    "commit, then set another role": (
        "COMMIT",
        "SET ROLE {other}",
        "SELECT count(*) FROM {other}.account",
    ),
}


def run(mine: Tenant, other: Tenant, *statements: str) -> str | None:
    """Run them in one transaction of `mine`; the database's refusal, None where it did as told."""
    refusal = None
    try:
        with unit_of_work(mine):
            for statement in statements:
                words = statement.format(mine=mine.schema, other=other.schema)
                db.session.execute(text(words.replace(":", r"\:")))
            db.session.rollback()
    except (DBAPIError, db.DirtyConnectionError) as error:
        refusal = str(error)
    for engine in db.db.engines.values():
        engine.dispose()  # what a hostile statement left in a session ends here
    return refusal
