"""What is asked before many reports are changed at once, and what is said afterwards."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request
from flask_babel import gettext as _

from tenants import complaints
from tenants.kernel.errors import Invalid
from web import identity, language
from web.answers import Answer, shown
from web.complaints.addresses import INBOX
from web.complaints.desk import narrowing
from web.complaints.desk.bulk import picking
from web.complaints.desk.bulk.forms import PickForm
from web.complaints.desk.narrowing import Asked

Told = Callable[[int], str]


def do(form: PickForm, act: complaints.bulk.Act, told: Told, *, at: str = INBOX) -> Answer:
    """Do it with each that was picked, and say how many, on the list `at` that they came from.

    What was passed over has a page of its own, with why. Sent again, it finds each version too old.
    """
    if not form.is_ready():
        return nothing_done(form, at=at)
    selection = complaints.handled_by(identity.actor())
    try:
        outcome = complaints.bulk.each_of(selection, picking.picked(), act)
    except Invalid as error:
        form.blame(error)
        return nothing_done(form, at=at)
    if not outcome.skipped:
        flash(told(len(outcome.done)), "success")
        return redirect(head(at)["back_url"], 303)
    skipped = [
        (reference, language.spoken(trouble) or _("Baru saja diubah orang lain."))
        for reference, trouble in outcome.skipped
    ]
    return _said(form, told(len(outcome.done)), skipped, at)


def nothing_done(form: PickForm, *, at: str = INBOX) -> Answer:
    """What is wrong with what was asked."""
    return _said(form, "", [], at)


def head(at: str = INBOX) -> dict[str, Any]:
    """Which reports, and the list they were picked in."""
    kept = narrowing.kept_of(request.form)
    query = {name: value for name, value in kept.items() if name != "kotak"}
    back = Asked(narrowing.NarrowForm(None), complaints.narrowing.EVERYTHING, query)
    return {
        "picked": [f"{reference}:{version}" for reference, version in picking.picked().items()],
        "kept": kept,
        "back_url": back.address(at, kotak=kept.get("kotak", "")),
        "back_name": _("Kotak masuk") if at == INBOX else _("Koordinasi"),
        "inbox_url": INBOX,
    }


def _said(form: PickForm, told: str, skipped: list[tuple[str, str]], at: str) -> Answer:
    return shown("complaints/bulk_done.html", form, told=told, skipped=skipped, **head(at))
