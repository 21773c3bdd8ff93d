"""What the address of a desk's list narrows it to, and the form that writes such addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from flask import abort, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import SearchField
from wtforms.validators import Optional

from tenants import complaints, people, places
from tenants.complaints import Priority
from tenants.people import Actor
from web.choosing import OneOf
from web.complaints import topics
from web.forms import Form, at_most

MINE: Final = "saya"
NOBODYS: Final = "belum"
NAMES: Final = ("q", "kecamatan", "topik", "prioritas", "petugas")


class NarrowForm(Form):
    """A search by address: no token, since it changes nothing."""

    class Meta:
        csrf = False

    q = SearchField(_l("Cari nomor, kata, atau tempat"), validators=[Optional(), at_most(100)])
    kecamatan = OneOf(_l("Kecamatan"), validators=[Optional()])
    topik = OneOf(_l("Topik"), validators=[Optional()])
    prioritas = OneOf(_l("Prioritas"), validators=[Optional()])
    petugas = OneOf(_l("Ditugaskan kepada"), validators=[Optional()])


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as its address asks for it; `kept` is what its links keep of that address."""

    form: NarrowForm
    narrowed: complaints.narrowing.Narrowing
    kept: dict[str, str]

    @property
    def chosen_count(self) -> int:
        """How many choices narrow it, without the search."""
        return sum(1 for name in self.kept if name != "q")

    @property
    def words(self) -> str:
        """What was searched for."""
        return self.narrowed.words

    def address(self, path: str, **others: str) -> str:
        query = {name: value for name, value in (others | self.kept).items() if value}
        return f"{path}?{urlencode(query)}" if query else path


def read(actor: Actor, given: MultiDict[str, str] | None = None) -> Asked:
    """What the address says, or a form that kept it; 400 for what is not offered."""
    values = request.args if given is None else given
    form = NarrowForm(values)
    _offer(form, actor)
    kept = kept_of(values, NAMES)
    if kept and not form.validate():
        abort(400)
    return Asked(form, _narrowed(form, actor), kept)


def kept_of(values: Mapping[str, str], names: Iterable[str] = ("kotak", *NAMES)) -> dict[str, str]:
    """What is filled in of an address, as links and forms of other pages keep it."""
    return {name: values[name].strip() for name in names if values.get(name, "").strip()}


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """(code, name) of those whom a report of the actor's desk may be given to, by name."""
    found = {each for agency_id in actor.agency_ids for each in people.colleagues.of(agency_id)}
    return [(people.code_of(number), name) for number, name in sorted(found, key=lambda p: p[1])]


def priorities() -> list[tuple[str, str]]:
    return [(each.value, _(each.label)) for each in Priority]


def _offer(form: NarrowForm, actor: Actor) -> None:
    def offered(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        return [("", _("Semua")), *choices]

    people_there = [(MINE, _("Saya")), (NOBODYS, _("Belum ditugaskan"))]
    form.kecamatan.choices = offered(places.districts())
    form.topik.choices = {"": offered([])} | topics.by_family()
    form.prioritas.choices = offered(priorities())
    form.petugas.choices = offered([*people_there, *colleagues(actor)])


def _narrowed(form: Any, actor: Actor) -> complaints.narrowing.Narrowing:
    return complaints.narrowing.Narrowing(
        words=(form.q.data or "").strip(),
        topic_code=form.topik.data or None,
        district_code=form.kecamatan.data or None,
        priority=Priority(form.prioritas.data) if form.prioritas.data else None,
        assignee_id=_assignee(form.petugas.data or "", actor),
    )


def _assignee(said: str, actor: Actor) -> int | None:
    if said == MINE:
        return actor.id
    if said == NOBODYS:
        return complaints.narrowing.UNASSIGNED
    return people.by_code(said).id if said else None
