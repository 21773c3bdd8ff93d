"""What a question to its reporter did to a deadline, in words: nothing, once it was past."""

from datetime import datetime

from flask_babel import format_datetime
from flask_babel import gettext as _

from tenants import deadlines
from tenants.kernel import clock


def effect(step: deadlines.Clock | None) -> str:
    """Of the question that is open now."""
    if step and deadlines.state(step, clock.now()) is deadlines.State.LATE:
        return str(
            _("Tenggat sudah lewat sebelum pelapor ditanya: laporan tetap terhitung lewat tenggat.")
        )
    return str(_("Tenggat berhenti sampai pelapor menjawab."))


def pauses(step: deadlines.Clock) -> list[str]:
    """Each time the reporter was asked while it ran."""
    return [_told(step, each) for each in step.pauses]


def _told(step: deadlines.Clock, pause: deadlines.ClockPause) -> str:
    asked = _day(pause.started_at)
    if pause.started_at > step.due_at:
        return str(
            _(
                "Pelapor ditanya %(day)s, sesudah tenggat lewat. Itu tidak menggeser tenggat:"
                " laporan tetap terhitung lewat tenggat.",
                day=asked,
            )
        )
    if pause.ended_at is None:
        return str(
            _(
                "Pelapor ditanya %(day)s. Sejak itu tenggat berhenti, dan mundur sebanyak hari"
                " kerja sampai pelapor menjawab.",
                day=asked,
            )
        )
    return str(
        _(
            "Pelapor ditanya %(day)s. Tenggat berhenti sampai %(until)s.",
            day=asked,
            until=_day(pause.ended_at),
        )
    )


def _day(at: datetime) -> str:
    return str(format_datetime(at, "d MMMM y"))
