"""Taking a region onto the platform, and watching it come to life."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, abort, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from config import settings
from tenants import onboarding, registry
from tenants.kernel import words
from tenants.kernel.errors import Invalid
from tenants.registry import OnboardingStep, StepState, TenantRecord, TenantState
from web import nudge
from web.access import allow, anyone
from web.answers import Answer, shown
from web.forms import searched
from web.htmx import page
from web.platform.forms import RegionForm
from web.platform.operators import super_admin
from web.views import Label, label, rows

bp = Blueprint("regions", __name__, template_folder="templates")

MOST_MATCHES = 10


@bp.get("/")
@allow(anyone)
def home() -> Response:
    return redirect("/daerah")


@bp.get("/daerah")
@allow(super_admin)
def index() -> str:
    words = searched()
    found = registry.queries.page(words=words, after=request.args.get("setelah"))
    counts = registry.queries.count_states()
    return page(
        "platform/tenants.html",
        block="results",
        counters=[
            (counts.get(state, 0), _(state.label), None, state.tone)
            for state in TenantState
            if counts.get(state)
        ],
        q=words,
        page=rows([_row(each) for each in found.items], "/daerah", found.after, {"q": words}),
    )


def _row(record: TenantRecord) -> dict[str, Any]:
    host = registry.tenant_of(record).host
    return {
        "key": record.key,
        "name": record.name,
        "host": host,
        "url": f"/daerah/{record.key}",
        "site_url": f"{settings.SCHEME}://{host}/",
        "state": label(TenantState(record.state)),
        "is_behind": record.schema_revision not in {None, registry.histories.head("tenant")},
        "migration_error": record.migration_error,
        "ready_at": record.ready_at,
    }


@bp.route("/daerah/baru", methods=["GET", "POST"])
@allow(super_admin)
def create() -> Answer:
    words = searched()
    form = RegionForm()
    found = _matches(words or (form.region.data or ""))
    form.region.choices = [
        (each.code, f"{each.name}, {each.province} ({each.code})") for each in found
    ]
    if form.validate_on_submit():
        try:
            key = onboarding.request(
                region_code=form.region.data,
                slug=form.slug.data or "",
                admin_email=form.admin_email.data or "",
                admin_name=form.admin_name.data or "",
            )
        except Invalid as error:
            form.blame(error)
        else:
            nudge.after_commit(nudge.ring_onboarding, key)
            return redirect(f"/daerah/{key}", 303)
    return shown(
        "platform/create.html",
        form,
        block="regions",
        q=words,
        taken=_taken(found),
        create_url="/daerah/baru",
        domain=registry.hosts.bare_domain(),
    )


def _matches(words: str) -> list[registry.regions.Region]:
    """Regions whose name or code holds the words, at most ten."""
    wanted = words.casefold()
    found = [
        each
        for each in registry.regions.regions()
        if wanted and (wanted in each.name.casefold() or wanted == each.code)
    ]
    return found[:MOST_MATCHES]


def _taken(found: Sequence[registry.regions.Region]) -> dict[str, str]:
    """Which of them are on the platform already: their codes, with words that say where."""
    known = registry.queries.by_region_codes([each.code for each in found])
    return {
        each.region_code: _("Sudah ada di platform: %(host)s", host=registry.tenant_of(each).host)
        for each in known
    }


@bp.get("/daerah/<slug>")
@allow(super_admin)
def show(slug: str) -> str:
    record = registry.queries.by_key(slug)
    if record is None:
        abort(404)
    steps = registry.queries.steps(record.id)
    row = _row(record)
    return page(
        "platform/onboarding.html",
        block="progress",
        tenant=row,
        progress_url=f"/daerah/{slug}",
        is_running=record.state == TenantState.PREPARING,
        has_failed=record.state == TenantState.FAILED,
        closed=_closed(record),
        done=sum(step.state == StepState.DONE for step in steps),
        total=len(steps),
        steps=[_step(each) for each in steps],
    )


def _closed(record: TenantRecord) -> dict[str, Any] | None:
    """Since when a region is closed, by whom and why; None for one that is open."""
    last = registry.suspending.last_change(record.key)
    if record.state != TenantState.SUSPENDED:
        return None
    if last is None:  # by a release that kept no audit of it
        return {"at": None, "by": None, "reason": None}
    by = registry.operators.name_of(last.actor) or _("baris perintah")
    return {"at": last.at, "by": by, "reason": last.detail["reason"]}


@bp.post("/daerah/<slug>/lanjutkan")
@allow(super_admin)
def resume(slug: str) -> Response:
    """Go on with an onboarding that failed, from the step it struck."""
    if registry.queries.by_key(slug) is None:
        abort(404)
    nudge.after_commit(nudge.ring_onboarding, slug)
    return redirect(f"/daerah/{slug}", 303)


def _step(step: OnboardingStep) -> tuple[str, str | None, Label]:
    state = StepState(step.state)
    known = onboarding.BY_NAME[step.name]
    told = words.spoken(known.told, step.facts, _) if state is StepState.DONE else None
    return _(known.label), told or step.facts.get("error"), label(state)
