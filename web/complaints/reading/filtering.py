"""What the address of a list narrows it to: the same for the list, and for its map."""

from flask import abort, request
from flask_babel import gettext as _

from tenants import places
from tenants.complaints import Filter, Group, State
from tenants.kernel.words import Word
from web.complaints import topics
from web.complaints.forms import FilterForm
from web.views import label


def narrowed() -> Filter:
    """What the address narrows the list to; 400 for what is not offered."""
    if not request.args:
        return Filter()
    form = filter_form()
    if not form.validate():
        abort(400)
    return Filter(
        words=form.q.data or None,
        topic_code=form.topic.data or None,
        district_code=form.district.data or None,
        state=State(form.state.data) if form.state.data in set(State) else None,
        group=Group(form.state.data) if form.state.data in set(Group) else None,
    )


def kept() -> dict[str, str]:
    """The filter as the links to other pages keep it."""
    return {name: request.args.get(name, "") for name in ("q", "topic", "district", "state")}


def filter_form() -> FilterForm:
    form = FilterForm(request.args)
    everything = [("", _("Semua"))]
    form.topic.choices = everything + topics.named()
    form.district.choices = everything + places.districts()
    states: tuple[Word, ...] = (*Group, *State)
    form.state.choices = everything + [(each.value, label(each).label) for each in states]
    return form
