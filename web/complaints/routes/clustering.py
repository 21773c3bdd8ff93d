"""Reports about one thing: merged at the desk, taken out again there or by their reporter."""

from typing import Any

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants.complaints import Complaint, clusters
from tenants.kernel.errors import Invalid, NotFound
from tenants.people import Permission
from web import identity, language
from web.access import allow, anyone
from web.answers import OVERTAKEN, REFUSED, Answer, shown
from web.complaints import clustering, overtaken, views
from web.complaints.addresses import INBOX, desk_url
from web.complaints.desk.merge_forms import MergeForm, SeparateForm
from web.complaints.forms import ReopeningForm
from web.complaints.found import on_desk, readable
from web.complaints.routes.reading import show_page

bp = Blueprint("complaint_clustering", __name__, template_folder="../templates")


@bp.route(f"{INBOX}/<reference>/penggabungan", methods=["GET", "POST"])
@allow(Permission.MERGE_COMPLAINTS)
def merge(reference: str) -> Answer:
    """Both beside each other first; nothing is merged before the button says so."""
    complaint = on_desk(reference)
    chosen = request.args.get("induk", "")
    form = MergeForm(data={"version": str(complaint.version), "lead": chosen})
    is_sent = form.validate_on_submit()
    lead = _lead(form)
    if is_sent and lead is not None:
        try:
            clusters.merge(identity.actor(), complaint, lead, version=form.seen)
        except Invalid as error:
            overtaken.undo()
            form.blame(error)
            complaint, lead = on_desk(reference), None
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := on_desk(reference), error)
            lead = _lead(form)
        else:
            flash(clustering.told_merged(lead), "success")
            return redirect(desk_url(lead), 303)
    return shown(
        "complaints/merge.html",
        form,
        lead=views.row(lead, unmasked=True) if lead else None,
        cluster=clustering.on_desk(complaint, identity.actor()),
        **_head(complaint),
    )


def _lead(form: MergeForm) -> Complaint | None:
    """What was typed or chosen, if it is on this desk; said at the field where it is not."""
    written = (form.lead.data or "").strip()
    try:
        return on_desk(written) if written else None
    except NotFound as error:
        form.lead.errors = [*form.lead.errors, language.spoken(error)]
        return None


@bp.route(f"{INBOX}/<reference>/pemisahan", methods=["GET", "POST"])
@allow(Permission.MERGE_COMPLAINTS)
def unmerge(reference: str) -> Answer:
    complaint = on_desk(reference)
    form = SeparateForm(data={"version": str(complaint.version)})
    if form.validate_on_submit():
        reason = (form.reason.data or "").strip()
        try:
            clusters.unmerge(identity.actor(), complaint, reason=reason, version=form.seen)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := on_desk(reference), error)
        else:
            flash(_("Laporan ini ditangani sendiri lagi."), "success")
            return redirect(desk_url(complaint), 303)
    return shown("complaints/separate.html", form, **_head(complaint))


@bp.post("/pengaduan/<reference>/belum-selesai")
@allow(anyone)
def dissent(reference: str) -> Answer:
    """A merged report's reporter: for them it is not done."""
    form, complaint = ReopeningForm(), readable(reference)
    if not form.validate_on_submit():
        return show_page(complaint, reopen_form=form), REFUSED
    note = (form.note.data or "").strip() or None
    try:
        clusters.dissent(identity.actor(), complaint, note=note, version=form.seen)
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := readable(reference), error, internal=False)
        return show_page(complaint, reopen_form=form), OVERTAKEN
    done = _("Laporan Anda dibuka kembali dan ditangani sendiri. Dinasnya diberi tahu.")
    flash(done, "success")
    return redirect(f"/pengaduan/{complaint.reference}", 303)


def _head(complaint: Complaint) -> dict[str, Any]:
    return {
        "complaint": views.row(complaint, unmasked=True),
        "base_url": desk_url(complaint),
    }
