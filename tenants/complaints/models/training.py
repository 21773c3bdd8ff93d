"""What a region's routed reports taught: each training, the newest with its model."""

from datetime import datetime

from sqlalchemy import BigInteger, Float, Identity, Index, Integer, Text
from sqlalchemy.dialects.postgresql import BYTEA, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.complaints.lifecycle import TrainingStep
from tenants.kernel import clock
from tenants.kernel.db import Base, one_of


class Training(Base):
    """Asked for, begun, over. `model` is what `learning.dumped` gives; only the newest has one.

    `first_share` and `three_share`: of the newest reports, whose topic came first and among three
    before the model had seen them; null where too few were held out.
    """

    __tablename__ = "routing_training"
    __table_args__ = (
        one_of("step", TrainingStep),
        Index(
            "routing_training_waiting_ix",
            "step",
            unique=True,
            postgresql_where=f"step = '{TrainingStep.WAITING}'",
        ),
        Index("routing_training_model_ix", "id", postgresql_where="model IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    step: Mapped[str] = mapped_column(Text, default=TrainingStep.WAITING)
    asked_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    begun_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    report_count: Mapped[int | None] = mapped_column(Integer)
    first_share: Mapped[float | None] = mapped_column(Float)
    three_share: Mapped[float | None] = mapped_column(Float)
    model: Mapped[bytes | None] = mapped_column(BYTEA, deferred=True)
