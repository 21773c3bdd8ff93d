"""Choices with a stored word and a spoken one (Indonesian; the edge translates the label)."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """`State.LATE == "terlambat"`, `State.LATE.label == "Terlambat"`."""

    label: str

    def __new__(cls, stored: str, label: str) -> Self:
        member = str.__new__(cls, stored)
        member._value_ = stored
        member.label = label
        return member

    @classmethod
    def read(cls, stored: str) -> Self:
        """The member of a stored word; ValueError for any other."""
        return cls(stored)  # type: ignore[call-arg]  # a look-up, which mypy takes for __new__


class State(Word):
    """Where a clock stands at a moment: derived, never stored."""

    RUNNING = "berjalan", "Berjalan"
    NEAR = "mendekati_tenggat", "Mendekati tenggat"
    LATE = "terlambat", "Terlambat"
    PAUSED = "dijeda", "Dijeda"
    DONE = "selesai", "Selesai"


class Unit(Word):
    """Days and months end with a local day; hours and less are exact, around the clock."""

    WORKING_DAYS = "working_days", "hari kerja"
    CALENDAR_DAYS = "calendar_days", "hari kalender"
    MONTHS = "months", "bulan"
    HOURS = "hours", "jam"
    MINUTES = "minutes", "menit"
    SECONDS = "seconds", "detik"


class DayOff(Word):
    """Why a day is not counted."""

    WEEKEND = "akhir_pekan", "Akhir pekan"
    NATIONAL = "libur_nasional", "Libur nasional"
    JOINT_LEAVE = "cuti_bersama", "Cuti bersama"
    LOCAL = "libur_daerah", "Libur daerah"
    RECEIPT = "hari_diterima", "Hari diterima (hari ke-0)"
    AFTER_HOURS = "setelah_jam_kantor", "Diterima setelah jam kantor"
    PAUSED = "dijeda", "Dijeda"


class Lapse(Word):
    """What follows when a limit lapses; the service whose clock it is does it."""

    ESCALATE = "escalate", "Diteruskan ke atasan"
    CLOSE = "close", "Ditutup dengan sendirinya"
    OPEN_OBJECTION = "open_objection", "Keberatan terbuka dengan sendirinya"
    OPEN_APPEAL = "open_appeal", "Sengketa dapat diajukan ke Komisi Informasi"
    FORFEIT = "forfeit", "Hak mengajukan berakhir"
    PUBLISH = "publish", "Menjadi terbuka dengan sendirinya"
    NOTIFY = "notify", "Pemohon diberi tahu"


class Freedom(Word):
    """In which direction a tenant may move a limit: more for its residents, never less."""

    SHORTEN = "shorten", "Boleh dipersingkat"
    LENGTHEN = "lengthen", "Boleh diperpanjang"
    NOTHING = "nothing", "Tidak dapat diubah"
