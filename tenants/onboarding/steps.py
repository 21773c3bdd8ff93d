"""What happens, in order, before a region can log in for the first time.

Each step is idempotent: a crash half-way is resumed from the step it struck.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tenants import agencies, complaints, deadlines, people, places, registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.registry import TenantRecord


@dataclass(frozen=True, slots=True)
class Step:
    """`run` does the work and returns a word about it, for whoever watches the bar."""

    name: str
    label: str
    run: Callable[[Tenant], str]


def _schema(tenant: Tenant) -> str:
    registry.schemas.create(tenant)
    newest = registry.histories.head("tenant")
    with unit_of_work(PLATFORM):
        session.get_one(TenantRecord, tenant.id).schema_revision = newest
    return f"revisi {newest}"


def _places(tenant: Tenant) -> str:
    with unit_of_work(tenant):
        districts, villages = places.install(tenant.region_code)
    return f"{districts} kecamatan, {villages} desa/kelurahan"


def _agencies(tenant: Tenant) -> str:
    with unit_of_work(tenant):
        count = agencies.install(tenant.kind)
    return f"{count} perangkat daerah dan kantor wilayah"


def _topics(tenant: Tenant) -> str:
    with unit_of_work(tenant):
        count = complaints.topics.install(tenant.kind)
    return f"{count} topik pengaduan"


def _deadlines(tenant: Tenant) -> str:
    with unit_of_work(tenant):
        deadlines.install()
    return "profil hukum umum"


def _admin(tenant: Tenant) -> str:
    with unit_of_work(PLATFORM, read_only=True):
        record = session.get_one(TenantRecord, tenant.id)
        email, name = record.admin_email, record.admin_name
    with unit_of_work(tenant):
        people.invite(email=email, name=name, role=people.Role.TENANT_ADMIN)
    return "undangan untuk admin pertama"


STEPS = (
    Step("schema", "Ruang data dan peran basis data", _schema),
    Step("places", "Kecamatan dan desa/kelurahan", _places),
    Step("agencies", "Perangkat daerah", _agencies),
    Step("topics", "Topik pengaduan", _topics),
    Step("deadlines", "Profil hukum dan hari kerja", _deadlines),
    Step("admin", "Undangan admin pertama", _admin),
)
LABELS = {step.name: step.label for step in STEPS}
