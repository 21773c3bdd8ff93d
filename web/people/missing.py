"""What a region still needs before its reports can be answered, as a list to work off."""

from flask_babel import gettext as _
from flask_babel import pgettext

from tenants.people import Role, Staffing

INVITE = "/meja/orang/undang"
MISSING = "/meja/orang/tanpa-petugas"

Task = tuple[str, str | None, str | None, str, str]


def tasks(known: Staffing) -> list[Task]:
    """(label, address, hint, state, tone) of each step, done or not."""
    filled = known.agency_count - len(known.empty_agency_ids)
    return [
        (_("Admin daerah masuk"), None, None, pgettext("langkah", "Selesai"), "good"),
        _step(
            _("Undang koordinator"),
            _(
                "Meneruskan laporan yang tidak dapat diputuskan oleh aturan. "
                "Tanpa koordinator, warga belum dapat melapor."
            ),
            Role.COORDINATOR,
            known.coordinator_count,
            known.invited_coordinator_count,
        ),
        _step(
            _("Undang petugas pertama"),
            _("Menjawab laporan yang diteruskan ke perangkat daerahnya."),
            Role.OFFICER,
            known.officer_count,
            known.invited_officer_count,
        ),
        (
            _("Petugas di setiap perangkat daerah"),
            MISSING if known.empty_agency_ids else None,
            _(
                "Juga kantor kecamatan dan desa yang dituju sebuah topik. Laporan untuk yang tanpa "
                "petugas tidak diteruskan sendiri: koordinator mencarikan jalannya."
            ),
            _("%(filled)d dari %(all)d", filled=filled, all=known.agency_count),
            "warn" if known.empty_agency_ids else "good",
        ),
    ]


def _step(label: str, hint: str, role: Role, working: int, invited: int) -> Task:
    if working:
        return label, None, hint, pgettext("langkah", "Selesai"), "good"
    state = (_("Menunggu jawaban"), "busy") if invited else (_("Belum"), "warn")
    return (label, f"{INVITE}?peran={role}", hint, *state)
