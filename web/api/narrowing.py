"""Which of the public reports: of a topic, of a kecamatan, of both; as the public list has it."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from flask import abort, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from tenants import places
from tenants.complaints import Filter
from web.choosing import OneOf
from web.complaints import topics
from web.forms import Form

TOPIC: Final = "topic"
DISTRICT: Final = "district"


class NarrowingForm(Form):
    """By address: no token, since it changes nothing."""

    class Meta:
        csrf = False

    topic = OneOf(_l("Topik"), validators=[Optional()])
    district = OneOf(_l("Kecamatan"), validators=[Optional()])


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The filter, how it is called ("" for everything), and how an address says it."""

    filter: Filter
    name: str
    query: str

    def at(self, path: str) -> str:
        return f"{path}?{self.query}" if self.query else path


def narrowed() -> Narrowed:
    """400 for what is not offered."""
    topic, district = (request.args.get(name, "") for name in (TOPIC, DISTRICT))
    known, districts = dict(topics.named()), dict(places.districts())
    if topic not in {"", *known} or district not in {"", *districts}:
        abort(400)
    told = [known.get(topic, ""), _("Kec. %(name)s", name=districts[district]) if district else ""]
    given = {TOPIC: topic, DISTRICT: district}
    return Narrowed(
        Filter(topic_code=topic or None, district_code=district or None),
        ", ".join(filter(None, told)),
        urlencode({name: value for name, value in given.items() if value}),
    )


def form() -> NarrowingForm:
    """What the address narrows to, to be chosen by name."""
    made, everything = NarrowingForm(request.args), [("", _("Semua"))]
    made.topic.choices = everything + topics.named()
    made.district.choices = everything + places.districts()
    return made
