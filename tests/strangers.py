"""Two regencies that know nothing of each other, with people and reports that are really there.

For tests that need commits of their own: several connections, threads, a database to compare.
"""

from dataclasses import dataclass, field
from secrets import choice

import psycopg
import pytest
from flask import Flask
from sqlalchemy import select, text

from tenants import agencies, complaints, people, registry
from tenants.complaints import Complaint, Filing, Visibility, following
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Actor, LinkPurpose, Role
from tests import ground
from tests.factories.pictures import a_picture
from tests.signing_in import PASSWORD, hashed
from tests.visitor import Visitor

CODES = {"sawah": "13.73", "panjang": "13.74"}
REPORT = "Jalan berlubang besar di depan pasar, sudah tiga minggu dan membahayakan pengendara."
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


@dataclass
class Stranger:
    """A tenant and what is known of it by name: reports by what they are, keys by whose."""

    tenant: Tenant
    ids: dict[str, int] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def visitor(self, app: Flask, who: str | None = None) -> Visitor:
        """A browser at this tenant's host, signed in as `who`: once, its cookie is kept."""
        opened = Visitor(app, self.tenant.host)
        if who and who in self.cookies:
            opened.carry(self.cookies[who])
        elif who:
            opened.sign_in(self.email(who), PASSWORD)
            self.cookies[who] = opened.cookie()
        return opened

    def email(self, who: str) -> str:
        return f"{who}@{self.tenant.key}.test"


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
        _reports(found)
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


def actor(stranger: Stranger, who: str) -> Actor:
    return session.get_one(Account, stranger.ids[who]).as_actor()


def _reports(stranger: Stranger) -> None:
    """One a stage, all secret but `public`: whoever may read one is its reporter or its desk."""
    file(stranger, "public", "referred", Visibility.PUBLIC)
    for stage in STAGES:
        file(stranger, stage, stage, Visibility.SECRET)
    draft, stranger.tokens["draft"] = complaints.drafts.begin()
    stranger.ids["draft-photo"] = complaints.drafts.add_photo(draft, a_picture()).id
    write_template(stranger)
    account = stranger.ids["resident"]
    stranger.tokens |= {
        "unsubscribe": people.unsubscribe_key(account),
        "follow": complaints.follow_key(complaints.by_id(stranger.ids["referred"])),
        **{each.value: people.new_link(account, each) for each in LinkPurpose},
    }
    _follow(stranger)


def _follow(stranger: Stranger) -> None:
    """Somebody without an account follows the public report."""
    email = stranger.email("pengikut")
    following.ask(email, following.Subject(stranger.ids["public"]), locale="id")
    found = session.scalars(
        select(following.Follow).join(following.Follower).where(following.Follower.email == email)
    ).one()
    following.confirm(found)
    stranger.ids |= {"follow-id": found.id, "follower": found.follower_id}
    doors = dict.fromkeys(following.Door, found.follower_id) | {
        following.Door.CONFIRM: found.id,
        following.Door.STOP: found.id,
    }
    stranger.tokens |= {str(door): following.key_of(door, of) for door, of in doors.items()}


STAGES = ("received", "referred", "asked", "answered", "closed", "merged")


def write_template(stranger: Stranger) -> None:
    """An answer template of public works, under a title that no other has."""
    pupr, title = agencies.by_code("dinas-pupr").id, "".join(choice("abcdefgh") for _ in range(12))
    words = "{nomor}, {tempat}: {tenggat}."
    written = complaints.templating.create(actor(stranger, "pupr"), pupr, title=title, text=words)
    stranger.codes["template-code"] = written.code


def file(stranger: Stranger, name: str, stage: str, visibility: Visibility) -> Complaint:
    """File the resident's report, take it to a stage and remember it by name.

    Runs in an open unit of work of the tenant.
    """
    draft, token = complaints.drafts.begin()
    stranger.ids[f"{name}-photo"] = complaints.drafts.add_photo(draft, a_picture()).id
    village = session.execute(text("SELECT code FROM village ORDER BY code LIMIT 1")).scalar_one()
    filing = Filing(
        text=REPORT, village_code=village, visibility=visibility, topic_code="jalan-rusak"
    )
    complaint = complaints.submit(actor(stranger, "resident"), token, filing)
    _take(stranger, complaint, stage)
    if name == "referred":
        complaints.hiding.hide(
            actor(stranger, "pupr"), complaint, ["pasar"], version=complaint.version
        )
    stranger.references[name], stranger.tokens[name] = complaint.reference, token
    stranger.ids[name] = complaint.id
    return complaint


def _take(stranger: Stranger, complaint: Complaint, stage: str) -> None:
    if stage == "received":
        return
    pupr, coordinator = agencies.by_code("dinas-pupr"), actor(stranger, "coordinator")
    complaints.refer(
        coordinator, complaint, topic_code=None, agency_id=pupr.id, version=complaint.version
    )
    if stage == "referred":
        return
    officer = actor(stranger, "pupr")
    if stage == "merged":
        lead = complaints.by_id(stranger.ids["answered"])
        complaints.clusters.merge(officer, complaint, lead, version=complaint.version)
        return
    if stage == "asked":
        seen = complaint.version
        complaints.asking.ask(officer, complaint, question="Di sisi mana?", version=seen)
        return
    complaints.answer(officer, complaint, text="Sudah ditambal.", version=complaint.version)
    if stage == "closed":
        resident = actor(stranger, "resident")
        complaints.close(resident, complaint, note=None, version=complaint.version)


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
        return {name: _digest(owner, tenant.schema, name) for name in names}


def _digest(owner: psycopg.Connection, schema: str, table: str) -> str:
    place = psycopg.sql.Identifier(schema, table)
    query = psycopg.sql.SQL(
        "SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"
    )
    row = owner.execute(query.format(place)).fetchone()
    assert row is not None
    return str(row[0])
