"""A question to the reporter: asked and taken back at the desk, answered on the report's page."""

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Channel, Complaint, State
from tenants.kernel.errors import Invalid
from tenants.people import Permission
from web import identity, limits
from web.access import allow, anyone
from web.answers import OVERTAKEN, REFUSED, Answer
from web.complaints import overtaken
from web.complaints.addresses import INBOX
from web.complaints.forms import CompletingForm, DeskForm
from web.complaints.found import readable
from web.complaints.reading import pausing
from web.complaints.routes.desk import do
from web.complaints.routes.reading import show_page
from web.pictures import received

bp = Blueprint("complaint_asking", __name__, template_folder="../templates")


@bp.post(f"{INBOX}/<reference>/pertanyaan")
@allow(Permission.NOTE_COMPLAINT)
def ask(reference: str) -> Answer:
    def act(complaint: Complaint, form: DeskForm) -> str:
        question = form.said("question")
        complaints.asking.ask(identity.actor(), complaint, question=question, version=form.seen)
        if complaint.channel == Channel.NEIGHBOUR:
            sent = _("Pertanyaan dikirim lewat daerah pelapornya.")
        elif complaint.has_address:
            sent = _("Pertanyaan terkirim.")
        else:
            sent = _("Pertanyaan tampil di halaman pelacakan.")
        return f"{sent} {pausing.effect(complaint.step_clock)}"

    return do(reference, act, asked="question")


@bp.post(f"{INBOX}/<reference>/pertanyaan/pencabutan")
@allow(Permission.NOTE_COMPLAINT)
def drop(reference: str) -> Answer:
    def act(complaint: Complaint, form: DeskForm) -> str:
        complaints.asking.drop(identity.actor(), complaint, version=form.seen)
        return str(_("Pertanyaan dicabut. Laporan dilanjutkan tanpa jawaban pelapor."))

    return do(reference, act)


@bp.post("/pengaduan/<reference>/kelengkapan")
@allow(anyone)
@limits.photos
def complete(reference: str) -> Answer:
    """What the reporter adds; all of it or nothing, so that no picture is missed in silence."""
    form, complaint = CompletingForm(), readable(reference)
    if not form.validate_on_submit():
        return show_page(complaint, completing_form=form), REFUSED
    try:
        is_elsewhere = complaint.status is State.PASSED_ON
        complete = complaints.neighbours.complete if is_elsewhere else complaints.asking.complete
        complete(
            identity.actor(),
            complaint,
            text=(form.text.data or "").strip(),
            version=form.seen,
            photos=received(request.files.getlist("photos")),
        )
    except Invalid as error:
        overtaken.undo()
        form.blame(error)
        return show_page(readable(reference), completing_form=form), REFUSED
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := readable(reference), error, internal=False)
        return show_page(complaint, completing_form=form), OVERTAKEN
    flash(_("Terima kasih. Jawaban Anda terkirim dan laporan dilanjutkan."), "success")
    return redirect(f"/pengaduan/{complaint.reference}", 303)
