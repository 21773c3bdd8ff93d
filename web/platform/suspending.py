"""Closing a region for a time and opening it again, each with a reason."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _

from tenants import registry
from tenants.kernel.errors import Conflict
from tenants.registry import TenantRecord, TenantState
from web.access import allow
from web.answers import Answer, shown
from web.platform.forms import ReasonForm
from web.platform.operators import operator, super_admin

bp = Blueprint("suspending", __name__, template_folder="templates", url_prefix="/daerah")


@bp.route("/<slug>/penutupan", methods=["GET", "POST"])
@allow(super_admin)
def suspend(slug: str) -> Answer:
    record = _find(slug)
    if record.state == TenantState.ACTIVE:
        return _asked(record, registry.suspending.suspend)
    return _as_it_is(record)


@bp.route("/<slug>/pembukaan", methods=["GET", "POST"])
@allow(super_admin)
def resume(slug: str) -> Answer:
    record = _find(slug)
    if record.state == TenantState.SUSPENDED:
        return _asked(record, registry.suspending.resume)
    return _as_it_is(record)


def _find(slug: str) -> TenantRecord:
    record = registry.queries.by_key(slug)
    if record is None:
        abort(404)
    return record


def _asked(record: TenantRecord, change: Callable[..., TenantRecord]) -> Answer:
    """The form is the confirmation: nothing happens before a reason is given."""
    form, me = ReasonForm(), operator()
    is_open = record.state == TenantState.ACTIVE
    if me and form.validate_on_submit():
        try:
            change(record.key, reason=(form.reason.data or "").strip(), by=me.label)
        except Conflict:
            return _as_it_is(record)
        if is_open:
            flash(_("%(region)s ditutup sementara.", region=record.name))
        else:
            flash(_("%(region)s dibuka lagi.", region=record.name))
        return redirect(f"/daerah/{record.key}", 303)
    tenant = registry.tenant_of(record)
    return shown("platform/suspend.html", form, tenant=tenant, is_open=is_open)


def _as_it_is(record: TenantRecord) -> Answer:
    """Somebody was first, or clicked twice."""
    name, state = record.name, _(TenantState(record.state).label)
    told = _("%(region)s sedang “%(state)s”. Tidak ada yang berubah.", region=name, state=state)
    flash(told, "warning")
    return redirect(f"/daerah/{record.key}", 303)
