"""Which of the public reports: of a topic, of a kecamatan, of both; as the public list has it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import abort, request
from flask_babel import gettext as _

from tenants import places
from tenants.complaints import Filter
from web.complaints import topics


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The filter, how it is called, and how an address says it."""

    filter: Filter
    name: str
    query: str

    def at(self, path: str) -> str:
        return f"{path}?{self.query}" if self.query else path


def narrowed() -> Narrowed:
    """400 for what is not offered."""
    topic, district = (request.args.get(name, "") for name in ("topic", "district"))
    known, districts = dict(topics.named()), dict(places.districts())
    if topic not in {"", *known} or district not in {"", *districts}:
        abort(400)
    told = [known.get(topic, ""), _("Kec. %(name)s", name=districts[district]) if district else ""]
    given = {"topic": topic, "district": district}
    return Narrowed(
        Filter(topic_code=topic or None, district_code=district or None),
        ", ".join(filter(None, told)),
        urlencode({name: value for name, value in given.items() if value}),
    )
