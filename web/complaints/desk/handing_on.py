"""An agency says that a report is another's: which one, and what happens then."""

from flask_babel import gettext as _
from flask_babel import ngettext

from tenants import agencies, complaints, people
from tenants.complaints import Complaint
from web.complaints import disclosure, likeliest, views
from web.complaints.addresses import desk_url
from web.complaints.forms import DeskForm
from web.htmx import page


def offer(complaint: Complaint, form: DeskForm) -> str:
    """Fill the list of agencies, the likely ones first; what becomes of the report, in words."""
    nobody = {"": [("", _("Tidak tahu: koordinator yang mencarikan"))]}
    form.next_agency.choices = nobody | likeliest.agencies_for([complaint], without=_had(complaint))
    return _rule(complaint)


def _had(complaint: Complaint) -> set[int]:
    """Who has it, and who gave it back."""
    gave_back = complaints.returns([complaint]) if complaint.hop_count else {}
    had = {each.agency_id for each in gave_back.get(complaint.id, ())}
    return had | {complaint.agency_id or 0}


def look(complaint: Complaint, form: DeskForm) -> str | None:
    """The page that says what naming this agency brings, before it is done.

    None where none is named, that was read, or it can't be done: then the doing says so.
    """
    named = form.next_agency_id
    is_read = form.confirmed.data == form.next_agency.data
    if named is None or is_read or form.seen != complaint.version or named == complaint.agency_id:
        return None
    form.confirmed.data = form.next_agency.data
    goes_straight = complaints.hops.goes_straight(complaint, named)
    return page(
        "complaints/give_back_check.html",
        complaint=views.row(complaint, unmasked=True),
        form=form,
        agency_name=agencies.by_id(named).name,
        readers=disclosure.readers(named) if goes_straight else None,
        why="" if goes_straight else _why_not(complaint, named),
        base_url=desk_url(complaint),
    )


def _why_not(complaint: Complaint, named: int) -> str:
    """Why the coordinator decides first."""
    if not complaints.hops.may_go_on(complaint):
        return _decides(complaint)
    if not people.has_officer(named):
        return str(_("Di dinas itu belum ada petugas: koordinator yang memutuskan."))
    return str(_("Dinas itu sudah pernah mengembalikannya: koordinator yang memutuskan."))


def _decides(complaint: Complaint) -> str:
    if complaint.hop_count >= complaints.hops.MOST:
        return str(_("Laporan ini sudah dua kali berpindah: koordinator yang memutuskan."))
    return str(_("Laporan ini rahasia atau peka: koordinator yang memutuskan siapa membacanya."))


def _rule(complaint: Complaint) -> str:
    runs = _("Tenggat tetap berjalan.")
    if not complaints.hops.may_go_on(complaint):
        decides = _decides(complaint)
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
