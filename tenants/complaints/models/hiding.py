"""What the staff keep from the public in a report's words, besides personal numbers."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, ForeignKey, Identity, Text
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import clock
from tenants.kernel.db import Base
from tenants.kernel.masking import masked

COVER: Final = "[disamarkan]"


def covered(written: str, hidden: Iterable[str]) -> str:
    """What everybody reads of `written`: personal numbers masked, then the staff's words covered.

    Nothing but covering: no list of words brings back what `masked` hides. Case and the width of
    spaces make no difference; a word is covered where it stands alone, never inside another.
    """
    public = masked(written)
    longest_first = sorted((each.split() for each in hidden), key=len, reverse=True)
    for words in filter(None, longest_first):
        run = r"\s{1,9}".join(re.escape(each) for each in words)
        public = re.sub(rf"(?<!\w){run}(?!\w)", COVER, public, flags=re.IGNORECASE)
    return public


class Hiding(Base):
    """One change of the hidden words: what they were before, and what the public read then."""

    __tablename__ = "complaint_hiding"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(
        ForeignKey("complaint.id", ondelete="CASCADE"), index=True
    )
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    words_before: Mapped[list[str]] = mapped_column(ARRAY(Text))
    text_before: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    undone_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
