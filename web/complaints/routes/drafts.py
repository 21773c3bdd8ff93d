"""Where a report begins, or goes on: whoever left one unfinished is asked which."""

from flask import Blueprint, Response, flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from tenants import complaints, people
from web import limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.complaints.filing import drafting, keeping, unfinished
from web.complaints.filing.drafting import WHAT
from web.complaints.forms import DiscardForm, WhatForm
from web.htmx import leave_for, page
from web.views import excerpt

bp = Blueprint("complaint_drafts", __name__, template_folder="../templates", url_prefix="/lapor")


@bp.route("", methods=["GET", "POST"])
@allow(anyone)
@limits.filing
def begin() -> Answer:
    """The first page needs no draft yet: the first words, or its answer, open one."""
    if request.method == "GET" and not people.has_coordinator():
        return page("complaints/closed.html", saved_until=None)
    left = unfinished.found() if request.method == "GET" else None
    if left:
        draft, token = left
        return page(
            "complaints/resume.html",
            token=token,
            beginning=excerpt(drafting.beginning(draft)),
            saved_until=drafting.saved_until(draft),
            form=DiscardForm(),
        )
    form = WhatForm()
    if keeping.is_asked():
        return _keep_first_words(form)
    if form.validate_on_submit():
        draft, token = complaints.drafts.begin()
        complaints.drafts.keep_answers(draft, drafting.what_of(form))
        unfinished.remember(token)
        return redirect(drafting.next_address(token, WHAT), 303)
    saved = keeping.nothing_new(None) | keeping.about(form)
    return shown("complaints/file_what.html", form, back_url="/", **saved)


def _keep_first_words(form: WhatForm) -> AnyResponse:
    """From now on the page is the draft's: its address says so, and a reload shows the words."""
    if not (form.text.data or "").strip():
        return leave_for("/") if request.form.get("kembali") else Response(status=204)
    draft, token = complaints.drafts.begin()
    answer = make_response(keeping.keep(draft, token, WHAT, form))
    answer.headers["HX-Replace-Url"] = drafting.address(token, WHAT)
    return answer


@bp.get("/lanjutkan")
@allow(anyone)
def resume() -> AnyResponse:
    """To the page where this browser's report was left."""
    left = unfinished.found()
    if left is None:
        return redirect("/lapor", 303)
    draft, token = left
    return redirect(drafting.address(token, drafting.resumed_step(draft)), 303)


@bp.post("/hapus-draf")
@allow(anyone)
def discard() -> AnyResponse:
    """Forget this browser's report, for who begins anew or shares the phone."""
    left = unfinished.found()
    if left:
        complaints.drafts.discard(left[0])
        flash(_("Draf dihapus."))
    unfinished.forget()
    return redirect("/lapor", 303)
