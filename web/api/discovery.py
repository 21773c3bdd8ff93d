"""GeoReport v2, service discovery: where the protocol is spoken, and by whom."""

from flask import Response

from tenants.kernel import tenancy
from web.access import allow, anyone
from web.api import keys, protocol
from web.api.addresses import OPEN311, on_site
from web.api.rendering import kept, rendered

bp = protocol.blueprint("open311_discovery")

CHANGED = "2026-11-28T00:00:00Z"  # when what is offered here last changed
SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"


@bp.get("/discovery.<any(xml, json):suffix>")
@allow(anyone)
@keys.reading
def show(suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    endpoint = {
        "specification": SPECIFICATION,
        "url": on_site(OPEN311),
        "changeset": CHANGED,
        "type": "production",
        "formats": ["text/xml", "application/json"],
    }
    return kept(
        rendered(
            "discovery",
            {
                "changeset": CHANGED,
                "contact": f"{tenancy.current().name}, {on_site('/bantuan')}",
                "key_service": on_site("/data"),
                "endpoints": [endpoint],
            },
        )
    )
