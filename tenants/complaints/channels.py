"""The ways by which a report reaches the regency."""

from typing import Final

from tenants.kernel.words import N_, Word


class Channel(Word):
    PORTAL = "portal", N_("Portal")
    COUNTER = "loket", N_("Loket")
    PHONE = "telepon", N_("Telepon")
    LETTER = "surat", N_("Surat")
    NEIGHBOURHOOD = "rt_rw", N_("RT/RW")
    KIM = "kim", N_("KIM")
    OPEN311 = "open311", N_("Sistem lain")
    NEIGHBOUR = "daerah_tetangga", N_("Daerah tetangga")
    ARCHIVE = "arsip", N_("Arsip")


# Those by which somebody else writes it down; a KIM's members get a page of their own.
ASSISTED: Final = (Channel.COUNTER, Channel.PHONE, Channel.LETTER, Channel.NEIGHBOURHOOD)
