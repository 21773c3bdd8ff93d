"""What is asked before many reports are changed at once, and what is said afterwards."""

from collections.abc import Callable
from typing import Any

from flask import request
from flask_babel import gettext as _

from tenants import complaints
from web import language
from web.answers import Answer, shown
from web.complaints.desk import narrowing
from web.complaints.desk.bulk import picking
from web.complaints.desk.bulk.forms import PickForm
from web.complaints.desk.bulk.picking import INBOX
from web.complaints.desk.narrowing import Asked

Told = Callable[[int], str]


def head() -> dict[str, Any]:
    """Which reports, and the list they were picked in."""
    kept = narrowing.kept_of(request.form)
    query = {name: value for name, value in kept.items() if name != "kotak"}
    back = Asked(narrowing.NarrowForm(None), complaints.narrowing.EVERYTHING, query)
    return {
        "picked": [f"{reference}:{version}" for reference, version in picking.picked().items()],
        "kept": kept,
        "back_url": back.address(INBOX, kotak=kept.get("kotak", "")),
        "inbox_url": INBOX,
    }


def done(form: PickForm, outcome: complaints.bulk.Outcome, told: Told) -> Answer:
    return shown(
        "complaints/bulk_done.html",
        form,
        told=told(len(outcome.done)),
        skipped=[
            (reference, language.spoken(trouble) or _("Baru saja diubah orang lain."))
            for reference, trouble in outcome.skipped
        ],
        **head(),
    )
