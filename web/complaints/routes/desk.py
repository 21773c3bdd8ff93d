"""The officer's desk: what is done with one complaint."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants import complaints, people
from tenants.complaints import Complaint
from tenants.kernel.errors import Invalid, NotFound
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import OVERTAKEN, REFUSED, Answer
from web.complaints import overtaken
from web.complaints.addresses import INBOX, desk_url
from web.complaints.desk import dossier, filling, finishing, handing_on
from web.complaints.forms import DeskForm
from web.complaints.found import on_desk
from web.htmx import page
from web.pictures import received
from web.views import label

bp = Blueprint("complaint_desk", __name__, template_folder="../templates", url_prefix=INBOX)


@bp.get("/<reference>")
@allow(Permission.USE_DESK)
def show(reference: str) -> str:
    complaint = on_desk(reference)
    return dossier.shown(
        complaint, DeskForm(version=str(complaint.version), **finishing.usual(complaint))
    )


@bp.post("/<reference>/pengerjaan")
@allow(Permission.HANDLE_COMPLAINT)
def start(reference: str) -> Answer:
    def act(complaint: Complaint, form: DeskForm) -> str:
        complaints.start_work(identity.actor(), complaint, version=form.seen)
        return str(_("Anda mulai mengerjakan laporan ini."))

    return do(reference, act)


@bp.post("/<reference>/tanggapan")
@allow(Permission.HANDLE_COMPLAINT)
def answer(reference: str) -> Answer:
    def act(complaint: Complaint, form: DeskForm) -> str:
        tell = complaints.answer if form.is_done.data else complaints.tell_progress
        tell(
            identity.actor(),
            complaint,
            text=form.said("answer"),
            version=form.seen,
            photos=received(request.files.getlist("photos")),
        )
        return finishing.told(is_done=form.is_done.data)

    return do(reference, act, asked="answer")


@bp.post("/<reference>/templat")
@allow(Permission.HANDLE_COMPLAINT)
def fill(reference: str) -> Answer:
    """Put a template into the answer, after what was typed; nothing is sent."""

    def act(complaint: Complaint, form: DeskForm) -> str:
        template = complaints.templates.to_use(identity.actor(), form.template.data or "")
        words = form.said("answer"), filling.filled(template.text, complaint)
        form.answer.data = "\n\n".join(filter(None, words))
        return str(_("Templat diisikan. Baca dulu, lalu kirim."))

    return do(reference, act)


@bp.post("/<reference>/pengembalian")
@allow(Permission.HANDLE_COMPLAINT)
def give_back(reference: str) -> Answer:
    def act(complaint: Complaint, form: DeskForm) -> str:
        complaints.give_back(
            identity.actor(),
            complaint,
            reason=form.said("reason"),
            version=form.seen,
            next_agency_id=form.next_agency_id,
        )
        return handing_on.told(complaint)

    return do(reference, act, asked="reason", look=_look)


def _look(complaint: Complaint, form: DeskForm) -> str | None:
    """What naming an agency brings; or back to the page, to write it otherwise."""
    if request.form.get("show") == "form":
        form.confirmed.data = ""
        return dossier.shown(complaint, form)
    return handing_on.look(complaint, form)


@bp.post("/<reference>/catatan")
@allow(Permission.NOTE_COMPLAINT)
def note(reference: str) -> Answer:
    def act(complaint: Complaint, form: DeskForm) -> str:
        complaints.note(identity.actor(), complaint, text=form.said("note"))
        return str(_("Catatan tersimpan."))

    return do(reference, act, asked="note")


@bp.post("/<reference>/pengiriman-ulang")
@allow(Permission.RESEND_MAIL)
def resend(reference: str) -> Answer:
    def act(complaint: Complaint, _form: DeskForm) -> str:
        count = complaints.resend(identity.actor(), complaint)
        return str(_("Surel dikirim lagi.") if count else _("Tidak ada surel yang gagal."))

    return do(reference, act)


@bp.post("/<reference>/foto/<int:photo_id>/penyembunyian")
@allow(Permission.HIDE_PHOTO)
def hide_photo(reference: str, photo_id: int) -> Answer:
    def act(complaint: Complaint, _form: DeskForm) -> str:
        complaints.hide_photo(identity.actor(), complaint, photo_id)
        return str(_("Foto disembunyikan dari umum."))

    return do(reference, act)


@bp.post("/<reference>/foto/<int:photo_id>/penayangan")
@allow(Permission.HIDE_PHOTO)
def show_photo(reference: str, photo_id: int) -> Answer:
    def act(complaint: Complaint, _form: DeskForm) -> str:
        complaints.show_photo(identity.actor(), complaint, photo_id)
        return str(_("Foto tidak lagi disembunyikan."))

    return do(reference, act)


def do(
    reference: str,
    act: Callable[[Complaint, DeskForm], str],
    *,
    asked: str = "",
    look: Callable[[Complaint, DeskForm], str | None] = lambda _complaint, _form: None,
) -> Answer:
    """Do what a button asks and say so; else the complaint's page again with all that was typed.

    `look`: the page that comes before it is done, while there is one.

    A complaint that left the desk while somebody wrote has no page here: then their words have.
    """
    form = DeskForm()
    try:
        complaint = on_desk(reference)
    except NotFound:
        return _left(complaints.once_with(identity.actor()).by_reference(reference), form)
    if not form.is_ready(asked):
        return dossier.shown(complaint, form), REFUSED
    if before := look(complaint, form):
        return before
    try:
        flash(act(complaint, form))
    except Invalid as error:
        overtaken.undo()
        form.blame(error)
        return dossier.shown(on_desk(reference), form), REFUSED
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := on_desk(reference), error)
        return dossier.shown(complaint, form), OVERTAKEN
    if asked:
        form[asked].data = ""
    return _done(complaint, form)


def _done(complaint: Complaint, form: DeskForm) -> Answer:
    """On to the page, or to the inbox; the same with what was typed besides, which no button sent.

    Such a page is no redirect: sending it again finds the version too old, and changes nothing.
    """
    actor = identity.actor()
    is_here = people.may(actor, Permission.NOTE_COMPLAINT, complaint)
    if not form.unsent:
        return redirect(desk_url(complaint) if is_here else INBOX, 303)
    if not is_here:
        return _left(complaint, form, is_own=True)
    form.version.data = str(complaint.version)
    return dossier.shown(complaint, form)


def _left(complaint: Complaint, form: DeskForm, *, is_own: bool = False) -> Answer:
    """What was typed about a complaint that is the agency's no longer; `is_own`: given back now."""
    text = page(
        "complaints/desk_left.html",
        reference=complaint.reference,
        state=label(complaint.status),
        fields=form.unsent,
        is_own=is_own,
        inbox_url=INBOX,
    )
    return text if is_own else (text, OVERTAKEN)
