"""Following a report: by its receipt, by a mailed link; closing and reopening it."""

from collections.abc import Callable

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from tenants import complaints
from tenants.complaints import Complaint, Verdict
from tenants.kernel.errors import NotFound
from web import identity, language, limits
from web.access import allow, anyone
from web.answers import OVERTAKEN, REFUSED, Answer, shown
from web.complaints import overtaken
from web.complaints.forms import ClosingForm, ReopeningForm, TrackForm
from web.complaints.routes.reading import show_page
from web.headers import secret_address

bp = Blueprint("complaint_following", __name__, template_folder="../templates")


@bp.route("/lacak", methods=["GET", "POST"])
@allow(anyone)
@limits.guessing
def track() -> Answer:
    form = TrackForm(data={"reference": request.args.get("nomor", "")})
    if not form.validate_on_submit():
        return shown("complaints/track.html", form)
    try:
        return _found(form)
    except NotFound as error:
        form.form_errors.append(language.spoken(error))
        return shown("complaints/track.html", form)


def _found(form: TrackForm) -> Response:
    written = form.reference.data or ""
    if form.receipt.data:
        complaint = complaints.by_receipt(written, form.receipt.data)
        identity.remember_proof(complaint.proof)
    else:
        complaint = _open_to_all(written)
    return redirect(f"/pengaduan/{complaint.reference}", 303)


def _open_to_all(reference: str) -> complaints.Complaint:
    """One that has a page for this person: with its words, or saying that it is being checked."""
    try:
        return complaints.visible_to(identity.actor()).by_reference(reference)
    except NotFound:
        return complaints.withheld().by_reference(reference)


@bp.get("/lacak/<reference>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def follow_link(reference: str, key: str) -> Response:
    """The link in a reporter's mail: shows the receipt for them. Writes nothing but the cookie."""
    complaint = complaints.by_follow_key(reference, key)
    identity.remember_proof(complaint.proof)
    return redirect(f"/pengaduan/{complaint.reference}", 303)


@bp.post("/pengaduan/<reference>/penutupan")
@allow(anyone)
def close(reference: str) -> Answer:
    form = ClosingForm()

    def act(complaint: Complaint) -> None:
        complaints.judge(
            identity.actor(),
            complaint,
            verdict=Verdict(form.outcome.data),
            note=_said(form),
            version=form.seen,
        )

    return _do(reference, act, closing_form=form)


@bp.post("/pengaduan/<reference>/pembukaan-kembali")
@allow(anyone)
def reopen(reference: str) -> Answer:
    form = ReopeningForm()

    def act(complaint: Complaint) -> None:
        complaints.reopen(identity.actor(), complaint, note=_said(form), version=form.seen)

    return _do(reference, act, reopen_form=form)


def _said(form: ClosingForm | ReopeningForm) -> str | None:
    return (form.note.data or "").strip() or None


def _do(
    reference: str, act: Callable[[Complaint], None], **posted: ClosingForm | ReopeningForm
) -> Answer:
    """Do what a form asks; else the complaint's page again with that form."""
    [form] = posted.values()
    complaint = _find(reference)
    if not form.validate_on_submit():
        return show_page(complaint, **posted), REFUSED
    try:
        act(complaint)
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := _find(reference), error, internal=False)
        return show_page(complaint, **posted), OVERTAKEN
    return redirect(f"/pengaduan/{complaint.reference}", 303)


def _find(reference: str) -> Complaint:
    return complaints.visible_to(identity.actor()).by_reference(reference)
