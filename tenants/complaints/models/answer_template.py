"""Words that an office answers with again and again."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import clock, ids
from tenants.kernel.db import Base


class AnswerTemplate(Base):
    """An agency's, or the region's for all of them where `agency_id` is null."""

    __tablename__ = "answer_template"
    __table_args__ = (
        Index(
            "answer_template_title_ix",
            "agency_id",
            "title",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where="archived_at IS NULL",
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    code: Mapped[str] = mapped_column(Text, unique=True, default=ids.new_code)
    version: Mapped[int] = mapped_column(Integer)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(
        TIMESTAMP(timezone=True), default=clock.now, onupdate=clock.now
    )
    archived_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy types it so
