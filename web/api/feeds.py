"""The newest public reports for feed readers: of an area, of a topic, of both."""

from datetime import UTC, datetime

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from tenants.complaints import open_data
from tenants.kernel import tenancy
from web import language
from web.access import allow, anyone
from web.api import keys, protocol, syndication
from web.api.addresses import on_site
from web.api.narrowing import narrowed
from web.api.rendering import kept
from web.api.syndication import Feed

bp = Blueprint("feeds", __name__, url_prefix="/umpan")
bp.before_request(protocol.for_machines)

NEWEST = 50  # of a feed
NEVER = datetime.fromtimestamp(0, UTC)  # when a list changed that was always empty


@bp.get("/pengaduan.rss")
@allow(anyone)
@keys.reading
def rss() -> Response:
    feed = _feed()
    return kept(_answer(syndication.rss(feed), syndication.RSS_TYPE), feed.changed_at)


@bp.get("/pengaduan.atom")
@allow(anyone)
@keys.reading
def atom() -> Response:
    feed = _feed()
    return kept(_answer(syndication.atom(feed), syndication.ATOM_TYPE), feed.changed_at)


def _answer(content: bytes, kind: str) -> Response:
    return Response(content, content_type=kind)


def _feed() -> Feed:
    wanted, where = narrowed(), tenancy.current()
    found = open_data.newest(wanted.filter, limit=NEWEST).items
    return Feed(
        title=": ".join(
            filter(None, (_("Pengaduan warga %(region)s", region=where.name), wanted.name))
        ),
        author=where.name,
        url=on_site(wanted.at(request.path)),
        page=on_site(wanted.at("/pengaduan")),
        language=language.locale(),
        changed_at=max((each.updated_at for each in found), default=NEVER),
        items=found,
    )
