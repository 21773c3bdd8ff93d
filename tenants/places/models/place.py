"""The tenant's own copy of its districts and villages, by Kemendagri code.

Copied, not referenced: a foreign key into a shared table makes provisioning quadratic.
"""

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel.db import Base, one_of


class District(Base):
    __tablename__ = "district"

    code: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class Village(Base):
    __tablename__ = "village"
    __table_args__ = (one_of("kind", ("desa", "kelurahan", "desa_adat")),)

    code: Mapped[str] = mapped_column(Text, primary_key=True)
    district_code: Mapped[str] = mapped_column(ForeignKey("district.code"), index=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    postal_code: Mapped[str | None] = mapped_column(Text)

    @property
    def full_name(self) -> str:
        """`Desa Tebas Kuala`, `Kelurahan Beji`."""
        return full_name(self.kind, self.name)


def full_name(kind: str, name: str) -> str:
    """A village as people say it, from two columns where no row was loaded."""
    return f"{'Kelurahan' if kind == 'kelurahan' else 'Desa'} {name}"
