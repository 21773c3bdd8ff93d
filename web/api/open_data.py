"""Open data: the page that says what there is, the CSV of all, the GeoJSON of the newest."""

import json
from collections.abc import Iterator

from flask import Blueprint, Response, stream_with_context
from flask_babel import format_number
from flask_babel import gettext as _

from tenants.complaints import Filter, open_data
from tenants.kernel import tenancy
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from web.access import allow, anyone
from web.api import addresses, keys, narrowing, protocol
from web.api.columns import COLUMNS
from web.api.rendering import SECONDS, kept, open_to_pages
from web.htmx import page
from web.spreadsheet import as_plain_csv

bp = Blueprint("open_data", __name__, template_folder="templates", url_prefix="/data")

MOST_ROWS, AT_ONCE = 50_000, 1_000
LICENCE = {
    "name": "CC BY 4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/deed.id",
}
GEOJSON = "application/geo+json; charset=utf-8"


@bp.get("")
@allow(anyone)
def index() -> str:
    chosen = narrowing.narrowed()
    return page(
        "api/open_data.html",
        columns=[(each.name, each.meaning) for each in COLUMNS],
        form=narrowing.form(),
        name=chosen.name,
        files=[(name, chosen.at(path), words) for name, path, words in _files()],
        licence=LICENCE,
        endpoint=addresses.on_site(addresses.OPEN311),
        discovery_url=f"{addresses.OPEN311}/discovery.json",
    )


def _files() -> list[tuple[str, str, str]]:
    most, newest = format_number(MOST_ROWS), format_number(open_data.MOST)
    return [
        (
            "CSV",
            "/data/pengaduan.csv",
            _("sampai %(count)s laporan terbaru, untuk lembar kerja.", count=most),
        ),
        (
            "GeoJSON",
            "/data/pengaduan.geojson",
            _("%(count)s laporan terbaru, untuk peta.", count=newest),
        ),
        ("Atom", "/umpan/pengaduan.atom", _("laporan terbaru, untuk pembaca umpan.")),
        ("RSS", "/umpan/pengaduan.rss", _("laporan terbaru, untuk pembaca umpan.")),
    ]


@bp.get("/pengaduan.csv")
@allow(anyone)
@keys.downloading
def csv() -> Response:
    """The newest 50,000; each thousand read in a transaction of its own, none while it is sent."""
    protocol.for_machines()
    chosen = narrowing.narrowed().filter
    lines = stream_with_context(_lines(tenancy.current(), chosen))
    response = Response(lines, content_type="text/csv; charset=utf-8; header=present")
    response.headers["Content-Disposition"] = "attachment; filename=pengaduan.csv"
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    open_to_pages(response)
    return response


def _lines(tenant: Tenant, chosen: Filter) -> Iterator[str]:
    yield as_plain_csv([[each.name for each in COLUMNS]])
    after: str | None = None
    for _turn in range(MOST_ROWS // AT_ONCE):
        with unit_of_work(tenant, read_only=True):
            found = open_data.newest(chosen, after=after, limit=AT_ONCE)
            text = as_plain_csv([column.value(row) for column in COLUMNS] for row in found.items)
        yield text
        after = found.after
        if after is None:
            return


@bp.get("/pengaduan.geojson")
@allow(anyone)
@keys.reading
def geojson() -> Response:
    """RFC 7946: a point where there is a pin, else a feature without geometry."""
    protocol.for_machines()
    found = open_data.newest(narrowing.narrowed().filter).items
    told = {"type": "FeatureCollection", "features": [_feature(each) for each in found]}
    response = Response(json.dumps(told, ensure_ascii=False), content_type=GEOJSON)
    changed_at = max((each.updated_at for each in found), default=None)
    return kept(response, changed_at)


def _feature(report: open_data.OpenReport) -> dict[str, object]:
    has_point = report.latitude is not None
    point = {"type": "Point", "coordinates": [report.longitude, report.latitude]}
    return {
        "type": "Feature",
        "id": report.reference,
        "geometry": point if has_point else None,
        "properties": {
            each.name: each.value(report)
            for each in COLUMNS
            if each.name not in {"lintang", "bujur"}
        },
    }
