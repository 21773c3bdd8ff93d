"""Two regencies that know nothing of each other, with people and reports that are really there.

For tests that need commits of their own: several connections, threads, a database to compare.
"""

from secrets import choice

import psycopg
import pytest
from flask import Flask
from sqlalchemy import select

from tenants import agencies, complaints, people, registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Role
from tests import ground
from tests.signing_in import hashed
from tests.stranger import Stranger
from tests.stranger_reports import file_all
from tests.visitor import Visitor

CODES = {"sawah": "13.73", "panjang": "13.74"}
CAST = {
    "pupr": [(Role.OFFICER, "dinas-pupr")],
    "dishub": [(Role.OFFICER, "dinas-perhubungan")],
    "head": [(Role.HEAD, "dinas-pupr")],
    "coordinator": [(Role.COORDINATOR, None)],
    "regent": [(Role.REGENT, None)],
    "admin": [(Role.TENANT_ADMIN, None)],
    "resident": [],
    "neighbour": [],
}


Pair = tuple[Stranger, Stranger]


@pytest.fixture(scope="session")
def pair(app: Flask) -> Pair:
    """The two, taken onto the platform once a test process."""
    return strangers(app)


@pytest.fixture
def mine(pair: Pair) -> Stranger:
    """The one a test is about; the other is there to be left alone."""
    return pair[0]


@pytest.fixture
def visitor(app: Flask, mine: Stranger) -> Visitor:
    """Who has not signed in, at its host."""
    return mine.visitor(app)


def strangers(app: Flask) -> Pair:
    with app.app_context():
        one, other = (_settled(label, code) for label, code in CODES.items())
    return one, other


def _settled(label: str, code: str) -> Stranger:
    with unit_of_work(PLATFORM, read_only=True):
        known = session.scalar(
            select(registry.TenantRecord.key).where(registry.TenantRecord.region_code == code)
        )
    slug = known or label + "".join(choice("0123456789") for _ in range(6))
    found = Stranger(ground.tenant_named(slug) if known else ground.onboard(slug, code))
    with unit_of_work(found.tenant):
        _people(found)
        file_all(found)
    return found


def _people(stranger: Stranger) -> None:
    for who, given in CAST.items():
        email = stranger.email(who)  # the admin's is there: onboarding invited them
        account = people.by_email(email) or Account(email=email, name=who.title())
        session.add(account)
        session.flush()
        for role, agency_code in given:
            agency_id = agencies.by_code(agency_code).id if agency_code else None
            people.grant(account, role, agency_id=agency_id, by=people.SYSTEM)
        account.password_hash, account.verified_at = hashed(), account.created_at
        stranger.ids[who] = account.id
    for who in ("leaver", "newcomer"):  # whom an administrator acts on
        invited = people.invite(
            email=stranger.email(who), name=who.title(), role=Role.COORDINATOR, by=people.SYSTEM
        )
        stranger.codes[f"{who}-code"] = people.code_of(invited.id)
    client, _key = people.clients.register(
        f"seed-of-{stranger.tenant.key}", "Lapor Cepat", people.Scope, by=people.SYSTEM
    )
    stranger.codes["client-code"] = client.prefix
    session.flush()


def version(stranger: Stranger, name: str) -> str:
    """The version of a report that a page would hold; needs an app context."""
    with unit_of_work(stranger.tenant, read_only=True):
        return str(complaints.by_id(stranger.ids[name]).version)


# Tables that a visit may change without changing anything that is the tenant's.
LOG_INS = frozenset({"account_session"})


def contents(tenant: Tenant, *, without: frozenset[str] = LOG_INS) -> dict[str, str]:
    """Each table of a tenant's schema with a digest of all its rows."""
    with registry.schemas.as_owner() as owner:
        names = [
            name
            for (name,) in owner.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY 1", (tenant.schema,)
            )
            if name not in without
        ]
        # At once: the attack matrix asks some seven hundred times.
        digests = psycopg.sql.SQL(" UNION ALL ").join(
            _digest(tenant.schema, name) for name in names
        )
        return dict(owner.execute(digests).fetchall())


def _digest(schema: str, table: str) -> psycopg.sql.Composed:
    return psycopg.sql.SQL(
        "SELECT {}, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"
    ).format(table, psycopg.sql.Identifier(schema, table))
