"""The coordinator's queue: what the words could not decide, and what agencies gave back."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, request
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Complaint, Referral
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer
from web.complaints import clustering, views
from web.complaints.addresses import QUEUE, queue_url
from web.complaints.coordination import errands, referral
from web.complaints.coordination.errands import Errand
from web.complaints.coordination.referral import Suggested
from web.complaints.desk import narrowing
from web.complaints.desk.bulk import picking
from web.complaints.forms import ReferForm, RejectForm, VersionForm
from web.complaints.found import readable
from web.complaints.views import Headline
from web.htmx import page, wants_only
from web.views import excerpt, rows

bp = Blueprint(
    "complaint_coordination",
    __name__,
    template_folder="../templates",
    url_prefix=QUEUE,
)

READ_AT_A_GLANCE = 200  # letters of a report; its page has the rest


@dataclass(frozen=True, slots=True)
class Waiting:
    """A complaint in the queue with what the coordinator may do about it."""

    complaint: views.Row
    words: str
    returned: Referral | None
    obstacle: str | None
    outside: str | None
    elsewhere: str | None
    opens: int
    suggestions: list[Suggested]
    similar: list[Headline]
    form: VersionForm
    topic_field: str
    url: str


@bp.get("")
@allow(Permission.COORDINATE_COMPLAINTS)
def queue() -> Answer:
    waiting = complaints.desk.count_queue()
    counters = [(waiting, _("menunggu diarahkan"), QUEUE, "warn" if waiting else None)]
    if wants_only("counters"):
        if request.args.get("dilihat") == str(waiting):
            return "", HTTPStatus.NO_CONTENT
        return page(
            "complaints/coordination.html", block="counters", counters=counters, seen=waiting
        )
    asked = narrowing.read(identity.actor())
    found = complaints.desk.queue(asked.narrowed, after=request.args.get("setelah"))
    returns = complaints.returns(found.items)
    photos = complaints.photos.not_hidden(found.items)
    alike = clustering.similar_to(identity.actor(), found.items)
    unplaced = complaints.neighbours.unplaced(found.items)
    items = [
        _waiting(
            each,
            views.row(each, unmasked=True, unplaced=unplaced),
            returns.get(each.id, []),
            photos.get(each.id, 0),
            alike.get(each.reference, []),
        )
        for each in found.items
    ]
    return page(
        "complaints/coordination.html",
        block="results",
        counters=counters,
        queue_url=QUEUE,
        seen=waiting,
        asked=asked,
        picking=picking.of_list(asked.kept),
        total=complaints.desk.count_queue(asked.narrowed) if asked.kept else waiting,
        page=rows(items, QUEUE, found.after, asked.kept),
        questioned=_questioned(),
    )


def _questioned() -> list[views.Row]:
    found = complaints.waiting.before_referral()
    unplaced = complaints.neighbours.unplaced(found)
    return [views.row(each, unmasked=True, unplaced=unplaced) for each in found]


def _waiting(
    complaint: Complaint,
    row: views.Row,
    returns: list[Referral],
    photo_count: int,
    similar: list[Headline],
) -> Waiting:
    return Waiting(
        complaint=row,
        words=excerpt(row.text, READ_AT_A_GLANCE),
        returned=returns[0] if returns else None,
        obstacle=_(why.label) if (why := referral.obstacle(complaint)) else None,
        outside=referral.outside(complaint),
        elsewhere=referral.elsewhere(complaint),
        opens=views.opens(complaint, photo_count),
        suggestions=referral.suggestions(complaint, returns),
        similar=similar,
        form=VersionForm(prefix=errands.prefix(complaint), version=str(complaint.version)),
        topic_field=f"{errands.prefix(complaint)}-topic",
        url=queue_url(complaint),
    )


@bp.route("/<reference>/disposisi", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def refer(reference: str) -> Answer:
    """Choose a topic or an agency: a page of its own, which htmx opens in the complaint's row."""
    return errands.choose(reference, Errand("disposisi", ReferForm, _send_on, QUEUE))


def _send_on(complaint: Complaint, form: ReferForm) -> str:
    complaints.refer(
        identity.actor(),
        complaint,
        agency_id=form.agency_id,
        topic_code=form.topic_code,
        version=form.seen,
    )
    return str(_("%(reference)s diteruskan.", reference=complaint.reference))


@bp.route("/<reference>/penolakan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def reject(reference: str) -> Answer:
    complaint = readable(reference)
    elsewhere = _elsewhere(referral.outside(complaint))
    said = {"version": str(complaint.version), "reason": elsewhere}
    form = RejectForm(prefix=errands.prefix(complaint), data=said)

    def act(complaint: Complaint, _reason: str) -> str:
        complaints.reject(identity.actor(), complaint, reason=form.words, version=form.seen)
        return str(_("%(reference)s ditolak dengan alasan.", reference=complaint.reference))

    return errands.explain(
        complaint, form, act, template="complaints/reject.html", then=QUEUE, block="reason"
    )


def _elsewhere(body: str | None) -> str:
    """How a rejection may begin, where the topic itself says whose it is."""
    if body is None:
        return ""
    words = _("Laporan ini bukan wewenang pemerintah daerah. Silakan melapor ke: %(body)s.")
    return str(words % {"body": body})
