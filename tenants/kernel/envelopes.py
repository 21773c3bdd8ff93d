"""What one region sends another: made in the sender's scope, taken in once in the recipient's.

Neither schema is opened to the other. An action announces it like any other effect; the carrier
(workers/carrying.py) makes an envelope of that row, and hands it over in a transaction of the
recipient's own. Who sent it is where it was read, so nobody writes another's name on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from tenants.kernel import clock
from tenants.kernel.outbox import State, if_mine
from tenants.kernel.words import N_, Word

PATIENCE = timedelta(hours=1)  # with a recipient that is closed for a time


class Failure(Word):
    """Why an envelope did not come to its recipient."""

    CLOSED = "tutup", N_("Daerah itu sedang ditutup di platform ini.")
    REFUSED = "ditolak", N_("Sistem di sana tidak menerima kirimannya.")


class Sender(NamedTuple):
    """The region an envelope comes from, as the carrier found it."""

    key: str
    name: str

    @property
    def label(self) -> str:
        """How the recipient's audit names it."""
        return f"region:{self.key}"


class Attached(NamedTuple):
    """A picture that travels along; the recipient stores it anew under a key of its own."""

    content: bytes
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """`to` is the recipient's key; `key` the sender's name for it, the same at every attempt.

    `body` holds plain values and nothing by which the sender's rows could be found.
    """

    to: str
    kind: str
    key: str
    body: Mapping[str, Any]
    pictures: tuple[Attached, ...] = ()


def wait(row_id: int, claimed_by: str) -> None:
    """The recipient is closed: carried again later, and no attempt of the row is used up."""
    if_mine(
        row_id,
        claimed_by,
        state=State.READY,
        attempts=0,
        not_before=clock.shared() + PATIENCE,
        last_error="the recipient is closed",
    )
