"""The last page of a report being written, and what it became: sent once, shown to its reporter."""

from http import HTTPStatus

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from tenants import complaints, people
from tenants.complaints import Draft
from tenants.people import Permission
from web import identity, limits
from web.access import allow, anyone
from web.answers import Answer
from web.complaints.filing import (
    checking,
    confirmation,
    drafting,
    misplacing,
    numbered,
    unfinished,
)
from web.complaints.filing.drafting import CHECK, WHAT, WHERE
from web.complaints.forms import CheckForm
from web.complaints.routes.filing import find, step
from web.headers import secret_address
from web.htmx import page

bp = Blueprint(
    "complaint_sending", __name__, template_folder="../templates", url_prefix="/lapor/<token>"
)


@bp.route("/periksa", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.filing
def check(token: str) -> Answer:
    form = CheckForm()
    if request.method == "POST" and complaints.proof.was_filed(token):
        return _filed_before(token)  # pressed twice, even at once: the same complaint
    draft = find(token)
    missing = drafting.missing_step(draft)
    if missing:
        return redirect(drafting.address(token, missing), 303)
    if not people.has_coordinator():  # the last one left meanwhile: the draft stays
        closed = page("complaints/closed.html", saved_until=drafting.saved_until(draft))
        return closed if request.method == "GET" else (closed, HTTPStatus.CONFLICT)
    if form.validate_on_submit():
        wanted = request.form.get("place")
        return _settle(draft, token, wanted) if wanted else _send(draft, token)
    return step(
        "complaints/file_check.html",
        draft,
        token,
        CHECK,
        form,
        answers=checking.answers(draft, token),
        doubts=misplacing.of_draft(draft),
        names_anonymous=numbered.names_anonymous(draft),
        text_url=drafting.change_address(token, WHAT),
        place_url=drafting.change_address(token, WHERE),
        emergency=bool(complaints.alarm.emergency_words(draft.answers["text"])),
    )


def _settle(draft: Draft, token: str, wanted: str) -> Response:
    misplacing.settle(draft, wanted)
    return redirect(drafting.address(token, CHECK), 303)


def _send(draft: Draft, token: str) -> Response:
    me = identity.account()
    complaint = complaints.submit(identity.actor(), token, checking.filing(draft, me))
    if me and complaint.reporter_id == me.id:
        people.set_locale(me, complaint.locale)  # digests speak it too
    return _to_confirmation(token, complaint)


def _filed_before(token: str) -> Response:
    """The first answer may never have arrived: whoever wrote the draft is told all the same."""
    complaint = complaints.proof.filed_with(token)
    if unfinished.is_of(token):
        return _to_confirmation(token, complaint)
    return redirect(drafting.filed_address(token), 303)


def _to_confirmation(token: str, complaint: complaints.Complaint) -> Response:
    identity.remember_proof(complaint.proof)
    unfinished.forget()
    return redirect(drafting.filed_address(token), 303)


@bp.get("/terkirim")
@allow(anyone)
@secret_address
def filed(token: str) -> Answer:
    """The confirmation, for the browser that filed; any other gets what everybody gets."""
    complaint = complaints.proof.filed_with(token)
    if not people.may(identity.actor(), Permission.JUDGE_ANSWER, complaint):
        is_secret = complaint.visibility == complaints.Visibility.SECRET
        way_in = "/lacak?nomor=" if is_secret else "/pengaduan/"
        return redirect(f"{way_in}{complaint.reference}", 303)
    return page("complaints/filed.html", block="way", **confirmation.describe(complaint, token))
