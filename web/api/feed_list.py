"""The page of feeds: one for everything, one a kecamatan, one a topic, one of both."""

from typing import NamedTuple
from urllib.parse import urlencode

from flask import Blueprint

from tenants import places
from web.access import allow, anyone
from web.api import narrowing
from web.api.addresses import on_site
from web.complaints import topics
from web.htmx import page

bp = Blueprint("feed_list", __name__, template_folder="templates")

ATOM, RSS = "/umpan/pengaduan.atom", "/umpan/pengaduan.rss"


class Offered(NamedTuple):
    """What a feed can be of: its code and name, and both feeds."""

    code: str
    name: str
    atom_url: str
    rss_url: str


@bp.get("/umpan")
@allow(anyone)
def index() -> str:
    chosen = narrowing.narrowed()
    return page(
        "api/feeds.html",
        form=narrowing.form(),
        name=chosen.name,
        chosen=[("Atom", on_site(chosen.at(ATOM))), ("RSS", on_site(chosen.at(RSS)))],
        districts=[_offered(narrowing.DISTRICT, *each) for each in places.districts()],
        topics=[_offered(narrowing.TOPIC, *each) for each in topics.named()],
    )


def _offered(by: str, code: str, name: str) -> Offered:
    query = urlencode({by: code})
    return Offered(code, name, f"{ATOM}?{query}", f"{RSS}?{query}")
