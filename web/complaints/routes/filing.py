"""Filing, one thing per page; the answers wait in a draft under the token of the address."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, redirect, request

from tenants import complaints, people, places
from tenants.kernel.errors import Invalid, NotFound
from web import identity, limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.complaints import drafting
from web.complaints.forms import CheckForm, PhotosForm, WhatForm, WhereForm, WhoForm
from web.complaints.pictures import picture_of
from web.forms import Form
from web.headers import secret_address
from web.htmx import page

bp = Blueprint("filing", __name__, template_folder="../templates", url_prefix="/lapor")

MOST_DIGITS = 18  # of a photo's id


@bp.route("", methods=["GET", "POST"])
@allow(anyone)
@limits.filing
def begin() -> Answer:
    """The first page needs no draft yet; its answer opens one."""
    if request.method == "GET" and not people.has_coordinator():
        return page("complaints/closed.html", saved_until=None)
    form = WhatForm()
    text = (form.text.data or "").strip()
    form.topic.choices = drafting.topic_choices(text)
    if form.validate_on_submit():
        draft, token = complaints.open_draft()
        complaints.keep_answers(draft, drafting.what_of(form))
        return redirect(f"/lapor/{token}/di-mana", 303)
    return shown("complaints/file_what.html", form, saved_until=None, **_about(text))


@bp.route("/<token>/apa", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def what(token: str) -> Answer:
    draft = complaints.find_draft(token)
    form = WhatForm(data=drafting.what(draft))
    text = (form.text.data or "").strip()
    form.topic.choices = drafting.topic_choices(text)
    if form.validate_on_submit():
        complaints.keep_answers(draft, drafting.what_of(form))
        return redirect(f"/lapor/{token}/di-mana", 303)
    return shown(
        "complaints/file_what.html",
        form,
        saved_until=drafting.saved_until(draft),
        **_about(text),
    )


@bp.post("/topik")
@allow(anyone)
@limits.filing
def topics() -> str:
    """The topics a text speaks for, while it is being written."""
    text = request.form.get("text", "")
    form = WhatForm(formdata=None)
    form.topic.choices = drafting.topic_choices(text)
    return page(
        "complaints/file_what.html", block="topics", form=form, saved_until=None, **_about(text)
    )


def _about(text: str) -> dict[str, Any]:
    """What the first page shows besides its form."""
    return {
        "back_url": "/",
        "emergency": bool(complaints.emergency_words(text)),
        "suggest_url": "/lapor/topik",
    }


@bp.route("/<token>/di-mana", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def where(token: str) -> Answer:
    draft = complaints.find_draft(token)
    form = WhereForm(data=drafting.where(draft))
    drafting.fill_places(form)
    if request.form.get("show") != "villages" and form.validate_on_submit():
        village = places.village(form.village.data)
        complaints.keep_answers(
            draft, {"village": village.code, "landmark": (form.landmark.data or "").strip()}
        )
        return redirect(f"/lapor/{token}/foto", 303)
    return _step(
        "complaints/file_where.html",
        draft,
        form,
        back_url=f"/lapor/{token}/apa",
        villages_url=f"/lapor/{token}/desa",
    )


@bp.get("/<token>/desa")
@allow(anyone)
@secret_address
def villages(token: str) -> str:
    """The villages of a district, as its list is changed."""
    complaints.find_draft(token)
    form = WhereForm(data={"district": request.args.get("district")})
    drafting.fill_places(form)
    return page(
        "complaints/file_where.html",
        block="villages",
        form=form,
        back_url=f"/lapor/{token}/apa",
        saved_until=None,
        villages_url=f"/lapor/{token}/desa",
    )


@bp.route("/<token>/foto", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def photos(token: str) -> Answer:
    draft = complaints.find_draft(token)
    form = PhotosForm()
    removed = request.form.get("remove", "")
    if removed.isdecimal() and len(removed) <= MOST_DIGITS:
        complaints.remove_photo(draft, int(removed))
        return redirect(f"/lapor/{token}/foto", 303)
    if form.validate_on_submit():
        try:
            for upload in request.files.getlist("photos"):
                content = upload.read()
                if content:
                    complaints.add_photo(draft, content)
        except Invalid as error:
            form.blame(error)
        else:
            more = request.form.get("more")
            return redirect(f"/lapor/{token}/{'foto' if more else 'identitas'}", 303)
    kept = complaints.photos_of(draft)
    return _step(
        "complaints/file_photos.html",
        draft,
        form,
        back_url=f"/lapor/{token}/di-mana",
        photos=drafting.pictures(token, kept),
        left=complaints.MOST_PHOTOS - len(kept),
    )


@bp.get("/<token>/foto/<int:photo_id>")
@allow(anyone)
@secret_address
def photo(token: str, photo_id: int) -> Response:
    kept = complaints.photos_of(complaints.find_draft(token))
    return picture_of(kept, photo_id, small=True)


@bp.route("/<token>/identitas", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def who(token: str) -> Answer:
    draft = complaints.find_draft(token)
    form = WhoForm(data=drafting.who(draft, identity.account()))
    if form.validate_on_submit():
        try:
            complaints.keep_answers(draft, drafting.reporter(form))
        except Invalid as error:
            form.blame(error)
        else:
            return redirect(f"/lapor/{token}/periksa", 303)
    return _step("complaints/file_who.html", draft, form, back_url=f"/lapor/{token}/foto")


@bp.route("/<token>/periksa", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.filing
def check(token: str) -> Answer:
    form = CheckForm()
    try:
        draft = complaints.find_draft(token)
    except NotFound:
        if complaints.was_filed(token):  # pressed twice, even at once: the same complaint
            return redirect(f"/lapor/{token}/terkirim", 303)
        raise
    missing = drafting.missing_step(draft)
    if missing:
        return redirect(f"/lapor/{token}/{missing}", 303)
    if not people.has_coordinator():  # the last one left meanwhile: the draft stays
        closed = page("complaints/closed.html", saved_until=drafting.saved_until(draft))
        return closed if request.method == "GET" else (closed, HTTPStatus.CONFLICT)
    if form.validate_on_submit():
        me = identity.account()
        complaint = complaints.submit(identity.actor(), token, drafting.filing(draft, me))
        if me and complaint.reporter_id == me.id:
            people.set_locale(me, complaint.locale)  # digests speak it too
        identity.remember_proof(complaint.proof)
        return redirect(f"/lapor/{token}/terkirim", 303)
    return _step(
        "complaints/file_check.html",
        draft,
        form,
        back_url=f"/lapor/{token}/identitas",
        answers=drafting.answers(draft, token),
        emergency=bool(complaints.emergency_words(draft.answers["text"])),
    )


@bp.get("/<token>/terkirim")
@allow(anyone)
@secret_address
def filed(token: str) -> str:
    """The confirmation: reference, receipt, what happens next and by when."""
    complaint = complaints.filed_with(token)
    return page("complaints/filed.html", **drafting.confirmation(complaint, token))


def _step(template: str, draft: complaints.Draft, form: Form, **context: Any) -> Answer:
    return shown(template, form, saved_until=drafting.saved_until(draft), **context)
