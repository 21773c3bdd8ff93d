"""The officer's desk: what is done with one complaint."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from tenants import complaints, people
from tenants.complaints import Complaint, Letter, State
from tenants.kernel.errors import NotFound
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import OVERTAKEN, REFUSED, Answer
from web.complaints import overtaken, timeline, views
from web.complaints.forms import AnswerForm, NoteForm, ReturnForm, VersionForm
from web.complaints.routes.inbox import INBOX
from web.forms import Form
from web.htmx import page
from web.offering import MenuItem

bp = Blueprint(
    "complaint_desk", __name__, template_folder="../templates", url_prefix="/meja/pengaduan"
)


@bp.get("/<reference>")
@allow(Permission.USE_DESK)
def show(reference: str) -> str:
    return _page(_find(reference))


@bp.post("/<reference>/pengerjaan")
@allow(Permission.HANDLE_COMPLAINT)
def start(reference: str) -> Answer:
    form = VersionForm()

    def act(complaint: Complaint) -> None:
        complaints.start_work(identity.actor(), complaint, version=form.seen)

    said = _("Anda mulai mengerjakan laporan ini.")
    return _do(reference, act, said, start_form=form)


@bp.post("/<reference>/tanggapan")
@allow(Permission.HANDLE_COMPLAINT)
def answer(reference: str) -> Answer:
    form = AnswerForm()

    def act(complaint: Complaint) -> None:
        text = (form.text.data or "").strip()
        complaints.answer(identity.actor(), complaint, text=text, version=form.seen)

    said = _("Tanggapan terkirim. Pelapor ditanya apakah sudah selesai.")
    return _do(reference, act, said, answer_form=form)


@bp.post("/<reference>/pengembalian")
@allow(Permission.HANDLE_COMPLAINT)
def give_back(reference: str) -> Answer:
    form = ReturnForm()

    def act(complaint: Complaint) -> None:
        reason = (form.reason.data or "").strip()
        complaints.give_back(identity.actor(), complaint, reason=reason, version=form.seen)

    said = _("Laporan dikembalikan ke koordinator.")
    return _do(reference, act, said, INBOX, return_form=form)


@bp.post("/<reference>/catatan")
@allow(Permission.HANDLE_COMPLAINT)
def note(reference: str) -> Answer:
    form = NoteForm()

    def act(complaint: Complaint) -> None:
        complaints.note(identity.actor(), complaint, text=(form.text.data or "").strip())

    return _do(reference, act, note_form=form)


def _do(
    reference: str,
    act: Callable[[Complaint], None],
    said: str = "",
    to: str = "",
    **posted: Form,
) -> Answer:
    """Do what a form asks, say so and go on; else the complaint's page again with that form.

    A complaint that left the desk while somebody wrote has no page here: then their words have.
    """
    [form] = posted.values()
    try:
        complaint = _find(reference)
    except NotFound:
        return _left(reference, form)
    if not form.validate_on_submit():
        return _page(complaint, **posted), REFUSED
    try:
        act(complaint)
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := _find(reference), error)
        return _page(complaint, **posted), OVERTAKEN
    if said:
        flash(said)
    return redirect(to or f"{INBOX}/{complaint.reference}", 303)


def _left(reference: str, form: Form) -> Answer:
    """What was typed about a complaint that is the agency's no longer; NotFound if it never was."""
    complaint = complaints.once_with(identity.actor()).by_reference(reference)
    text = page(
        "complaints/desk_left.html",
        reference=complaint.reference,
        state=views.label(complaint.status),
        fields=[each for each in form if isinstance(each, TextAreaField)],
        inbox_url=INBOX,
    )
    return text, OVERTAKEN


@bp.post("/<reference>/pengiriman-ulang")
@allow(Permission.RESEND_MAIL)
def resend(reference: str) -> Answer:
    complaint = _find(reference)
    count = complaints.resend(identity.actor(), complaint)
    flash(_("Surel dikirim lagi.") if count else _("Tidak ada surel yang gagal."))
    return redirect(f"{INBOX}/{complaint.reference}", 303)


def _find(reference: str) -> Complaint:
    return complaints.handled_by(identity.actor()).by_reference(reference)


def _back(complaint: Complaint, *, handles: bool) -> MenuItem:
    """To a list that this person may open: the inbox is an officer's."""
    if handles:
        return MenuItem(_l("Kotak masuk"), INBOX)
    if complaint.is_with_coordinator:
        return MenuItem(_l("Koordinasi"), "/meja/koordinasi")
    return MenuItem(_l("Di dinas"), "/meja/dinas")


def _says_begun(letter: Letter, complaint: Complaint) -> bool:
    """Whether it told the reporter that this agency began: that is said once."""
    is_of_agency = letter.row.payload.get("agency_id") == complaint.agency_id
    return letter.row.kind == "complaint.taken_up" and is_of_agency


def _may(complaint: Complaint, letters: Sequence[Letter]) -> dict[str, bool]:
    actor = identity.actor()
    handles = people.may(actor, Permission.HANDLE_COMPLAINT, complaint)
    working = handles and complaint.is_with_agency
    return {
        "start": handles and complaint.status in {State.REFERRED, State.REOPENED},
        "answer": working,
        "return_": working,
        "note": handles,
        "direct": complaint.is_with_coordinator
        and people.may(actor, Permission.COORDINATE_COMPLAINTS, complaint),
        "resend": any(each.delivery.is_for_people for each in letters)
        and people.may(actor, Permission.RESEND_MAIL, complaint),
    }


def _page(complaint: Complaint, **forms: Any) -> str:
    actor = identity.actor()
    entries = complaints.timeline(complaint, internal=True)
    seen = str(complaint.version)
    handles = people.may(actor, Permission.HANDLE_COMPLAINT, complaint)
    letters = complaints.letters(complaint)
    shown = {
        "start_form": VersionForm(version=seen),
        "answer_form": AnswerForm(version=seen, prefix=""),
        "return_form": ReturnForm(version=seen),
        "note_form": NoteForm(),
    } | forms
    return page(
        "complaints/desk_complaint.html",
        complaint=views.row(complaint, unmasked=True),
        reporter=views.reporter(complaint)
        if people.may(actor, Permission.READ_REPORTER, complaint)
        else None,
        photos=views.pictures(complaint, complaints.photos_of_complaint(complaint)),
        answer_hint=views.answer_hint(complaint),
        letters=views.letters(letters),
        tells=complaint.has_address and not any(_says_begun(each, complaint) for each in letters),
        timeline=timeline.lines((each for each in entries if not each.is_internal), unmasked=True),
        notes=timeline.notes(each for each in entries if each.is_internal),
        may=_may(complaint, letters),
        back=_back(complaint, handles=handles),
        queue_url=f"/meja/koordinasi/{complaint.reference}",
        base_url=f"{INBOX}/{complaint.reference}",
        **shown,
    )
