"""The confirmation of what was filed: its number, its secret, what happens next and by when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from flask_babel import gettext as _

from tenants import complaints, deadlines
from tenants.complaints import Complaint, State, Visibility
from tenants.kernel import clock, tenancy
from web.views import span

RECEIPT_HOURS = 24  # how long the browser that filed is shown the receipt


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the way ahead. `due_at` is the promise that runs now, None where none does."""

    label: str
    note: str | None = None
    due_at: datetime | None = None
    is_done: bool = False


def describe(complaint: Complaint, token: str) -> dict[str, Any]:
    """What the page says to the reporter; the receipt only for a day."""
    shown_until = complaint.submitted_at + timedelta(hours=RECEIPT_HOURS)
    is_secret = complaint.visibility == Visibility.SECRET
    return {
        "complaint": {"reference": complaint.reference, "is_secret": is_secret},
        "receipt": complaints.receipts.receipt_of(token) if clock.now() < shown_until else None,
        "shown_until": shown_until,
        "email": complaint.reporter_email,
        "is_mailed": complaints.letters.is_receipted(complaint),
        "is_shown": complaint.is_public,
        "share_url": None if is_secret else f"https://wa.me/?text={quote(_sharing(complaint))}",
        **way_ahead(complaint),
    }


def _sharing(complaint: Complaint) -> str:
    where = tenancy.current()
    number = complaint.reference
    text = _("Laporan %(reference)s di %(region)s", reference=number, region=where.name)
    return f"{text}: {where.origin}/pengaduan/{number}"


def way_ahead(complaint: Complaint) -> dict[str, Any]:
    """What is true at this moment, by the report's own clock; `is_settling` while it may change.

    Words that are sure go to their agency within a second, which the first look does not see yet.
    """
    return {
        "stages": stages(complaint),
        "is_settling": complaint.status is State.RECEIVED,
        "follow_url": f"/pengaduan/{complaint.reference}",
    }


def stages(complaint: Complaint) -> list[Stage]:
    if complaint.status is State.REJECTED:
        return [
            Stage(_("Laporan ini tidak dapat diproses"), _("Alasannya ada di halaman laporan."))
        ]
    judging = Stage(
        _("Anda menilai: sudah selesai?"), _("Kalau belum beres, laporan dibuka kembali.")
    )
    return [_passing_on(complaint), _first_answer(complaint), judging]


def _passing_on(complaint: Complaint) -> Stage:
    if complaint.agency:
        return Stage(
            _("Sudah diteruskan ke %(agency)s", agency=complaint.agency.name), is_done=True
        )
    due_at = _running(complaint, "complaint.verify")
    return Stage(_("Kami periksa dan teruskan ke dinas yang berwenang"), due_at=due_at)


def _first_answer(complaint: Complaint) -> Stage:
    label = _("Dinas memberi jawaban pertama")
    if complaint.answered_at:
        return Stage(label, is_done=True)
    if due_at := _running(complaint, "complaint.answer"):
        return Stage(label, due_at=due_at)
    promise = deadlines.promise("complaint.answer")
    within = span(promise.limit, promise.unit)
    return Stage(label, _("Paling lambat %(limit)s setelah diteruskan.", limit=within))


def _running(complaint: Complaint, step: str) -> datetime | None:
    """When this promise falls due, if it is the one that runs now."""
    running = complaint.step_clock
    return running.due_at if running and running.is_open and running.step == step else None
