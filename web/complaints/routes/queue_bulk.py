"""Many reports of the coordinator's queue at once: sent on, or refused; each is looked at first."""

from flask import Blueprint, request
from flask_babel import ngettext

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel.errors import Invalid
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.complaints.addresses import QUEUE
from web.complaints.coordination.bulk import plan
from web.complaints.coordination.bulk.forms import ReferManyForm, RejectManyForm
from web.complaints.desk.bulk import pages, picking
from web.complaints.desk.bulk.forms import PickForm
from web.repeats import lists

bp = Blueprint(
    "complaint_queue_bulk", __name__, template_folder="../templates", url_prefix=f"{QUEUE}/massal"
)


@bp.post("/disposisi")
@allow(Permission.COORDINATE_COMPLAINTS)
@lists(picking.FIELD, plan.FIELD)
def refer() -> Answer:
    """First where each would go and what becomes public; sent on by a button of that page."""
    form = ReferManyForm()
    if not (found := _picked(form)):
        return pages.nothing_done(form, at=QUEUE)
    form.offer(found)
    asked = plan.needs_look(found)
    was_shown = form.confirmed.data == form.choice and request.form.get("show") != "preview"
    if was_shown and form.validate_on_submit() and form.has_looked(is_asked=asked):
        aims = plan.shown_aims()
        return pages.do(form, lambda each, seen: _refer(each, aims, seen), _sent, at=QUEUE)
    form.confirmed.data = form.choice
    planned = plan.steps(form, found)
    return shown(
        "complaints/queue_refer.html",
        form,
        steps=planned,
        readers=plan.readers(found, planned),
        asks_look=asked,
        **pages.head(QUEUE),
    )


def _refer(complaint: Complaint, aims: dict[str, plan.Aim], seen: int) -> None:
    topic, agency_id = aims.get(complaint.reference, ("", None))
    complaints.refer(
        identity.actor(),
        complaint,
        topic_code=topic or None,
        agency_id=agency_id,
        version=seen,
    )


def _sent(count: int) -> str:
    return str(ngettext("%(num)s laporan diteruskan.", "%(num)s laporan diteruskan.", count))


@bp.post("/penolakan")
@allow(Permission.COORDINATE_COMPLAINTS)
@lists(picking.FIELD)
def reject() -> Answer:
    form = RejectManyForm()
    if not (found := _picked(form)):
        return pages.nothing_done(form, at=QUEUE)
    asked = plan.needs_look(found)
    is_filled = form.is_confirmed and form.validate_on_submit()
    if is_filled and form.has_looked(is_asked=asked):
        return pages.do(
            form, lambda each, seen: _reject(each, form.words, seen), _refused, at=QUEUE
        )
    return shown(
        "complaints/queue_reject.html",
        form,
        steps=plan.looks(found),
        asks_look=asked,
        **pages.head(QUEUE),
    )


def _reject(complaint: Complaint, reason: str, seen: int) -> None:
    complaints.reject(identity.actor(), complaint, reason=reason, version=seen)


def _refused(count: int) -> str:
    return str(ngettext("%(num)s laporan ditolak.", "%(num)s laporan ditolak.", count))


def _picked(form: PickForm) -> list[Complaint]:
    """Those of the picked that this person coordinates; none, and why, where it can't be done."""
    try:
        found = complaints.bulk.shown(complaints.handled_by(identity.actor()), picking.picked())
    except Invalid as error:
        form.blame(error)
        return []
    if not found:
        form.form_errors.append(picking.nothing())
    return found
