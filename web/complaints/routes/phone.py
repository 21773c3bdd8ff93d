"""What a phone needs to write a report without a line, and where it sends it afterwards.

The service worker's scope is /lapor alone: it never sees a desk or an account.
"""

from http import HTTPStatus

from flask import Blueprint, Response, flash, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from tenants import complaints, people
from tenants.people import NOBODY
from web import identity, limits, origin, pictures
from web.access import allow, anyone
from web.answers import REFUSED
from web.complaints.filing import drafting, offline, topic_questions, unfinished
from web.complaints.filing.whole_forms import SentForm
from web.htmx import page
from web.repeats import lists_beginning
from web.site import STATIC

SCOPE = "/lapor"

bp = Blueprint("complaint_phone", __name__, template_folder="../templates", url_prefix=SCOPE)
bp.add_app_template_global(offline.worker_url)


@bp.get("/pekerja.js")
@allow(anyone)
def worker() -> Response:
    parts = [(STATIC / name).read_text() for name in offline.WORKER]
    answer = Response("\n".join(parts), mimetype="text/javascript")
    answer.headers["Service-Worker-Allowed"] = SCOPE
    return answer


@bp.get("/luring")
@allow(anyone)
def write() -> str:
    """The page that the phone keeps: the same for everybody, whoever is signed in."""
    form = offline.form()
    return page("complaints/offline.html", form=form, words=offline.words())


@bp.post("/kirim")
@allow(anyone)
@lists_beginning(topic_questions.MANY)
@limits.filing
@limits.photos
def send() -> AnyResponse:
    """File what waited on a phone, once however often it is sent; the key in it is the proof.

    Only the Origin tells that it comes from our own page: the session it was begun in may be
    over. Whoever sends a draft's token alone is shown no more than that browser would be.
    """
    form = SentForm.about(topic_questions.topic_in_form())()
    if not people.has_coordinator():
        return Response(status=HTTPStatus.CONFLICT)
    if not form.validate():
        told = " ".join(str(each) for errors in form.errors.values() for each in errors)
        return Response(told, REFUSED, mimetype="text/plain")
    token = form.token
    sent = pictures.received(request.files.getlist("photos"))
    filed = complaints.whole.file_whole(NOBODY, token, form.filing(), sent)
    if filed.is_new or not form.draft.data or unfinished.is_of(token):
        identity.remember_proof(filed.complaint.proof)
    for refusal in pictures.spoken_once(filed.refusals):
        flash(refusal, "error")
    if unfinished.is_of(token):
        unfinished.forget()
    return redirect(drafting.filed_address(token), 303)


origin.csrf.exempt(send)
