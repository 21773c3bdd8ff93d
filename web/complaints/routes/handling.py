"""How pressing a report is, whose it is, and whether it is danger."""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel.errors import Invalid
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.complaints import overtaken, views
from web.complaints.addresses import INBOX, desk_url
from web.complaints.desk import handling
from web.complaints.desk.handling import HandlingForm
from web.complaints.found import on_desk

bp = Blueprint(
    "complaint_handling",
    __name__,
    template_folder="../templates",
    url_prefix=f"{INBOX}/<reference>",
)


@bp.route("/penanganan", methods=["GET", "POST"])
@allow(Permission.NOTE_COMPLAINT)
def arrange(reference: str) -> Answer:
    complaint = on_desk(reference)
    form = handling.form_of(complaint)
    if form.validate_on_submit():
        try:
            _arrange(complaint, form)
        except Invalid as error:
            form.blame(error)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := on_desk(reference), error)
        else:
            flash(_("Penanganan tersimpan."))
            return redirect(desk_url(complaint), 303)
    return _page(complaint, form)


def _arrange(complaint: Complaint, form: HandlingForm) -> None:
    actor, version = identity.actor(), form.seen
    complaints.handling.set_priority(actor, complaint, form.wanted_priority, version=version)
    complaints.handling.assign(actor, complaint, form.account_id, version=complaint.version)


@bp.post("/bukan-darurat")
@allow(Permission.NOTE_COMPLAINT)
def calm(reference: str) -> Answer:
    complaint = on_desk(reference)
    form = handling.form_of(complaint)
    try:
        complaints.handling.calm(identity.actor(), complaint, version=form.seen)
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := on_desk(reference), error)
        return _page(complaint, form)
    flash(_("Laporan ini tidak lagi ditandai darurat."))
    return redirect(desk_url(complaint), 303)


def _page(complaint: Complaint, form: HandlingForm) -> Answer:
    return shown(
        "complaints/handling.html",
        form,
        complaint=views.row(complaint, unmasked=True),
        base_url=desk_url(complaint),
    )
