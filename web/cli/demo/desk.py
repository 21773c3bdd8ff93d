"""What the demo's officers have arranged: templates, a few priorities, work given to somebody."""

from typing import Final

from tenants import agencies, complaints, people
from tenants.complaints import Box, Priority
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from web.cli.demo.people import OFFICER_OF

TEMPLATES: Final = {
    "Sudah dijadwalkan": (
        "Terima kasih atas laporan {nomor} tentang {topik} di {tempat}. {nama_dinas} menjadwalkan"
        " pengerjaannya paling lambat {tenggat}."
    ),
    "Sudah diperiksa di tempat": (
        "Petugas {nama_dinas} sudah memeriksa {tempat} menindaklanjuti laporan {nomor} yang kami"
        " terima {tanggal_lapor}. Perbaikannya kami kerjakan pekan ini."
    ),
}


def arrange(tenant: Tenant) -> None:
    """Once: what is there already is left alone."""
    with unit_of_work(tenant):
        agency = agencies.by_code(OFFICER_OF)
        officer = people.officers_of(agency.id)[0].as_actor()
        if complaints.templates.editable(officer):
            return
        for title, text in TEMPLATES.items():
            complaints.templating.create(officer, agency.id, title=title, text=text)
        pressing = complaints.desk.inbox(officer, Box.ALL, limit=3).items
        for each in pressing:
            complaints.handling.assign(officer, each, officer.id, version=each.version)
        for each in pressing[:1]:
            complaints.handling.set_priority(officer, each, Priority.URGENT, version=each.version)
