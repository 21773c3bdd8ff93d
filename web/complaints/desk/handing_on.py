"""An agency says that a report is another's: which one, and what happens then."""

from flask_babel import gettext as _
from flask_babel import ngettext

from tenants import agencies, complaints, places
from tenants.agencies import Level
from tenants.complaints import Complaint
from web.complaints.forms import DeskForm


def offer(complaint: Complaint, form: DeskForm) -> str:
    """Fill the list of agencies; what becomes of the report, in words."""
    own = str(complaint.agency_id)
    theirs = {complaint.village_code, places.district_of(complaint.village_code)}
    near = {str(number) for code, number in agencies.offices().items() if code in theirs}
    form.next_agency.choices = [
        ("", _("Tidak tahu: koordinator yang mencarikan")),
        *(each for each in agencies.by_level()[Level.OWN] if each[0] != own),
        *(each for each in agencies.names() if each[0] in near - {own}),
    ]
    return _rule(complaint)


def _rule(complaint: Complaint) -> str:
    runs = _("Tenggat tetap berjalan.")
    if complaint.hop_count >= complaints.hops.MOST:
        decides = _("Laporan ini sudah dua kali berpindah: koordinator yang memutuskan.")
    elif not complaints.hops.may_go_on(complaint):
        decides = _("Laporan ini rahasia atau peka: koordinator yang memutuskan siapa membacanya.")
    else:
        left = complaints.hops.MOST - complaint.hop_count
        decides = ngettext(
            "Langsung diteruskan ke dinas yang Anda sebut, bila ada petugasnya. Ini masih bisa"
            " %(num)s kali; sesudah itu koordinator yang memutuskan.",
            "Langsung diteruskan ke dinas yang Anda sebut, bila ada petugasnya. Ini masih bisa"
            " %(num)s kali; sesudah itu koordinator yang memutuskan.",
            left,
        )
    return f"{decides} {runs}"


def told(complaint: Complaint) -> str:
    """What became of it."""
    if complaint.agency_id is None:
        return str(_("Laporan dikembalikan ke koordinator."))
    name = agencies.by_id(complaint.agency_id).name
    return str(_("Laporan diteruskan ke %(agency)s.", agency=name))
