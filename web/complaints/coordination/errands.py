"""What a coordinator does with one complaint: to choose who must act, on whatever errand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, request

from tenants.complaints import Complaint
from tenants.kernel.errors import Invalid
from web.answers import Answer, shown
from web.complaints import disclosure, overtaken, views
from web.complaints.addresses import QUEUE, desk_url, queue_url
from web.complaints.coordination import referral
from web.complaints.coordination.neighbour_forms import SendHomeForm
from web.complaints.forms import RecallForm, ReferForm, RejectForm
from web.complaints.found import readable
from web.htmx import is_fragment, page, wants_only


@dataclass(frozen=True, slots=True)
class Errand:
    """Why an agency is chosen: where the form goes, what is done and said, and what is next."""

    noun: str
    form_type: type[ReferForm]
    act: Callable[[Complaint, Any], str]
    then: str


def choose(reference: str, errand: Errand) -> Answer:
    """The lists to choose from, narrowed by a search; what was chosen is done, or asked about."""
    complaint = readable(reference)
    form = errand.form_type(
        formdata=request.form or request.args,
        prefix=prefix(complaint),
        data={"version": str(complaint.version), "topic": "", "agency": ""},
    )
    referral.accept_any(form)
    if request.form.get("show") != "choices" and form.validate_on_submit():
        if readers := disclosure.unconfirmed(form, complaint):
            known: dict[str, Any] = {"noun": errand.noun, "readers": readers, **head(complaint)}
            return page("complaints/refer_confirm.html", form=form, **known)
        try:
            flash(errand.act(complaint, form))
        except Invalid as error:
            form.blame(error)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := readable(reference), error)
        else:
            return redirect(errand.then, 303)
    offered = referral.offer(form, complaint)
    only = f"pilihan-{complaint.reference}"
    return shown(
        "complaints/refer.html",
        form,
        block="choices" if wants_only(only) else "chooser",
        choices_id=only,
        noun=errand.noun,
        **offered,
        **head(complaint),
    )


def explain(
    complaint: Complaint,
    form: RecallForm | RejectForm | SendHomeForm,
    act: Callable[[Complaint, str], str],
    *,
    template: str,
    then: str,
    block: str | None = None,
) -> Answer:
    """Do what needs a reason and no agency, and say so; else the form, to htmx `block` of it."""
    reference = complaint.reference
    if form.validate_on_submit():
        try:
            flash(act(complaint, (form.reason.data or "").strip()))
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := readable(reference), error)
        else:
            return redirect(then, 303)
    return shown(template, form, block=block, **head(complaint))


def head(complaint: Complaint) -> dict[str, Any]:
    """What the forms show above themselves; `is_part` in the queue, where the row shows it."""
    is_waiting = complaint.is_with_coordinator
    return {
        "complaint": views.row(complaint, unmasked=True),
        "is_part": is_fragment(),
        "back_url": QUEUE if is_waiting else desk_url(complaint),
        "is_waiting": is_waiting,
        "url": queue_url(complaint),
    }


def prefix(complaint: Complaint) -> str:
    """The forms of several rows may stand open on one page."""
    return f"l{complaint.id}"
