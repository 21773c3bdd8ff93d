"""The life of a complaint: stored word, spoken word, and the moves allowed."""

from enum import StrEnum

from tenants.kernel.errors import Conflict
from tenants.kernel.words import N_, Word


class State(Word):
    RECEIVED = "diterima", N_("Diterima")
    VERIFIED = "diverifikasi", N_("Diverifikasi")
    REFERRED = "didisposisikan", N_("Diteruskan"), "busy"
    IN_PROGRESS = "diproses", N_("Dikerjakan"), "busy"
    ANSWERED = "ditanggapi", N_("Ditanggapi"), "good"
    CLOSED = "selesai", N_("Selesai"), "good"
    RETURNED = "dikembalikan", N_("Dikembalikan ke koordinator"), "warn"
    REJECTED = "ditolak", N_("Tidak dapat diproses"), "bad"
    REOPENED = "dibuka_kembali", N_("Dibuka kembali"), "warn"
    NEEDS_REPORTER = "perlu_dilengkapi", N_("Perlu dilengkapi pelapor"), "warn"
    MERGED = "digabung", N_("Digabung dengan laporan lain")
    PASSED_ON = "dialihkan", N_("Dialihkan")

    @property
    def verb(self) -> str:
        """The action that brings a complaint here: the audit's word for it."""
        return _VERBS[self]


_VERBS = {
    State.RECEIVED: "submit",
    State.VERIFIED: "verify",
    State.REFERRED: "refer",
    State.IN_PROGRESS: "start_work",
    State.ANSWERED: "answer",
    State.CLOSED: "close",
    State.RETURNED: "give_back",
    State.REJECTED: "reject",
    State.REOPENED: "reopen",
    State.NEEDS_REPORTER: "ask",
    State.MERGED: "merge",
    State.PASSED_ON: "pass_on",
}

_WORKED_ON = frozenset(
    {State.IN_PROGRESS, State.ANSWERED, State.RETURNED, State.NEEDS_REPORTER, State.MERGED}
)

MOVES: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset(
        {
            State.VERIFIED,
            State.REFERRED,
            State.REJECTED,
            State.NEEDS_REPORTER,
            State.PASSED_ON,
            State.MERGED,
        }
    ),
    State.VERIFIED: frozenset(
        {State.REFERRED, State.REJECTED, State.NEEDS_REPORTER, State.PASSED_ON, State.MERGED}
    ),
    State.REFERRED: _WORKED_ON,
    # To itself: the agency tells how far it is.
    State.IN_PROGRESS: _WORKED_ON,
    State.ANSWERED: frozenset({State.CLOSED, State.REOPENED}),
    State.CLOSED: frozenset({State.REOPENED}),
    State.RETURNED: frozenset(
        {State.REFERRED, State.REJECTED, State.NEEDS_REPORTER, State.PASSED_ON, State.MERGED}
    ),
    State.REJECTED: frozenset(),
    State.REOPENED: _WORKED_ON,
    State.NEEDS_REPORTER: frozenset({State.IN_PROGRESS, State.RECEIVED, State.MERGED}),
    # Back to where it was merged from, or reopened by its reporter: actions/clusters.py alone.
    State.MERGED: frozenset(
        {
            State.RECEIVED,
            State.VERIFIED,
            State.REFERRED,
            State.IN_PROGRESS,
            State.RETURNED,
            State.REOPENED,
        }
    ),
    State.PASSED_ON: frozenset({State.RETURNED}),
}

WITH_COORDINATOR = frozenset({State.RECEIVED, State.VERIFIED, State.RETURNED})
WITH_AGENCY = frozenset({State.REFERRED, State.IN_PROGRESS, State.REOPENED})
SETTLED = frozenset({State.CLOSED, State.REJECTED, State.PASSED_ON})
# What the reporter says of an answer, not in answer to a question.
JUDGED = frozenset({State.CLOSED, State.REOPENED})
# Where the reporter is waited for, and the rule in deadlines/profiles.toml that says how long.
WAITING = {State.NEEDS_REPORTER: "complaint.complete", State.ANSWERED: "complaint.close"}
# What is merged is worked on as its lead: counted once.
OPEN = frozenset(State) - SETTLED - {State.MERGED}


class Group(Word):
    """Reports that belong together whatever their state: what the numbers of a home page count."""

    OPEN = "terbuka", N_("Sedang ditangani")
    LATE = "terlambat", N_("Lewat tenggat")
    RECEIVED = "masuk-30-hari", N_("Masuk dalam 30 hari terakhir")
    SETTLED = "selesai-30-hari", N_("Selesai dalam 30 hari terakhir")


class Visibility(Word):
    """What the reporter wants hidden: nothing, who they are, or the whole report."""

    PUBLIC = "publik", N_("Publik")
    ANONYMOUS = "anonim", N_("Anonim")
    SECRET = "rahasia", N_("Rahasia")


class Priority(Word):
    """How pressing the staff hold a report, whatever its deadline."""

    URGENT = "mendesak", N_("Mendesak"), "bad"
    HIGH = "tinggi", N_("Tinggi"), "warn"
    NORMAL = "biasa", N_("Biasa")
    LOW = "rendah", N_("Rendah")


class Classification(StrEnum):
    """What kind of matter it is; each has its own deadline to settle (deadlines/profiles.toml)."""

    SUPERVISORY = "pengaduan_pengawasan"
    COMPLAINT = "pengaduan"
    ASPIRATION = "aspirasi"
    INFORMATION = "permintaan_informasi"

    @property
    def settlement_step(self) -> str:
        """The rule in deadlines/profiles.toml that says how long settling may take."""
        return {
            Classification.SUPERVISORY: "complaint.settle.supervisory",
            Classification.COMPLAINT: "complaint.settle.not_supervisory",
            Classification.ASPIRATION: "complaint.settle.aspiration",
            Classification.INFORMATION: "complaint.settle.information",
        }[self]


class TrainingStep(Word):
    """How far a training of the routing model has come."""

    WAITING = "menunggu", N_("Menunggu giliran")
    READING = "membaca", N_("Membaca laporan"), "busy"
    FITTING = "mempelajari", N_("Mempelajari kata-katanya"), "busy"
    DONE = "selesai", N_("Selesai"), "good"
    TOO_FEW = "kurang", N_("Laporannya masih terlalu sedikit"), "warn"
    FAILED = "gagal", N_("Gagal"), "bad"


class Verdict(Word):
    """The reporter's answer to “sudah selesai?”."""

    YES = "ya", N_("Ya, sudah selesai")
    HALF = "sebagian", N_("Baru sebagian")
    NO = "belum", N_("Belum")


class Publishing(Word):
    """When a report's text becomes public; its pictures always wait for a person."""

    BY_ITSELF = "otomatis", N_("Begitu diteruskan")
    CHECKED = "diperiksa", N_("Setelah diperiksa petugas")


class Author(Word):
    """In whose part somebody acted, as the timeline shows it; of an officer, the agency's name."""

    REPORTER = "reporter", N_("Pelapor")
    SYSTEM = "system", N_("Sistem")
    COORDINATOR = "coordinator", N_("Koordinator pengaduan")
    OFFICER = "officer", N_("Petugas")


class Obstacle(Word):
    """Why a report whose topic is known does not go to its agency by itself."""

    OUTSIDE = "di_luar", N_("Bukan wewenang pemerintah daerah.")
    SECRET = (
        "rahasia",
        N_("Rahasia: tidak diteruskan sendiri. Pastikan siapa yang akan membacanya."),
    )
    ACCUSED = (
        "terlapor",
        N_("Mungkin kantor yang dituju yang dilaporkan: tidak diteruskan sendiri."),
    )
    ELSEWHERE = "di_daerah_lain", N_("Menyebut nama daerah lain: pastikan dulu tempatnya.")
    UNSTAFFED = "tanpa_petugas", N_("Tidak diteruskan sendiri: dinasnya belum punya petugas.")
    NEIGHBOUR = "tetangga", N_("Dari daerah lain: pastikan dulu tempatnya di daerah Anda.")


class Deed(Word):
    """What colleagues read of one another besides notes; the facts fill its places."""

    HIDE_PHOTO = "hide_photo", N_("Foto %(number)s disembunyikan dari umum.")
    SHOW_PHOTO = "show_photo", N_("Foto %(number)s boleh dilihat umum lagi.")
    SET_PRIORITY = "set_priority", N_("Prioritas menjadi %(what)s.")
    ASSIGN = "assign", N_("Ditugaskan kepada %(what)s.")
    UNASSIGN = "unassign", N_("Tidak ditugaskan kepada siapa pun lagi.")
    CALM = "calm", N_("Bukan keadaan darurat, atau sudah ditangani 112.")
    HIDE_WORDS = "hide_words", N_("Kata yang disamarkan dari umum diubah.")
    MERGE = "merge", N_("%(what)s digabung ke laporan ini.")
    UNMERGE = "unmerge", N_("%(what)s dipisahkan lagi dari laporan ini.")
    SEPARATE = "separate", N_("Dipisahkan lagi, dan ditangani sendiri.")
    SHOW_WORDS = "show_words", N_("Perubahan terakhir pada kata yang disamarkan diurungkan.")


def check_move(now: State, to: State) -> None:
    """Conflict, in the person's words, where the life cycle has no such move."""
    if to not in MOVES[now]:
        raise no_way(now)


def no_way(now: State) -> Conflict:
    message = N_("Laporan ini berstatus “%(state)s”, jadi langkah itu tidak bisa lagi.")
    return Conflict(message, state=now)
