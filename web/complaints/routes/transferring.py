"""What is with the wrong agency: the coordinator moves it to another, or takes it back."""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Complaint
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.complaints import directing, overtaken
from web.complaints.directing import QUEUE, Errand
from web.complaints.forms import RecallForm, TransferForm

bp = Blueprint("complaint_transferring", __name__, template_folder="../templates", url_prefix=QUEUE)


@bp.route("/<reference>/pemindahan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def transfer(reference: str) -> Answer:
    then = _page_of(directing.find(reference))
    return directing.choose(reference, Errand("pemindahan", TransferForm, _move, then))


def _move(complaint: Complaint, form: TransferForm) -> str:
    complaints.transfer(
        identity.actor(),
        complaint,
        agency_id=form.agency_id,
        topic_code=form.topic_code,
        reason=(form.reason.data or "").strip(),
        version=form.seen,
    )
    return str(_("%(reference)s dipindahkan.", reference=complaint.reference))


@bp.route("/<reference>/penarikan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def recall(reference: str) -> Answer:
    complaint = directing.find(reference)
    prefix = directing.prefix(complaint)
    form = RecallForm(prefix=prefix, data={"version": str(complaint.version)})
    if form.validate_on_submit():
        reason = (form.reason.data or "").strip()
        try:
            complaints.recall(identity.actor(), complaint, reason=reason, version=form.seen)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := directing.find(reference), error)
        else:
            flash(_("%(reference)s kembali di meja Anda.", reference=complaint.reference))
            return redirect(_page_of(complaint), 303)
    return shown("complaints/recall.html", form, **directing.head(complaint))


def _page_of(complaint: Complaint) -> str:
    return f"/meja/pengaduan/{complaint.reference}"
