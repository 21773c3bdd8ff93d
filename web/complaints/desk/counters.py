"""The boxes of an inbox as numbers that are links, and what a poll finds changed in them."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from flask import request
from flask_babel import gettext as _

from tenants.complaints import Box
from web.complaints.desk.narrowing import MINE, Asked

BIG: Final = (Box.OVERDUE, Box.TODAY, Box.WEEK, Box.ASKED, Box.REOPENED, Box.NEW)
SMALL: Final = (Box.ALL, Box.DUE_SOON, Box.ANSWERED, Box.CLOSED)


@dataclass(frozen=True, slots=True)
class Counter:
    """A list and how many it holds; None where that is not counted before it is opened."""

    label: str
    url: str
    is_current: bool
    count: int | None
    tone: str


@dataclass(frozen=True, slots=True)
class Counters:
    """Of one inbox; `seen` changes whenever anything in it does."""

    big: tuple[Counter, ...]
    small: tuple[Counter, ...]
    mine: Counter

    @property
    def pills(self) -> tuple[Counter, ...]:
        """What stands below the big numbers: other lists, and one's own of this one."""
        return (*self.small, self.mine)

    @property
    def seen(self) -> str:
        return sha256(repr((self.big, self.small)).encode()).hexdigest()[:16]

    @property
    def are_known(self) -> bool:
        """Whether the page that asks shows just these."""
        return request.args.get("dilihat") == self.seen

    @property
    def news(self) -> str:
        """What a screen reader is told once they changed under an open page; else nothing."""
        if "dilihat" not in request.args:
            return ""
        late, _today, _week, _waiting, _again, fresh = self.big
        said = {"late": late.count, "fresh": fresh.count}
        return str(_("Jumlah berubah: %(late)s lewat tenggat, %(fresh)s baru.", **said))


def counters(path: str, box: Box, asked: Asked, counts: dict[Box, int]) -> Counters:
    def of(each: Box) -> Counter:
        count = counts.get(each)
        url = asked.address(path, kotak=each.value)
        return Counter(_(each.label), url, each is box, count, each.tone if count else "neutral")

    return Counters(tuple(map(of, BIG)), tuple(map(of, SMALL)), _mine(path, box, asked))


def _mine(path: str, box: Box, asked: Asked) -> Counter:
    """Narrows to one's own, or no longer."""
    is_mine = asked.kept.get("petugas") == MINE
    others = {name: value for name, value in asked.kept.items() if name != "petugas"}
    wanted = Asked(asked.form, asked.narrowed, others if is_mine else others | {"petugas": MINE})
    return Counter(_("Punya saya"), wanted.address(path, kotak=box.value), is_mine, None, "neutral")
