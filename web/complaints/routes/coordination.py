"""The coordinator's queue: what the words could not decide, and what agencies gave back."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants import agencies, complaints
from tenants.complaints import Complaint, Referral
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import REFUSED, Answer, wants_only
from web.complaints import views
from web.complaints.forms import ReferForm, RejectForm
from web.htmx import page

bp = Blueprint(
    "coordination", __name__, template_folder="../templates", url_prefix="/meja/koordinasi"
)

QUEUE = "/meja/koordinasi"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A complaint in the queue with what the coordinator may do about it."""

    complaint: views.Row
    returned: Referral | None
    suggestions: list[dict[str, Any]]
    form: ReferForm
    reject_form: RejectForm
    refer_url: str
    reject_url: str


@bp.get("")
@allow(Permission.COORDINATE_COMPLAINTS)
def queue() -> str:
    return _page()


@bp.post("/<reference>/disposisi")
@allow(Permission.COORDINATE_COMPLAINTS)
def refer(reference: str) -> Answer:
    complaint = _find(reference)
    form = ReferForm(prefix=_prefix(complaint))
    _fill(form)
    if not form.validate_on_submit():
        return _page(refused={complaint.id: form}), REFUSED
    complaints.refer(
        identity.actor(),
        complaint,
        agency_id=int(form.agency.data),
        topic_code=form.topic.data or None,
        version=form.seen,
    )
    flash(_("%(reference)s diteruskan.", reference=complaint.reference))
    return redirect(QUEUE, 303)


@bp.post("/<reference>/penolakan")
@allow(Permission.COORDINATE_COMPLAINTS)
def reject(reference: str) -> Answer:
    complaint = _find(reference)
    form = RejectForm(prefix=_prefix(complaint))
    if not form.validate_on_submit():
        return _page(rejections={complaint.id: form}), REFUSED
    reason = (form.reason.data or "").strip()
    complaints.reject(identity.actor(), complaint, reason=reason, version=form.seen)
    flash(_("%(reference)s ditolak dengan alasan.", reference=complaint.reference))
    return redirect(QUEUE, 303)


def _find(reference: str) -> Complaint:
    return complaints.visible_to(identity.actor()).by_reference(reference)


def _prefix(complaint: Complaint) -> str:
    return f"l{complaint.id}"


def _fill(form: ReferForm) -> None:
    form.agency.choices = [("", _("Pilih perangkat daerah")), *agencies.names()]
    form.topic.choices = [("", _("Belum ditentukan")), *complaints.topics.named()]


def _page(
    refused: dict[int, ReferForm] | None = None, rejections: dict[int, RejectForm] | None = None
) -> str:
    found = complaints.coordination(after=request.args.get("setelah"))
    waiting = complaints.count_coordination()
    rows = views.rows(found, QUEUE, unmasked=True)
    returned = complaints.last_returns(found.items)
    part = "counters" if wants_only("counters") else "results"
    return page(
        "complaints/coordination.html",
        block=part,
        counters=[(waiting, _("menunggu diarahkan"), QUEUE, "warn" if waiting else None)],
        queue_url=QUEUE,
        has_errors=bool(refused or rejections),
        page=views.Rows(
            [
                _waiting(
                    complaint,
                    returned.get(complaint.id),
                    (refused or {}).get(complaint.id),
                    (rejections or {}).get(complaint.id),
                )
                for complaint in found.items
            ],
            rows.next_url,
            None,
        ),
    )


def _waiting(
    complaint: Complaint,
    returned: Referral | None,
    refused: ReferForm | None,
    rejection: RejectForm | None,
) -> Waiting:
    seen, prefix = str(complaint.version), _prefix(complaint)
    form = refused or ReferForm(formdata=None, prefix=prefix, data={"version": seen})
    _fill(form)
    base = f"{QUEUE}/{complaint.reference}"
    return Waiting(
        complaint=views.row(complaint, unmasked=True),
        returned=returned,
        suggestions=_suggestions(complaint),
        form=form,
        reject_form=rejection or RejectForm(formdata=None, prefix=prefix, data={"version": seen}),
        refer_url=f"{base}/disposisi",
        reject_url=f"{base}/penolakan",
    )


def _suggestions(complaint: Complaint) -> list[dict[str, Any]]:
    """Topic and agency of each suggestion, with its confidence and the words that spoke for it."""
    names = dict(agencies.names())
    topics = dict(complaints.topics.named())
    found = []
    for each in complaint.suggestions:
        agency_id = complaints.agency_id_for(each["topic"], complaint.village_code)
        if agency_id is not None:
            found.append(
                {
                    "agency": str(agency_id),
                    "agency_name": names[str(agency_id)],
                    "topic": each["topic"],
                    "topic_name": topics[each["topic"]],
                    "confidence": each["confidence"],
                    "words": each["words"],
                }
            )
    return found
