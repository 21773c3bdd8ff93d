"""What somebody follows: a report, an area, a topic."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, UniqueConstraint
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.complaints.models.follower import Follower
from tenants.kernel import clock
from tenants.kernel.db import Base


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be followed: one report, or an area, a topic, or a topic in an area."""

    complaint_id: int | None = None
    district_code: str | None = None
    village_code: str | None = None
    topic_code: str | None = None

    def columns(self) -> dict[str, int | str | None]:
        return asdict(self)


class Follow(Base):
    """One thing that one follower follows; without `confirmed_at` they were only asked."""

    __tablename__ = "complaint_follow"
    __table_args__ = (
        CheckConstraint(
            "CASE WHEN complaint_id IS NULL"
            " THEN num_nonnulls(district_code, village_code, topic_code) > 0"
            " AND num_nonnulls(district_code, village_code) < 2"
            " ELSE num_nonnulls(district_code, village_code, topic_code) = 0 END",
            name="subject",
        ),
        UniqueConstraint(
            "follower_id",
            "complaint_id",
            "district_code",
            "village_code",
            "topic_code",
            name="complaint_follow_once_uq",
            postgresql_nulls_not_distinct=True,
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    follower_id: Mapped[int] = mapped_column(
        ForeignKey("complaint_follower.id", ondelete="CASCADE")
    )
    complaint_id: Mapped[int | None] = mapped_column(
        ForeignKey("complaint.id", ondelete="CASCADE"), index=True
    )
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"))
    village_code: Mapped[str | None] = mapped_column(ForeignKey("village.code"))
    topic_code: Mapped[str | None] = mapped_column(ForeignKey("topic.code"))
    asked_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    confirmed_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    follower: Mapped[Follower] = relationship(lazy="joined")
