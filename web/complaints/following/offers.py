"""Whether a page offers to follow what it shows, and how."""

from typing import NamedTuple

from flask_babel import gettext as _

from tenants.complaints import Complaint, Filter, following
from web import identity


class ReportOffer(NamedTuple):
    """Offered where it is public and another's; one tap for whoever is signed in."""

    is_offered: bool
    is_known: bool
    is_on: bool


class ListOffer(NamedTuple):
    """What the list is narrowed to, as the form's fields have it; empty where nothing fits."""

    fields: dict[str, str]
    label: str
    is_known: bool


def of_report(complaint: Complaint, *, is_mine: bool) -> ReportOffer:
    """A reporter is told anyway."""
    is_offered = complaint.is_public and not is_mine
    me = identity.actor().id
    return ReportOffer(
        is_offered, me is not None, is_offered and following.is_followed(me, complaint)
    )


def of_list(narrowed: Filter) -> ListOffer:
    """An area, a topic, or a topic in an area; other words of a search are no matter to follow."""
    topic, district = narrowed.topic_code, narrowed.district_code
    fields = {"topik": topic, "kecamatan": district}
    if topic and district:
        label = _("Ikuti topik ini di wilayah ini")
    else:
        label = _("Ikuti topik ini") if topic else _("Ikuti wilayah ini")
    chosen = {name: code for name, code in fields.items() if code}
    return ListOffer(chosen, str(label), bool(chosen) and identity.actor().id is not None)
