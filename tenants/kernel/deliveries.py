"""What became of a mail, in words for staff: read off its announcement."""

from tenants.kernel.outbox import Announcement, State
from tenants.kernel.words import N_, Word


class Delivery(Word):
    """`SENT` means that a mail server took it: no sender can know more."""

    WAITING = "menunggu", N_("Menunggu dikirim")
    SENDING = "dikirim", N_("Sedang dikirim"), "busy"
    SENT = "terkirim", N_("Terkirim"), "good"
    RETRYING = "gagal_sementara", N_("Gagal sementara, dicoba lagi"), "warn"
    FAILED = "gagal_tetap", N_("Gagal tetap"), "bad"
    UNSURE = "tidak_pasti", N_("Tidak pasti terkirim"), "warn"

    @property
    def is_for_people(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in {Delivery.FAILED, Delivery.UNSURE}


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
