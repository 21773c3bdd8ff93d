"""What happens, in order, before a region can log in for the first time.

Each step is idempotent: a crash half-way is resumed from the step it struck.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

import tenants
from tenants import agencies, complaints, deadlines, people, places, registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.kernel.words import N_
from tenants.registry import TenantRecord

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Step:
    """`run` does the work and returns facts about it: they fill `told`, for whoever watches."""

    name: str
    label: str
    told: str
    run: Callable[[Tenant], Facts]


def load_tables() -> None:
    """Know the tables of every service, also of one that this process has no other use for."""
    for found in iter_modules(tenants.__path__, "tenants."):
        import_module(found.name)


def _schema(tenant: Tenant) -> Facts:
    load_tables()
    registry.schemas.create(tenant)
    newest = registry.histories.head("tenant")
    with unit_of_work(PLATFORM):
        session.get_one(TenantRecord, tenant.id).schema_revision = newest
    return {"revision": newest}


def _places(tenant: Tenant) -> Facts:
    with unit_of_work(tenant):
        districts, villages = places.install(tenant.region_code)
    return {"districts": districts, "villages": villages}


def _agencies(tenant: Tenant) -> Facts:
    with unit_of_work(tenant):
        return {"count": agencies.install(tenant.kind)}


def _topics(tenant: Tenant) -> Facts:
    with unit_of_work(tenant):
        count = complaints.topics.install(tenant.kind)
        complaints.questions.install()
        return {"count": count}


def _deadlines(tenant: Tenant) -> Facts:
    with unit_of_work(tenant):
        deadlines.install()
    return {}


def _admin(tenant: Tenant) -> Facts:
    with unit_of_work(PLATFORM, read_only=True):
        record = session.get_one(TenantRecord, tenant.id)
        email, name = record.admin_email, record.admin_name
    with unit_of_work(tenant):
        people.invite(email=email, name=name, role=people.Role.TENANT_ADMIN, by=people.SYSTEM)
    return {}


STEPS = (
    Step("schema", N_("Ruang data dan peran basis data"), N_("terpisah dari daerah lain"), _schema),
    Step(
        "places",
        N_("Kecamatan dan desa/kelurahan"),
        N_("%(districts)d kecamatan, %(villages)d desa/kelurahan"),
        _places,
    ),
    Step(
        "agencies",
        N_("Perangkat daerah dan kantor wilayah"),
        N_("%(count)d perangkat daerah dan kantor wilayah"),
        _agencies,
    ),
    Step("topics", N_("Topik pengaduan"), N_("%(count)d topik pengaduan"), _topics),
    Step("deadlines", N_("Profil hukum dan hari kerja"), N_("profil hukum umum"), _deadlines),
    Step("admin", N_("Undangan admin pertama"), N_("undangan untuk admin pertama"), _admin),
)
BY_NAME = {step.name: step for step in STEPS}
