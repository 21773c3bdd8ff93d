"""When an agency answers: whether it is done, and what shows that it is."""

from typing import Any

from flask_babel import gettext as _

from tenants import deadlines
from tenants.complaints import Complaint
from web.views import span


def usual(complaint: Complaint) -> dict[str, Any]:
    """Where words alone settle it, an answer usually does; of work its agency says so."""
    return {"is_done": not _needs_photo(complaint)}


def asks(complaint: Complaint) -> str:
    """What it means that the work is done, beside the tick that says so."""
    silence = deadlines.promise("complaint.close")
    told = _(
        "Pelapor ditanya apakah memang selesai; tanpa kabar, laporan ditutup sesudah %(span)s.",
        span=span(silence.limit, silence.unit),
    )
    wanted = _("Topik ini perlu foto sesudah pekerjaan.")
    return f"{wanted} {told}" if _needs_photo(complaint) else str(told)


def told(*, is_done: bool) -> str:
    if is_done:
        return str(_("Tanggapan terkirim. Pelapor ditanya apakah sudah selesai."))
    return str(_("Tanggapan terkirim. Laporan tetap di kotak masuk sampai pekerjaannya selesai."))


def _needs_photo(complaint: Complaint) -> bool:
    return complaint.topic is not None and complaint.topic.needs_photo
