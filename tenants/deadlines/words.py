"""Choices with a stored word and a spoken one (Indonesian; the edge translates the label)."""

from tenants.kernel.words import N_, Word


class State(Word):
    """Where a clock stands at a moment: derived, never stored."""

    RUNNING = "berjalan", N_("Berjalan")
    NEAR = "mendekati_tenggat", N_("Mendekati tenggat")
    LATE = "terlambat", N_("Terlambat")
    PAUSED = "dijeda", N_("Dijeda")
    DONE = "selesai", N_("Selesai")


class Unit(Word):
    """Days and months end with a local day; hours and less are exact, around the clock."""

    WORKING_DAYS = "working_days", N_("hari kerja")
    CALENDAR_DAYS = "calendar_days", N_("hari kalender")
    MONTHS = "months", N_("bulan")
    HOURS = "hours", N_("jam")
    MINUTES = "minutes", N_("menit")
    SECONDS = "seconds", N_("detik")


class DayOff(Word):
    """Why a day is not counted."""

    WEEKEND = "akhir_pekan", N_("Akhir pekan")
    NATIONAL = "libur_nasional", N_("Libur nasional")
    JOINT_LEAVE = "cuti_bersama", N_("Cuti bersama")
    LOCAL = "libur_daerah", N_("Libur daerah")
    RECEIPT = "hari_diterima", N_("Hari diterima (hari ke-0)")
    AFTER_HOURS = "setelah_jam_kantor", N_("Diterima setelah jam kantor")
    PAUSED = "dijeda", N_("Dijeda")


class Lapse(Word):
    """What follows when a limit lapses; the service whose clock it is does it."""

    ESCALATE = "escalate", N_("Diteruskan ke atasan")
    CLOSE = "close", N_("Ditutup dengan sendirinya")
    OPEN_OBJECTION = "open_objection", N_("Keberatan terbuka dengan sendirinya")
    OPEN_APPEAL = "open_appeal", N_("Sengketa dapat diajukan ke Komisi Informasi")
    FORFEIT = "forfeit", N_("Hak mengajukan berakhir")
    PUBLISH = "publish", N_("Menjadi terbuka dengan sendirinya")
    NOTIFY = "notify", N_("Pemohon diberi tahu")


class Freedom(Word):
    """In which direction a tenant may move a limit: more for its residents, never less."""

    SHORTEN = "shorten", N_("Boleh dipersingkat")
    LENGTHEN = "lengthen", N_("Boleh diperpanjang")
    NOTHING = "nothing", N_("Tidak dapat diubah")
