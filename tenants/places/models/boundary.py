"""Where a district or a village ends, as the regency's own map has it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import BYTEA, JSONB, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import clock
from tenants.kernel.db import Base, one_of
from tenants.places.layers import Layer


class BoundaryFile(Base):
    """A file of boundaries: offered, looked at, and in force until another of its layer is.

    `unknown` names the shapes in it that are no place of this region.
    """

    __tablename__ = "boundary_file"
    __table_args__ = (
        one_of("layer", Layer),
        Index(
            "boundary_file_in_force_ix",
            "layer",
            unique=True,
            postgresql_where="in_force_at IS NOT NULL",
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    layer: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    unknown: Mapped[list[str]] = mapped_column(JSONB, default=list)
    offered_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    in_force_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))


class Boundary(Base):
    """One place of a file; `shape` is simplified, in degrees (WGS 84), as WKB."""

    __tablename__ = "boundary"
    __table_args__ = (UniqueConstraint("file_id", "place_code"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("boundary_file.id", ondelete="CASCADE"))
    place_code: Mapped[str] = mapped_column(Text)
    shape: Mapped[bytes] = mapped_column(BYTEA)
