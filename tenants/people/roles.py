"""What a person is in a tenant."""

from enum import StrEnum


class Role(StrEnum):
    RESIDENT = "resident"
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    TENANT_ADMIN = "tenant_admin"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Role.RESIDENT: "Warga",
    Role.OFFICER: "Petugas",
    Role.COORDINATOR: "Koordinator",
    Role.TENANT_ADMIN: "Admin daerah",
}

STAFF = frozenset({Role.OFFICER, Role.COORDINATOR, Role.TENANT_ADMIN})
