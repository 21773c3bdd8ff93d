"""The same done with many reports at once, each as if it were the only one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import select

from tenants.complaints.models import Complaint
from tenants.complaints.queries import Selection
from tenants.complaints.queries.page import with_names
from tenants.kernel import ids
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid, NotFound, Trouble
from tenants.kernel.words import N_

MOST: Final = 50

Act = Callable[[Complaint, int], None]


@dataclass(slots=True)
class Outcome:
    """References that it was done with, and those passed over with the reason."""

    done: list[str] = field(default_factory=list)
    skipped: list[tuple[str, Trouble]] = field(default_factory=list)


def each_of(selection: Selection, picked: Mapping[str, int], act: Act) -> Outcome:
    """`act(complaint, version)` on each report picked, with the version it was shown with.

    Whatever an act refuses (changed meanwhile, no such step any more) is undone and passed over;
    the others stand. Sent again, each finds its version too old. Invalid for more than MOST.
    """
    outcome = Outcome()
    found = _locked(selection, picked)
    for reference, version in picked.items():
        try:
            with session.begin_nested():
                act(found[reference], version)
        except KeyError:
            message = N_("Laporan itu tidak ada di meja Anda.")
            outcome.skipped.append((reference, NotFound(message)))
        except Trouble as trouble:
            outcome.skipped.append((reference, trouble))
        else:
            outcome.done.append(reference)
    return outcome


def shown(selection: Selection, picked: Mapping[str, int]) -> list[Complaint]:
    """Those of the picked that are there, in the order they were picked."""
    _refuse_too_many(picked)
    query = with_names(select(Complaint)).where(
        selection.condition, Complaint.reference.in_([ids.typed_reference(each) for each in picked])
    )
    found = {each.reference: each for each in session.scalars(query)}
    return [found[each] for each in picked if each in found]


def _locked(selection: Selection, picked: Mapping[str, int]) -> dict[str, Complaint]:
    """By reference; nobody else changes them until this is over, and none waits in a ring."""
    _refuse_too_many(picked)
    query = (
        with_names(select(Complaint))
        .where(selection.condition, Complaint.reference.in_(picked))
        .order_by(Complaint.id)
        .with_for_update(of=Complaint)
        .execution_options(populate_existing=True)
    )
    return {each.reference: each for each in session.scalars(query)}


def _refuse_too_many(picked: Mapping[str, int]) -> None:
    if len(picked) > MOST:
        message = N_("Paling banyak %(most)d laporan sekaligus.")
        raise Invalid(message, most=MOST)
