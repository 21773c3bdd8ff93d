"""That somebody took a list out of the desk as a file is written down."""

from collections.abc import Iterator

from tenants.complaints.models import Complaint
from tenants.complaints.queries import Box, export
from tenants.complaints.queries.narrowing import Narrowing
from tenants.kernel import audit
from tenants.people import Actor


def export_inbox(
    actor: Actor, box: Box, narrowed: Narrowing, *, form: str, with_contacts: bool
) -> Iterator[Complaint]:
    """What the list holds, for a file; the audit says who took it, narrowed to what, in which form.

    The words that were searched for are not written down: they may name somebody.
    """
    _record(actor, f"inbox:{box}", narrowed, form=form, with_contacts=with_contacts)
    return export.of_inbox(actor, box, narrowed)


def export_queue(
    actor: Actor, narrowed: Narrowing, *, form: str, with_contacts: bool
) -> Iterator[Complaint]:
    """The same of what waits for the coordinator."""
    _record(actor, "queue", narrowed, form=form, with_contacts=with_contacts)
    return export.of_queue(narrowed)


def _record(
    actor: Actor, what: str, narrowed: Narrowing, *, form: str, with_contacts: bool
) -> None:
    audit.record(
        actor.label,
        "complaint.export",
        what,
        form=form,
        with_contacts=with_contacts,
        topic=narrowed.topic_code,
        district=narrowed.district_code,
        priority=narrowed.priority,
        is_searched=bool(narrowed.words),
    )
