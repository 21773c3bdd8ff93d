"""Picked reports of a list: what can be done with them, and which ones a form names."""

from typing import Any, Final

from flask import request
from flask_babel import gettext as _

from tenants import complaints
from tenants.kernel import ids
from tenants.people import Actor
from web.complaints.desk import narrowing

FIELD: Final = "pilih"
PICKS_ALL: Final = "semua"  # the address that ticks every box of its page


def offered(actor: Actor, kept: dict[str, str]) -> dict[str, Any]:
    """What the bar above a list offers: colleagues, priorities, templates."""
    return {
        "colleagues": narrowing.colleagues(actor),
        "priorities": narrowing.priorities(),
        "templates": complaints.templates.titles(actor),
        **of_list(kept),
    }


def of_list(kept: dict[str, str]) -> dict[str, Any]:
    """The address of the list, and whether it asks that every box be ticked."""
    return {"kept": kept, "is_all": request.args.get(FIELD) == PICKS_ALL}


def picked() -> dict[str, int]:
    """By reference, the version each was shown with: `pilih=SBS-26-7K3M9Q:3`."""
    found: dict[str, int] = {}
    for each in request.form.getlist(FIELD):
        reference, _colon, version = each.partition(":")
        number = ids.typed_number(version)
        if number is not None:
            found[reference] = number
    return found


def nothing() -> str:
    return str(_("Pilih dulu laporannya: beri tanda centang di daftar."))
