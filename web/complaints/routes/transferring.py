"""What is with the wrong agency: the coordinator moves it to another, or takes it back."""

from flask import Blueprint
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Complaint
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer
from web.complaints.addresses import QUEUE, desk_url
from web.complaints.coordination import errands
from web.complaints.coordination.errands import Errand
from web.complaints.forms import RecallForm, TransferForm
from web.complaints.found import readable

bp = Blueprint("complaint_transferring", __name__, template_folder="../templates", url_prefix=QUEUE)


@bp.route("/<reference>/pemindahan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def transfer(reference: str) -> Answer:
    then = desk_url(readable(reference))
    return errands.choose(reference, Errand("pemindahan", TransferForm, _move, then))


def _move(complaint: Complaint, form: TransferForm) -> str:
    had_it = complaint.agency_id
    complaints.transfer(
        identity.actor(),
        complaint,
        agency_id=form.agency_id,
        topic_code=form.topic_code,
        reason=(form.reason.data or "").strip(),
        version=form.seen,
    )
    if complaint.agency_id == had_it:
        return str(_("Topik %(reference)s diganti.", reference=complaint.reference))
    return str(_("%(reference)s dipindahkan.", reference=complaint.reference))


@bp.route("/<reference>/penarikan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def recall(reference: str) -> Answer:
    complaint = readable(reference)
    prefix = errands.prefix(complaint)
    form = RecallForm(prefix=prefix, data={"version": str(complaint.version)})

    def act(complaint: Complaint, reason: str) -> str:
        complaints.recall(identity.actor(), complaint, reason=reason, version=form.seen)
        return str(_("%(reference)s kembali di meja Anda.", reference=complaint.reference))

    return errands.explain(
        complaint, form, act, template="complaints/recall.html", then=desk_url(complaint)
    )
