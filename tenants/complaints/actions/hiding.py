"""What the staff keep from the public in a report's words; its public text follows at once."""

from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import select

from tenants import people
from tenants.complaints import policy
from tenants.complaints.actions.timeline import check_version, write_to_colleagues
from tenants.complaints.lifecycle import Deed
from tenants.complaints.models import Complaint, Hiding, covered
from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid
from tenants.kernel.words import N_
from tenants.people import Actor, Permission

MOST_WORDS: Final = 50
LONGEST: Final = 100  # letters of one


def hide(actor: Actor, complaint: Complaint, words: Iterable[str], *, version: int) -> None:
    """Keep exactly these words from the public: those left out come back, numbers never.

    Each is a word, or several in a row. Invalid for one that is not in the report.
    """
    _check(actor, complaint, version)
    wanted = list(dict.fromkeys(" ".join(each.split()) for each in words if each.strip()))
    _refuse(complaint, wanted)
    if wanted == complaint.hidden_words:
        return
    session.add(
        Hiding(
            complaint_id=complaint.id,
            account_id=actor.id,
            words_before=complaint.hidden_words,
            text_before=complaint.public_text,
        )
    )
    _cover(actor, complaint, wanted, Deed.HIDE_WORDS)


def undo(actor: Actor, complaint: Complaint, *, version: int) -> None:
    """Back to the words before the last change that still holds. Conflict where there is none."""
    _check(actor, complaint, version)
    last = next((each for each in history(complaint) if not each.undone_at), None)
    if last is None:
        message = N_("Tidak ada perubahan yang bisa diurungkan.")
        raise Conflict(message)
    last.undone_at = clock.now()
    _cover(actor, complaint, last.words_before, Deed.SHOW_WORDS)


def history(complaint: Complaint) -> Sequence[Hiding]:
    """Every change of the hidden words, the last first: for the desk alone."""
    return session.scalars(
        select(Hiding).where(Hiding.complaint_id == complaint.id).order_by(Hiding.id.desc())
    ).all()


def names(changes: Iterable[Hiding]) -> dict[int, str]:
    """Who made them, by account."""
    wanted = {each.account_id for each in changes if each.account_id}
    return {number: people.by_id(number).name for number in wanted}


def _check(actor: Actor, complaint: Complaint, version: int) -> None:
    policy.require(actor, Permission.HIDE_WORDS, complaint)
    check_version(complaint, version)


def _refuse(complaint: Complaint, wanted: Sequence[str]) -> None:
    if len(wanted) > MOST_WORDS or any(len(each) > LONGEST for each in wanted):
        message = N_("Paling banyak %(most)d baris, masing-masing %(longest)d huruf.")
        raise Invalid(message, field="words", most=MOST_WORDS, longest=LONGEST)
    known = f"{complaint.text} {complaint.landmark or ''}"
    for each in wanted:
        if each not in complaint.hidden_words and covered(known, [each]) == covered(known, ()):
            message = N_("“%(words)s” tidak ada di laporan ini.")
            raise Invalid(message, field="words", words=each)


def _cover(actor: Actor, complaint: Complaint, words: Sequence[str], deed: Deed) -> None:
    complaint.hidden_words = list(words)
    complaint.public_text = covered(complaint.text, words)
    session.flush()
    write_to_colleagues(actor, complaint).deed = deed
    audit.record(actor.label, f"complaint.{deed}", complaint.proof)
