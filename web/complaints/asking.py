"""A question to the reporter, as the desk and the reporter see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from tenants import complaints, deadlines, people
from tenants.complaints import Author, Channel, Complaint, Entry, State, Visibility
from tenants.people import Actor
from web.complaints.neighbouring import Beyond
from web.complaints.reading import pausing
from web.views import span


@dataclass(frozen=True, slots=True)
class OnDesk:
    """`may_ask` and `may_drop` are this person's; until `until` the reporter is waited for.

    `is_unanswered`: they let that time pass, and nothing was done since.
    """

    may_ask: bool
    may_drop: bool
    is_unreachable: bool
    rule: str
    until: datetime | None
    effect: str
    is_unanswered: bool


def on_desk(complaint: Complaint, actor: Actor, entries: Sequence[Entry]) -> OnDesk:
    is_asker = people.may(actor, complaints.asking.asker(complaint), complaint)
    is_asked = complaint.status is State.NEEDS_REPORTER
    waited = complaints.waiting.clock_of(complaint) if is_asked else None
    told = [each for each in entries if not each.is_internal]
    return OnDesk(
        may_ask=is_asker and State.NEEDS_REPORTER in complaints.MOVES[complaint.status],
        may_drop=is_asker and is_asked,
        is_unreachable=not (complaint.has_address or complaint.channel == Channel.NEIGHBOUR),
        rule=_rule(),
        until=waited.due_at if waited else None,
        effect=pausing.effect(complaint.step_clock),
        is_unanswered=_is_unanswered(told),
    )


def _rule() -> str:
    time = deadlines.promise("complaint.complete")
    return str(
        _(
            "Tenggat yang belum lewat berhenti sampai pelapor menjawab, paling lama %(span)s."
            " Hanya pelapor yang membacanya.",
            span=span(time.limit, time.unit),
        )
    )


def _is_unanswered(told: Sequence[Entry]) -> bool:
    if len(told) < 2:  # noqa: PLR2004 - a question, and what came of it
        return False
    was_asked = told[-2].state == State.NEEDS_REPORTER
    return was_asked and told[-1].author == Author.SYSTEM


@dataclass(frozen=True, slots=True)
class Question:
    """What a reporter is asked, by whom and until when."""

    asker: str
    text: str
    until: datetime | None
    readers: str
    is_neighbours: bool = False


def of_reporter(complaint: Complaint, beyond: Beyond | None) -> Question | None:
    """None while nothing is asked of them, here or where their report went."""
    if beyond:
        return _from_beyond(beyond)
    asked = complaints.waiting.question(complaint)
    if asked is None:
        return None
    waited = complaints.waiting.clock_of(complaint)
    return Question(
        asker=complaint.agency.name if complaint.agency else _(Author.COORDINATOR.label),
        text=asked.note or "",
        until=waited.due_at if waited else None,
        readers=" ".join(_said_of_readers(complaint)),
    )


def _said_of_readers(complaint: Complaint) -> Iterator[str]:
    yield str(_("Jawaban Anda hanya dibaca petugas dan koordinator."))
    if complaint.visibility != Visibility.SECRET:
        yield str(_("Foto baru terbuka untuk umum bila petugas menampilkannya."))
    if complaint.visibility == Visibility.ANONYMOUS:
        yield str(_("Anda melapor anonim: jangan tulis nama, nomor, atau surel Anda."))


def _from_beyond(beyond: Beyond) -> Question | None:
    if beyond.question is None:
        return None
    readers = _(
        "Jawaban Anda dan foto baru kami sampaikan ke %(region)s, dengan nomor pribadi ditutup."
        " Hanya petugas yang membacanya.",
        region=beyond.region,
    )
    return Question(
        beyond.handler, beyond.question, beyond.answered_by, str(readers), is_neighbours=True
    )
