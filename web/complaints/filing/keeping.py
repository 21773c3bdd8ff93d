"""What stands on a page of a report is kept while it is typed, and once more on the way back."""

from typing import Any

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from tenants import complaints
from tenants.complaints import Draft
from web.complaints.filing import drafting, numbered, unfinished
from web.complaints.forms import LONGEST_REPORT, WhatForm
from web.forms import Form
from web.htmx import leave_for, page, wants_only


def is_asked() -> bool:
    """Whether htmx wants this page's typing kept: nobody has pressed a button."""
    return request.method == "POST" and wants_only("saved")


def keep(draft: Draft, token: str, step: str, form: Form) -> str | AnyResponse:
    """Keep it and say so; on the way back, lead on to the page before."""
    is_too_long = not note_down(draft, token, step, form)
    if request.form.get("kembali"):
        return leave_for(drafting.back_address(token, step))
    heard = about(form) if isinstance(form, WhatForm) else {}
    saved = nothing_new(draft) | {"is_too_long": is_too_long} | heard
    return page("complaints/saved.html", **saved)


def nothing_new(draft: Draft | None) -> dict[str, Any]:
    """What saved.html shows of a page as it is opened."""
    return {
        "saved_until": drafting.saved_until(draft) if draft else None,
        "is_too_long": False,
        "emergency": False,
        "is_alarm_new": False,
        "has_number": False,
    }


def note_down(draft: Draft, token: str, step: str, form: Form) -> bool:
    """Keep what stands in the fields; False where it is longer than a report may be."""
    typed = drafting.typed_on(form)
    unfinished.remember(token)
    if any(len("".join(each or ())) > LONGEST_REPORT for each in typed.values()):
        return False
    complaints.drafts.keep_typed(draft, step, typed)
    return True


def about(form: WhatForm) -> dict[str, Any]:
    """Whether the words speak of danger, whether the page already says what to do then, and
    whether they hold a number that officers will read.
    """
    is_known = bool(request.form.get("alarmed")) and is_asked()
    written = form.text.data or ""
    return {
        "emergency": bool(complaints.alarm.emergency_words(written)),
        "is_alarm_new": not is_known,
        "has_number": numbered.has_number(written),
    }
