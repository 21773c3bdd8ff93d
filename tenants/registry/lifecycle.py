"""The states of a tenant, as words in the registry and words on the console."""

from enum import StrEnum


class TenantState(StrEnum):
    """Only an ACTIVE tenant is served; the rest answer like a host nobody has (T7)."""

    PREPARING = "preparing"
    FAILED = "failed"
    ACTIVE = "active"
    SUSPENDED = "suspended"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    TenantState.PREPARING: "Disiapkan",
    TenantState.FAILED: "Gagal disiapkan",
    TenantState.ACTIVE: "Aktif",
    TenantState.SUSPENDED: "Ditangguhkan",
}

MOVES = {
    TenantState.PREPARING: {TenantState.ACTIVE, TenantState.FAILED},
    TenantState.FAILED: {TenantState.PREPARING},
    TenantState.ACTIVE: {TenantState.SUSPENDED},
    TenantState.SUSPENDED: {TenantState.ACTIVE},
}
