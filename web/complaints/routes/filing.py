"""The pages of a report being written; its answers wait in a draft under the token of the address.

What stands on a page is kept as it is typed: htmx posts the page's form to the page's own address
and gets back `saved`, whether and until when. An answer it becomes only by being sent on.
"""

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from tenants import complaints
from tenants.complaints import Draft
from tenants.kernel import ids
from tenants.kernel.errors import NotFound
from tenants.kernel.files import Size
from web import identity, limits, pictures
from web.access import allow, anyone
from web.answers import Answer, shown
from web.complaints.filing import drafting, keeping, numbered, photo_place, unfinished
from web.complaints.filing.drafting import PHOTOS, TOPIC, WHAT, WHERE, WHO
from web.complaints.forms import PhotosForm, TopicForm, WhatForm, WhoForm
from web.forms import Form
from web.headers import secret_address
from web.htmx import is_fragment, leave_for

bp = Blueprint(
    "complaint_filing", __name__, template_folder="../templates", url_prefix="/lapor/<token>"
)


@bp.route("/apa", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def what(token: str) -> Answer:
    draft = find(token)
    form = WhatForm(data=drafting.what(draft))
    if keeping.is_asked():
        return keeping.keep(draft, token, WHAT, form)
    if form.validate_on_submit():
        return go_on(draft, token, WHAT, drafting.what_of(form))
    return step("complaints/file_what.html", draft, token, WHAT, form, **keeping.about(form))


@bp.route("/topik", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def topic(token: str) -> Answer:
    draft = find(token)
    if drafting.missing_step(draft) == WHAT:
        return redirect(drafting.address(token, WHAT), 303)
    form = TopicForm(data=drafting.topic(draft))
    offer = drafting.offer_topics(form, draft.answers["text"])
    if keeping.is_asked():
        return keeping.keep(draft, token, TOPIC, form)
    if form.validate_on_submit():
        onwards = go_on(draft, token, TOPIC, drafting.topic_of(form))
        return _to_its_questions(draft, token) or onwards
    return step(
        "complaints/file_topic.html",
        draft,
        token,
        TOPIC,
        form,
        offer=offer,
        danger=bool(complaints.alarm.emergency_words(draft.answers["text"])),
    )


def _to_its_questions(draft: Draft, token: str) -> AnyResponse | None:
    """Where the topic alone was changed: to what the new one asks."""
    asked = drafting.is_changing() and complaints.questions.of_topic(draft.answers["topic"] or "")
    if not asked or complaints.questions.of_draft(draft):
        return None
    return redirect(drafting.change_address(token, WHERE), 303)


@bp.route("/foto", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.photos
def photos(token: str) -> Answer:
    draft = find(token)
    form = PhotosForm()
    here = drafting.here(token, PHOTOS)
    removed = ids.typed_number(request.form.get("remove", ""))
    if removed is not None:
        complaints.drafts.remove_photo(draft, removed)
        return redirect(here, 303)
    if form.validate_on_submit():
        stored, refusals, place = drafting.add_photos(draft, request.files.getlist("photos"))
        photo_place.take(draft)
        after = here if request.form.get("more") else drafting.next_address(token, PHOTOS)
        if not refusals:
            return redirect(photo_place.offered(draft, token, place, after), 303)
        if stored or not complaints.drafts.room_left(draft):
            flash(pictures.told(stored, refusals), "error")
            return redirect(here, 303)
        form.photos.errors = refusals
    return step(
        "complaints/file_photos.html",
        draft,
        token,
        PHOTOS,
        form,
        photos=drafting.photos(draft, token),
        left=complaints.drafts.room_left(draft),
        asks_place=photo_place.is_open(draft),
    )


@bp.get("/foto/<int:photo_id>")
@allow(anyone)
@secret_address
def photo(token: str, photo_id: int) -> Response:
    kept = complaints.drafts.photos_of(complaints.drafts.find(token))
    return pictures.picture_of(kept, photo_id, Size.SMALL)


@bp.route("/identitas", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def who(token: str) -> Answer:
    draft = find(token)
    form = WhoForm(data=drafting.who(draft, identity.account()))
    if keeping.is_asked():
        return keeping.keep(draft, token, WHO, form)
    if form.validate_on_submit():
        return go_on(draft, token, WHO, drafting.who_of(form))
    kept = draft.answers
    told = numbered.has_number(kept.get("text"), kept.get("landmark"))
    return step("complaints/file_who.html", draft, token, WHO, form, has_told_number=told)


def find(token: str) -> Draft:
    """The draft; whoever comes back to one that was sent is shown what became of it."""
    try:
        return complaints.drafts.find(token)
    except NotFound:
        if complaints.proof.was_filed(token):
            abort(_too_late(drafting.filed_address(token)))
        raise


def _too_late(confirmation_url: str) -> AnyResponse:
    if request.method == "POST":
        flash(_("Laporan ini sudah dikirim. Perubahan terakhir tidak ikut terkirim."), "warning")
    if is_fragment():
        return leave_for(confirmation_url)
    return redirect(confirmation_url, 303)


def go_on(draft: Draft, token: str, step: str, answers: dict[str, Any]) -> AnyResponse:
    complaints.drafts.keep_answers(draft, answers, page=step)
    unfinished.remember(token)
    return redirect(drafting.next_address(token, step), 303)


def step(template: str, draft: Draft, token: str, name: str, form: Form, **context: Any) -> Answer:
    saved = keeping.nothing_new(draft) | {"back_url": drafting.back_address(token, name)}
    return shown(template, form, **(saved | context))
