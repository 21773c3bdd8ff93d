"""What a person is in a tenant."""

from enum import StrEnum

from tenants.kernel.words import N_


class Role(StrEnum):
    RESIDENT = "resident"
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    TENANT_ADMIN = "tenant_admin"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Role.RESIDENT: N_("Warga"),
    Role.OFFICER: N_("Petugas"),
    Role.COORDINATOR: N_("Koordinator"),
    Role.TENANT_ADMIN: N_("Admin daerah"),
}

STAFF = frozenset({Role.OFFICER, Role.COORDINATOR, Role.TENANT_ADMIN})
