"""The coordinator's queue: what the words could not decide, and what agencies gave back."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Complaint, Referral
from tenants.kernel.errors import Invalid
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown, wants_only
from web.complaints import disclosing, overtaken, referring, views
from web.complaints.disclosing import Readers
from web.complaints.forms import ReferForm, RejectForm, VersionForm
from web.complaints.referring import Suggested
from web.htmx import is_fragment, page
from web.views import excerpt, rows

bp = Blueprint(
    "complaint_coordination",
    __name__,
    template_folder="../templates",
    url_prefix="/meja/koordinasi",
)

QUEUE = "/meja/koordinasi"
READ_AT_A_GLANCE = 200  # letters of a report; its page has the rest


@dataclass(frozen=True, slots=True)
class Waiting:
    """A complaint in the queue with what the coordinator may do about it."""

    complaint: views.Row
    words: str
    returned: Referral | None
    obstacle: str | None
    suggestions: list[Suggested]
    form: VersionForm
    topic_field: str
    url: str


@bp.get("")
@allow(Permission.COORDINATE_COMPLAINTS)
def queue() -> str:
    waiting = complaints.count_coordination()
    counters = [(waiting, _("menunggu diarahkan"), QUEUE, "warn" if waiting else None)]
    if wants_only("counters"):
        return page("complaints/coordination.html", block="counters", counters=counters)
    found = complaints.coordination(after=request.args.get("setelah"))
    returns = complaints.returns(found.items)
    items = [_waiting(each, returns.get(each.id, [])) for each in found.items]
    return page(
        "complaints/coordination.html",
        block="results",
        counters=counters,
        queue_url=QUEUE,
        page=rows(items, QUEUE, found.after),
    )


def _waiting(complaint: Complaint, returns: list[Referral]) -> Waiting:
    row = views.row(complaint, unmasked=True)
    return Waiting(
        complaint=row,
        words=excerpt(row.text, READ_AT_A_GLANCE),
        returned=returns[0] if returns else None,
        obstacle=_(why.label) if (why := referring.obstacle(complaint)) else None,
        suggestions=referring.suggestions(complaint, returns),
        form=VersionForm(prefix=_prefix(complaint), version=str(complaint.version)),
        topic_field=f"{_prefix(complaint)}-topic",
        url=_url(complaint),
    )


@bp.route("/<reference>/disposisi", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def refer(reference: str) -> Answer:
    """Choose a topic or an agency: a page of its own, which htmx opens in the complaint's row."""
    complaint = _find(reference)
    form = ReferForm(
        formdata=request.form or request.args,
        prefix=_prefix(complaint),
        data={"version": str(complaint.version), "topic": "", "agency": ""},
    )
    referring.accept_any(form)
    is_search = request.form.get("show") == "choices"
    if not is_search and form.validate_on_submit():
        if readers := disclosing.unconfirmed(form, complaint):
            return _ask(form, complaint, readers, "disposisi")
        try:
            _send_on(form, complaint)
        except Invalid as error:
            form.blame(error)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := _find(reference), error)
        else:
            flash(_("%(reference)s diteruskan.", reference=complaint.reference))
            return redirect(QUEUE, 303)
    offered = referring.offer(form, complaint)
    only = f"pilihan-{complaint.reference}"
    return shown(
        "complaints/refer.html",
        form,
        block="choices" if wants_only(only) else "chooser",
        choices_id=only,
        **offered,
        **_head(complaint),
    )


def _send_on(form: ReferForm, complaint: Complaint) -> None:
    complaints.refer(
        identity.actor(),
        complaint,
        agency_id=form.agency_id,
        topic_code=form.topic_code,
        version=form.seen,
    )


def _ask(form: ReferForm, complaint: Complaint, readers: Readers, noun: str) -> str:
    """The same form again, with nothing to choose but whether these people may read it."""
    return page(
        "complaints/refer_confirm.html", form=form, noun=noun, readers=readers, **_head(complaint)
    )


@bp.route("/<reference>/penolakan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def reject(reference: str) -> Answer:
    complaint = _find(reference)
    form = RejectForm(prefix=_prefix(complaint), data={"version": str(complaint.version)})
    if form.validate_on_submit():
        reason = (form.reason.data or "").strip()
        try:
            complaints.reject(identity.actor(), complaint, reason=reason, version=form.seen)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := _find(reference), error)
        else:
            flash(_("%(reference)s ditolak dengan alasan.", reference=complaint.reference))
            return redirect(QUEUE, 303)
    return shown("complaints/reject.html", form, block="reason", **_head(complaint))


def _head(complaint: Complaint) -> dict[str, Any]:
    """What both forms show above themselves; `is_part` in the queue, where the row shows it."""
    return {
        "complaint": views.row(complaint, unmasked=True),
        "is_part": is_fragment(),
        "queue_url": QUEUE,
        "url": _url(complaint),
    }


def _find(reference: str) -> Complaint:
    return complaints.visible_to(identity.actor()).by_reference(reference)


def _prefix(complaint: Complaint) -> str:
    """The forms of several rows may stand open on one page."""
    return f"l{complaint.id}"


def _url(complaint: Complaint) -> str:
    return f"{QUEUE}/{complaint.reference}"
