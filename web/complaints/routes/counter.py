"""The counter: one of the staff writes a report down for somebody, and hands them a slip."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, request

from tenants import complaints, people
from tenants.kernel import clock
from tenants.people import Permission
from web import identity, limits, pictures
from web.access import allow
from web.answers import Answer, shown
from web.complaints.filing import slips, topic_questions
from web.complaints.filing.whole_forms import CounterForm
from web.headers import secret_address
from web.htmx import page
from web.repeats import lists_beginning

COUNTER = "/meja/loket"
SPAN = timedelta(days=30)  # of the numbers beside the form

bp = Blueprint("complaint_counter", __name__, template_folder="../templates", url_prefix=COUNTER)


@bp.route("", methods=["GET", "POST"])
@allow(Permission.FILE_FOR_OTHERS)
@lists_beginning(topic_questions.MANY)
@limits.photos
def write() -> Answer:
    if not people.has_coordinator():
        return page("complaints/closed.html", saved_until=None)
    form = CounterForm.about(topic_questions.topic_in_form())()
    if not request.form.get("show") and form.validate_on_submit():
        sent = pictures.received(request.files.getlist("photos"))
        filed = complaints.assisting.file_for(identity.actor(), form.token, form.answered(), sent)
        for refusal in pictures.spoken_once(filed.refusals):
            flash(refusal, "error")
        return redirect(f"{COUNTER}/{form.token}/bukti", 303)
    counts = complaints.assisted.count_by_channel(clock.now() - SPAN)
    return shown(
        "complaints/counter.html", form, block="questions", counts=slips.by_channel(counts)
    )


@bp.get("/<token>/bukti")
@allow(Permission.FILE_FOR_OTHERS)
@secret_address
def slip(token: str) -> str:
    """What the person takes home, for whoever wrote it down, and its secret for an hour."""
    complaint = complaints.assisted.written_by(identity.actor(), token)
    return page("complaints/slip.html", **slips.describe(complaint, token))
