"""The slip that somebody takes home from the counter, and what the counter's page tells."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import segno
from flask_babel import gettext as _
from markupsafe import Markup

from tenants import complaints
from tenants.complaints import Channel, Complaint, State, Visibility
from tenants.kernel import clock, tenancy
from web.complaints.filing import confirmation
from web.complaints.filing.confirmation import Stage

RECEIPT_MINUTES = 60  # how long whoever wrote it down sees the secret
MODULE = 4  # pixels of a square of the QR code


def describe(complaint: Complaint, token: str) -> dict[str, Any]:
    """What the slip says. Who holds its code may act as the reporter, so the desk forgets it."""
    shown_until = complaint.submitted_at + timedelta(minutes=RECEIPT_MINUTES)
    where = tenancy.current()
    return {
        "reference": complaint.reference,
        "submitted_at": complaint.submitted_at,
        "channel": _(Channel(complaint.channel).label),
        "identity": _(Visibility(complaint.visibility).label),
        "receipt": complaints.receipts.receipt_of(token) if clock.now() < shown_until else None,
        "shown_until": shown_until,
        "address": f"{where.host}/lacak",
        "qr": qr(f"{where.origin}/lacak?nomor={complaint.reference}"),
        "stages": _stages(complaint),
        "printed_at": clock.now(),
    }


def _stages(complaint: Complaint) -> list[Stage]:
    """What is true as it is printed; of a report on its way, what stays true once it arrives."""
    first, *rest = confirmation.stages(complaint)
    if complaint.status is State.RECEIVED:
        first = Stage(_("Sampai di dinas yang berwenang"), due_at=first.due_at)
    return [first, *rest]


def qr(link: str) -> Markup:
    """The link as an inline SVG that needs no style."""
    drawn = segno.make(link, error="m", micro=False).svg_inline(scale=MODULE, omitsize=True)
    return Markup(drawn)  # noqa: S704 - squares alone, no letter of what was written


def by_channel(counts: Mapping[Channel, int]) -> list[tuple[str, int]]:
    """(channel, reports), the busiest first."""
    ordered = sorted(counts.items(), key=lambda each: -each[1])
    return [(_(channel.label), count) for channel, count in ordered]


def assisted(complaint: Complaint) -> dict[str, Any] | None:
    """By which way it came and who wrote it down, for the desk; None for the portal's own."""
    if complaint.channel == Channel.PORTAL:
        return None
    given = complaints.assisted.help_with(complaint)
    return {
        "channel": _(Channel(complaint.channel).label),
        "name": given.name if given else None,
        "agreed_at": given.agreed_at if given else None,
    }
