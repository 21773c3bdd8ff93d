"""Following a report: by its receipt, by a mailed link; closing and reopening it."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import complaints
from tenants.complaints import Complaint, State, Verdict
from tenants.kernel.errors import NotFound
from web import identity, language, limits
from web.access import allow, anyone
from web.answers import OVERTAKEN, REFUSED, Answer, shown
from web.complaints import overtaken
from web.complaints.forms import ClosingForm, ReopeningForm, TrackForm
from web.complaints.found import readable
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
        form.reference.errors = [*form.reference.errors, language.spoken(error)]
        return shown("complaints/track.html", form)


def _found(form: TrackForm) -> Response:
    written = form.reference.data or ""
    if form.receipt.data:
        complaint = complaints.proof.by_receipt(written, form.receipt.data)
        identity.remember_proof(complaint.proof)
    else:
        complaint = _open_to_all(written)
    return redirect(f"/pengaduan/{complaint.reference}", 303)


def _open_to_all(reference: str) -> complaints.Complaint:
    """One that has a page for this person: with its words, or saying that it is being checked."""
    try:
        return readable(reference)
    except NotFound:
        return complaints.withheld().by_reference(reference)


@bp.get("/lacak/<reference>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def follow_link(reference: str, key: str) -> Response:
    """The link in a reporter's mail: shows the receipt for them. Writes nothing but the cookie."""
    complaint = complaints.proof.by_follow_key(reference, key)
    identity.remember_proof(complaint.proof)
    return redirect(f"/pengaduan/{complaint.reference}", 303)


@bp.post("/pengaduan/<reference>/penutupan")
@allow(anyone)
def close(reference: str) -> Answer:
    form = ClosingForm()

    def act(complaint: Complaint) -> None:
        is_elsewhere = complaint.status is State.PASSED_ON
        judge = complaints.neighbours.judge if is_elsewhere else complaints.judge
        judge(
            identity.actor(),
            complaint,
            verdict=Verdict(form.outcome.data),
            note=_said(form),
            version=form.seen,
        )

    said = _judged(form) if readable(reference).is_open else _told()
    return _do(reference, act, said, closing_form=form)


def _judged(form: ClosingForm) -> str:
    """What happens now."""
    if form.outcome.data == Verdict.YES:
        return str(_("Terima kasih. Laporan ini ditutup. Kalau perlu, Anda dapat membukanya lagi."))
    return _reopened()


def _told() -> str:
    return str(_("Terima kasih. Penilaian Anda kami sampaikan ke daerah yang menanganinya."))


def _reopened() -> str:
    done = _("Terima kasih. Laporan dibuka kembali dan dinasnya diberi tahu. Tenggatnya di bawah.")
    return str(done)


@bp.post("/pengaduan/<reference>/pembukaan-kembali")
@allow(anyone)
def reopen(reference: str) -> Answer:
    form = ReopeningForm()

    def act(complaint: Complaint) -> None:
        complaints.reopen(identity.actor(), complaint, note=_said(form), version=form.seen)

    return _do(reference, act, _reopened(), reopen_form=form)


def _said(form: ClosingForm | ReopeningForm) -> str | None:
    return (form.note.data or "").strip() or None


def _do(
    reference: str,
    act: Callable[[Complaint], None],
    done: str,
    **posted: ClosingForm | ReopeningForm,
) -> Answer:
    """Do what a form asks, and say so; else the complaint's page again with that form."""
    [form] = posted.values()
    complaint = readable(reference)
    if not form.validate_on_submit():
        return show_page(complaint, **posted), REFUSED
    try:
        act(complaint)
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := readable(reference), error, internal=False)
        return show_page(complaint, **posted), OVERTAKEN
    flash(done, "success")
    return redirect(f"/pengaduan/{complaint.reference}", 303)
