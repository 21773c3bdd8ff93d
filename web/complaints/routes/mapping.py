"""The reports on a map, beside the list of them."""

from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Response, json, request
from werkzeug.wrappers import Response as AnyResponse

from tenants import complaints
from web import limits, maps
from web.access import allow, anyone
from web.complaints import views
from web.complaints.reading import filtering, framing
from web.headers import shows_map
from web.htmx import page
from web.views import rows

bp = Blueprint("complaint_map", __name__, template_folder="../templates")

MAP = "/pengaduan/peta"
SECONDS = 60


@bp.get(MAP)
@allow(anyone)
@shows_map
def show() -> str:
    frame = framing.frame()
    narrowed = replace(filtering.narrowed(), frame=frame)
    found = complaints.published().newest(narrowed, after=request.args.get("setelah"))
    kept = filtering.kept()
    chosen = urlencode({name: value for name, value in kept.items() if value})
    return page(
        "complaints/map.html",
        block="results",
        form=filtering.filter_form(),
        total=complaints.count_published(narrowed),
        is_narrowed=bool(chosen),
        is_framed=frame != complaints.frame.EVERYWHERE,
        pins_url=_with(f"{MAP}/titik.geojson", chosen),
        list_url=_with("/pengaduan", chosen),
        ground=maps.ground(),
        page=rows(
            [views.headline(each) for each in found.items],
            MAP,
            found.after,
            kept | {"bbox": request.args.get("bbox", "")},
        ),
    )


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


@bp.get(f"{MAP}/titik.geojson")
@allow(anyone)
@limits.mapping
def pins() -> AnyResponse:
    """The same for everybody, and for a minute."""
    narrowed = replace(filtering.narrowed(), frame=framing.frame())
    found = complaints.pins.gathered(complaints.published(), narrowed, framing.cell())
    response = Response(json.dumps(framing.features(found)), mimetype="application/geo+json")
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    response.add_etag()
    return response.make_conditional(request)
