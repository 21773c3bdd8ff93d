"""The administrator's desk of boundaries: a file is sent, looked at, then put in force or left."""

from typing import Any

from flask import Blueprint, abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import places
from tenants.kernel import ids
from tenants.kernel.errors import Invalid
from tenants.people import Permission
from tenants.places import BoundaryFile, Layer
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.places.forms import ChoiceForm, OfferForm

bp = Blueprint("boundaries", __name__, template_folder="templates", url_prefix="/meja/wilayah")

DESK = "/meja/wilayah"
MOST_NAMED = 30  # of what has no boundary, or is no place of ours


@bp.get("")
@allow(Permission.ADMINISTER)
def index() -> Answer:
    return _page(OfferForm(formdata=None))


@bp.post("")
@allow(Permission.ADMINISTER)
def offer() -> Answer:
    form = OfferForm()
    if not form.validate_on_submit():
        return _page(form)
    sent, layer = form.file.data, Layer(form.layer.data)
    try:
        places.boundaries.offer(sent.read(), sent.filename or "", layer, by=identity.actor().label)
    except Invalid as error:
        form.blame(error)
        return _page(form)
    return redirect(f"{DESK}#{layer}", 303)


@bp.post("/pemberlakuan")
@allow(Permission.ADMINISTER)
def put_in_force() -> Response:
    places.boundaries.put_in_force(_chosen(), by=identity.actor().label)
    flash(_("Batas ini berlaku mulai sekarang."))
    return redirect(DESK, 303)


@bp.post("/pembuangan")
@allow(Permission.ADMINISTER)
def discard() -> Response:
    places.boundaries.discard(_chosen(), by=identity.actor().label)
    flash(_("Berkas dibuang."))
    return redirect(DESK, 303)


def _chosen() -> BoundaryFile:
    form = ChoiceForm()
    number = ids.typed_number(form.file.data or "") if form.validate() else None
    if number is None:
        abort(400)
    return places.boundaries.find(number)


def _page(form: OfferForm) -> Answer:
    files = [*places.boundaries.waiting(), *places.boundaries.in_force().values()]
    return shown(
        "places/boundaries.html",
        form,
        files=[_told(each) for each in files],
        most=places.boundaries.MOST_BYTES // 1_000_000,
    )


def _told(file: BoundaryFile) -> dict[str, Any]:
    look = places.boundaries.look(file)
    return {
        "layer": file.layer,
        "label": _(Layer(file.layer).label),
        "name": file.name,
        "at": file.in_force_at or file.offered_at,
        "is_in_force": file.in_force_at is not None,
        "matched": look.matched,
        "total": look.matched + len(look.missing),
        "missing": _some(look.missing),
        "unknown": _some(file.unknown),
        "form": ChoiceForm(formdata=None, file=str(file.id)),
    }


def _some(names: Any) -> str:
    """The first of them, and how many more there are."""
    more = len(names) - MOST_NAMED
    said = ", ".join(names[:MOST_NAMED])
    return _("%(names)s, dan %(more)d lagi", names=said, more=more) if more > 0 else said
