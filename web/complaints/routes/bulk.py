"""Many reports of an inbox at once: taken up, given to a colleague, ranked, answered."""

from flask import Blueprint, request
from flask_babel import ngettext

from tenants import complaints, people
from tenants.complaints import Complaint, Priority
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.complaints.addresses import INBOX
from web.complaints.desk.bulk import answers, opening, pages, picking
from web.complaints.desk.bulk.forms import AnswerForm, PickForm
from web.repeats import lists

bp = Blueprint(
    "complaint_bulk", __name__, template_folder="../templates", url_prefix=f"{INBOX}/massal"
)


@bp.post("/pengerjaan")
@allow(Permission.HANDLE_COMPLAINT)
@lists(picking.FIELD)
def start() -> Answer:
    form = PickForm()
    if form.is_ready() and (opened := opening.of_picked(form)):
        return shown("complaints/bulk_look.html", form, opening=opened, **pages.head())
    return pages.do(
        form, lambda each, seen: complaints.start_work(_me(), each, version=seen), _begun
    )


def _begun(count: int) -> str:
    said = ngettext("%(num)s laporan mulai dikerjakan.", "%(num)s laporan mulai dikerjakan.", count)
    return str(said)


@bp.post("/penugasan")
@allow(Permission.HANDLE_COMPLAINT)
@lists(picking.FIELD)
def assign() -> Answer:
    code = request.form.get("tugaskan_kepada", "")
    account_id = people.by_code(code).id if code else None

    def act(complaint: Complaint, seen: int) -> None:
        complaints.handling.assign(_me(), complaint, account_id, version=seen)

    return pages.do(
        PickForm(),
        act,
        lambda count: ngettext("%(num)s laporan ditugaskan.", "%(num)s laporan ditugaskan.", count),
    )


@bp.post("/prioritas")
@allow(Permission.HANDLE_COMPLAINT)
@lists(picking.FIELD)
def rank() -> Answer:
    asked = request.form.get("jadi_prioritas", "")
    priority = Priority(asked) if asked in set(Priority) else Priority.NORMAL

    def act(complaint: Complaint, seen: int) -> None:
        complaints.handling.set_priority(_me(), complaint, priority, version=seen)

    return pages.do(
        PickForm(),
        act,
        lambda count: ngettext(
            "Prioritas %(num)s laporan diubah.", "Prioritas %(num)s laporan diubah.", count
        ),
    )


@bp.post("/tanggapan")
@allow(Permission.HANDLE_COMPLAINT)
@lists(picking.FIELD)
def answer() -> Answer:
    """First what would be sent to whom, to read and to change; sent by a button of that page."""
    form = AnswerForm()
    answers.begin_answer(form, _me())
    if form.is_ready() and not answers.may_be_sent(form):
        return answers.answering(form)

    def act(complaint: Complaint, seen: int) -> None:
        tell = complaints.answer if form.is_done.data else complaints.tell_progress
        tell(_me(), complaint, text=form.words_for(complaint), version=seen)

    return pages.do(
        form,
        act,
        lambda count: ngettext("%(num)s tanggapan terkirim.", "%(num)s tanggapan terkirim.", count),
    )


def _me() -> people.Actor:
    return identity.actor()
