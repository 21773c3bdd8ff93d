"""Two regencies that know nothing of each other, with people and reports that are really there.

For tests that need commits of their own: several connections, threads, a database to compare.
"""

from dataclasses import dataclass, field
from functools import cache
from secrets import choice

import psycopg
from flask import Flask
from sqlalchemy import select, text

from tenants import agencies, complaints, people, registry
from tenants.complaints import Complaint, Filing, Visibility
from tenants.kernel import passwords
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import SYSTEM, Account, Actor, Role
from tests import ground
from tests.visitor import Visitor

PASSWORD = "sandi-untuk-uji-saja"
CODES = {"sawah": "13.73", "panjang": "13.74"}
REPORT = "Jalan berlubang besar di depan pasar, sudah tiga minggu dan membahayakan pengendara."
STAFF = {
    "pupr": (Role.OFFICER, "dinas-pupr"),
    "dishub": (Role.OFFICER, "dinas-perhubungan"),
    "coordinator": (Role.COORDINATOR, None),
    "admin": (Role.TENANT_ADMIN, None),
    "resident": (Role.RESIDENT, None),
    "neighbour": (Role.RESIDENT, None),
}


@dataclass
class Stranger:
    """A tenant and what is known of it by name: reports by what they are, keys by whose."""

    tenant: Tenant
    ids: dict[str, int] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def visitor(self, app: Flask, who: str | None = None) -> Visitor:
        """A browser at this tenant's host, signed in as `who`."""
        opened = Visitor(app, self.tenant.host)
        if who:
            opened.sign_in(f"{who}@{self.tenant.key}.test", PASSWORD)
        return opened


@cache
def strangers(app: Flask) -> tuple[Stranger, Stranger]:
    """The two, taken onto the platform once a test process."""
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
        _reports(found)
    return found


@cache
def _hash() -> str:
    return passwords.hashed(PASSWORD)


def _people(stranger: Stranger) -> None:
    for who, (role, agency_code) in STAFF.items():
        agency = agencies.by_code(agency_code).id if agency_code else None
        account = people.invite(
            email=f"{who}@{stranger.tenant.key}.test", name=who.title(), role=role, agency_id=agency
        )
        account.password_hash, account.verified_at = _hash(), account.created_at
        stranger.ids[who] = account.id
    session.flush()


def actor(stranger: Stranger, who: str) -> Actor:
    account = session.get_one(Account, stranger.ids[who])
    return Actor(account.id, account.role, account.agency_id, account.name)


def _reports(stranger: Stranger) -> None:
    """One a kind: on PUPR's desk, secret on it, waiting for the coordinator, answered."""
    resident = actor(stranger, "resident")
    for name, visibility in (
        ("referred", Visibility.PUBLIC),
        ("secret", Visibility.SECRET),
        ("received", Visibility.PUBLIC),
        ("answered", Visibility.PUBLIC),
    ):
        complaint = file(stranger, name, visibility, resident)
        if name != "received":
            pupr = agencies.by_code("dinas-pupr").id
            coordinator = actor(stranger, "coordinator")
            complaints.refer(
                coordinator, complaint, topic_code=None, agency_id=pupr, version=complaint.version
            )
        if name == "answered":
            complaints.answer(
                actor(stranger, "pupr"), complaint, text="Sudah ditambal.", version=complaint.version
            )
    _draft, stranger.tokens["draft"] = complaints.open_draft()


def file(
    stranger: Stranger, name: str, visibility: Visibility, who: Actor = SYSTEM
) -> Complaint:
    """File a report and remember it by name; in an open unit of work of the tenant."""
    _draft, token = complaints.open_draft()
    village = session.execute(text("SELECT code FROM village ORDER BY code LIMIT 1")).scalar_one()
    filing = Filing(
        text=REPORT, village_code=village, visibility=visibility, topic_code="jalan-rusak"
    )
    complaint = complaints.submit(who, token, filing)
    stranger.references[name], stranger.tokens[name] = complaint.reference, token
    stranger.ids[name] = complaint.id
    return complaint


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
        return {name: _digest(owner, tenant.schema, name) for name in names}


def _digest(owner: psycopg.Connection, schema: str, table: str) -> str:
    place = psycopg.sql.Identifier(schema, table)
    query = psycopg.sql.SQL("SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t")
    row = owner.execute(query.format(place)).fetchone()
    assert row is not None
    return str(row[0])


