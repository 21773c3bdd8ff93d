"""Writes to the registry: reserving a slug, following its onboarding, suspending a tenant."""

import re
from collections.abc import Mapping, Sequence
from string import ascii_uppercase, digits

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from config import settings
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid, NotFound
from tenants.kernel.words import N_
from tenants.registry import hosts, regions
from tenants.registry.lifecycle import MOVES, StepState, TenantState
from tenants.registry.models import OnboardingStep, RetiredSlug, TenantHost, TenantRecord, Turn

RESERVED = frozenset(
    {
        "www",
        "admin",
        "api",
        "mail",
        "dmarc",
        "autodiscover",
        "mtasts",
        "static",
        "platform",
        "app",
        "cdn",
        "ns",
        "smtp",
        "imap",
        "ftp",
        "status",
        "help",
        "bantuan",
        "test",
        "demo",
        "jembatan",
        "notif",
        "public",
        "registry",
        "ext",
        "postgres",
    }
)
_SLUG = re.compile(r"[a-z][a-z0-9]{1,30}\Z")


def reserve(
    *, region_code: str, slug: str, admin_email: str, admin_name: str, name: str | None = None
) -> TenantRecord:
    """Take a slug and a region for a tenant that is to be prepared.

    Raises Invalid naming the field: an unknown code, a slug that is malformed, reserved, in use
    or retired less than twelve months ago, a region that is on the platform already.
    """
    slug = slug.strip().lower()
    region = regions.region(region_code)
    _check_slug(slug)
    taken = session.scalar(select(TenantRecord).where(TenantRecord.region_code == region.code))
    if taken is not None:
        message = N_("%(region)s sudah ada di platform sebagai “%(slug)s”.")
        raise Invalid(message, field="region", region=region.name, slug=taken.key)
    record = TenantRecord(
        key=slug,
        region_code=region.code,
        name=(name or region.name).strip(),
        kind=region.kind,
        province=region.province,
        timezone=region.timezone,
        prefix=_free_prefix(region.prefix),
        accent=region.accent,
        bulkhead=_emptiest_bulkhead(),
        admin_email=_address(admin_email),
        admin_name=admin_name.strip(),
    )
    session.add(record)
    session.flush()
    session.add(TenantHost(name=hosts.canonical_host(slug), tenant_id=record.id))
    return record


def _check_slug(slug: str) -> None:
    problem = None
    if not _SLUG.match(slug):
        problem = N_("Alamat hanya boleh huruf kecil dan angka, 2 sampai 31 tanda, diawali huruf.")
    elif slug in RESERVED:
        problem = N_("Alamat ini dipakai oleh platform. Pilih yang lain.")
    elif session.scalar(select(TenantRecord.id).where(TenantRecord.key == slug)):
        problem = N_("Alamat ini sudah dipakai daerah lain. Pilih yang lain.")
    elif session.scalar(
        select(RetiredSlug.slug).where(
            RetiredSlug.slug == slug, RetiredSlug.until > clock.now().date()
        )
    ):
        problem = N_("Alamat ini baru saja dilepas dan belum boleh dipakai lagi.")
    if problem:
        raise Invalid(problem, field="slug")


def _address(written: str) -> str:
    try:
        return validate_email(written, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        message = N_("Alamat surel tidak lengkap. Contoh: nama@contoh.go.id")
        raise Invalid(message, field="admin_email") from error


def _free_prefix(wanted: str) -> str:
    taken = set(session.scalars(select(TenantRecord.prefix)))
    options = [wanted] + [wanted[:2] + mark for mark in ascii_uppercase + digits]
    options += [f"{first}{second}X" for first in ascii_uppercase for second in digits]
    return next(option for option in options if option not in taken)


def _emptiest_bulkhead() -> int:
    rows = session.execute(
        select(TenantRecord.bulkhead, func.count()).group_by(TenantRecord.bulkhead)
    )
    counted = dict(rows.all())
    return min(range(settings.BULKHEADS), key=lambda number: counted.get(number, 0))


def plan(tenant_id: int, step_names: Sequence[str]) -> None:
    """Write down the steps to come; those already there keep what they know."""
    session.execute(
        insert(OnboardingStep)
        .values(
            [
                {
                    "tenant_id": tenant_id,
                    "name": step,
                    "position": position,
                    "state": StepState.WAITING,
                    "facts": {},
                }
                for position, step in enumerate(step_names)
            ]
        )
        .on_conflict_do_nothing()
    )


def mark(
    tenant_id: int, step: str, state: StepState, facts: Mapping[str, object] | None = None
) -> None:
    """Move one step to running, done or failed, with facts for whoever watches."""
    now = clock.now()
    moment = {"started_at": now} if state is StepState.RUNNING else {"finished_at": now}
    session.execute(
        update(OnboardingStep)
        .where(OnboardingStep.tenant_id == tenant_id, OnboardingStep.name == step)
        .values(state=state, facts=dict(facts or {}), **moment)
    )


def move(key: str, state: TenantState) -> TenantRecord:
    """Change a tenant's state; NotFound, or Conflict where the life cycle has no such move."""
    record = session.scalar(select(TenantRecord).where(TenantRecord.key == key).with_for_update())
    if record is None:
        message = N_("Tidak ada daerah dengan alamat “%(slug)s”.")
        raise NotFound(message, slug=key)
    if state not in MOVES[TenantState(record.state)]:
        message = N_("%(region)s sedang “%(state)s”.")
        raise Conflict(message, region=record.name, state=TenantState(record.state))
    record.state = state
    if state is TenantState.ACTIVE and record.ready_at is None:
        record.ready_at = clock.now()
    hosts.forget()
    return record


def remove(key: str) -> None:
    """Forget a tenant that never came to life; its schema is the caller's to drop."""
    record = session.scalar(select(TenantRecord).where(TenantRecord.key == key))
    if record is not None and record.ready_at is None:
        session.delete(record)
        hosts.forget()


def take_turn(job_name: str, period_seconds: int) -> bool:
    """Whether this process runs the job for the present period; exactly one is told yes."""
    start = text("to_timestamp(floor(extract(epoch FROM now()) / :period) * :period)")
    taken = session.execute(
        insert(Turn)
        .values(
            job_name=job_name,
            period_start=start.bindparams(period=period_seconds),
            taken_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(Turn.job_name)
    )
    return taken.first() is not None
