"""One answer to many reports: written, looked at, and only then sent."""

from flask import request

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel.errors import Invalid, NotFound
from tenants.people import Actor
from web import identity, language
from web.answers import Answer, shown
from web.complaints import views
from web.complaints.desk.bulk import opening, pages, picking
from web.complaints.desk.bulk.forms import AnswerForm
from web.complaints.forms import MISSING


def begin_answer(form: AnswerForm, actor: Actor) -> None:
    """The template that was chosen on the list, or here: it comes after what was typed."""
    code = request.form.get("templat", "")
    if not code or (form.is_confirmed and not _fills_in()):
        return
    try:
        text = complaints.templates.to_use(actor, code).text
    except NotFound as error:
        form.form_errors.append(language.spoken(error))
    else:
        form.answer.data = "\n\n".join(filter(None, ((form.answer.data or "").strip(), text)))


def _fills_in() -> bool:
    return request.form.get("show") == "template"


def answering(form: AnswerForm) -> Answer:
    """The page on which an answer to many is written, with what each would get."""
    selection = complaints.handled_by(identity.actor())
    found: list[Complaint] = []
    try:
        found = complaints.bulk.shown(selection, picking.picked())
    except Invalid as error:
        form.blame(error)
    return shown(
        "complaints/bulk_answer.html",
        form,
        previews=[(views.row(each), form.words_for(each)) for each in found],
        opening=opening.of_picked(form),
        places=complaints.templates.PLACES,
        templates=complaints.templates.titles(identity.actor()),
        **pages.head(),
    )


def may_be_sent(form: AnswerForm) -> bool:
    """Whether it was looked at, says something, and asks for no place that there is none of."""
    if not form.is_confirmed or "show" in request.form:
        return False
    text = (form.answer.data or "").strip()
    try:
        complaints.templates.check_places(text)
    except Invalid as error:
        form.answer.errors = [language.spoken(error)]
    if not text:
        form.answer.errors = [str(MISSING["answer"])]
    return not form.errors
