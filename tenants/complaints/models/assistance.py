"""A report that one of the staff wrote down for somebody else."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel.db import Base


class Assistance(Base):
    """Who wrote it down, and when the person agreed to that (UU 27/2022 art. 20).

    Nothing of the person: their name and address stand where every reporter's do, or nowhere.
    """

    __tablename__ = "complaint_assistance"

    complaint_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("complaint.id", ondelete="CASCADE"), primary_key=True
    )
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    agreed_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True))
