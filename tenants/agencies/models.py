"""The offices of the regency that must act (perangkat daerah, PP 18/2016)."""

from sqlalchemy import BigInteger, ForeignKey, Identity, Text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel.db import Base, one_of
from tenants.kernel.words import N_, Word


class Level(Word):
    """Whose office it is, as long lists are divided."""

    OWN = "own", N_("Dinas, badan, dan bagian")
    DISTRICT = "district", N_("Kantor kecamatan")
    VILLAGE = "village", N_("Kantor desa dan kelurahan")


class Agency(Base):
    """An office; those of a district or village name their place."""

    __tablename__ = "agency"
    __table_args__ = (
        one_of("kind", ("dinas", "badan", "bagian", "satuan", "rsud", "kecamatan", "kelurahan")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    code: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    abbreviation: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    is_coordinator: Mapped[bool] = mapped_column(default=False)
    district_code: Mapped[str | None] = mapped_column(ForeignKey("district.code"), unique=True)
    village_code: Mapped[str | None] = mapped_column(ForeignKey("village.code"), unique=True)

    @property
    def level(self) -> Level:
        if self.village_code:
            return Level.VILLAGE
        return Level.DISTRICT if self.district_code else Level.OWN
