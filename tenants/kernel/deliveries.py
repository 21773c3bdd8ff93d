"""What became of a mail, in words for staff: read off its announcement."""

from enum import StrEnum

from tenants.kernel.outbox import Announcement, State
from tenants.kernel.words import N_


class Delivery(StrEnum):
    """`SENT` means that a mail server took it: no sender can know more."""

    WAITING = "menunggu"
    SENDING = "dikirim"
    SENT = "terkirim"
    RETRYING = "gagal_sementara"
    FAILED = "gagal_tetap"
    UNSURE = "tidak_pasti"

    @property
    def label(self) -> str:
        return _SPOKEN[self][0]

    @property
    def tone(self) -> str:
        """neutral, busy, good, warn or bad: a colour beside the word, never instead of it."""
        return _SPOKEN[self][1]

    @property
    def is_for_people(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in {Delivery.FAILED, Delivery.UNSURE}


_SPOKEN = {
    Delivery.WAITING: (N_("Menunggu dikirim"), "neutral"),
    Delivery.SENDING: (N_("Sedang dikirim"), "busy"),
    Delivery.SENT: (N_("Terkirim"), "good"),
    Delivery.RETRYING: (N_("Gagal sementara, dicoba lagi"), "warn"),
    Delivery.FAILED: (N_("Gagal tetap"), "bad"),
    Delivery.UNSURE: (N_("Tidak pasti terkirim"), "warn"),
}


def delivery_of(row: Announcement) -> Delivery | None:
    """None for a row that ended without a mail, because there was nothing left to say."""
    match row.state:
        case State.READY:
            return Delivery.RETRYING if row.attempts else Delivery.WAITING
        case State.CLAIMED:
            return Delivery.SENDING
        case State.DONE:
            return Delivery.SENT if row.started_at else None
        case State.AMBIGUOUS:
            return Delivery.UNSURE
    return Delivery.FAILED
