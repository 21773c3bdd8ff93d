"""What reporters said when asked “sudah selesai?”."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.complaints.lifecycle import Verdict
from tenants.kernel import clock
from tenants.kernel.db import Base, one_of


class Judgement(Base):
    """One answer of a reporter: the state alone doesn't tell “sebagian” from “belum”."""

    __tablename__ = "complaint_verdict"
    __table_args__ = (one_of("verdict", Verdict),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(
        ForeignKey("complaint.id", ondelete="CASCADE"), index=True
    )
    verdict: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now, index=True)
