"""The states of a tenant, as words in the registry and words on the console."""

from enum import StrEnum

from tenants.kernel.words import N_


class TenantState(StrEnum):
    """Only an ACTIVE tenant is served.

    A SUSPENDED one says that it is closed for a time; the rest answer like a host nobody has (T7).
    """

    PREPARING = "preparing"
    FAILED = "failed"
    ACTIVE = "active"
    SUSPENDED = "suspended"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    TenantState.PREPARING: N_("Disiapkan"),
    TenantState.FAILED: N_("Gagal disiapkan"),
    TenantState.ACTIVE: N_("Aktif"),
    TenantState.SUSPENDED: N_("Ditutup sementara"),
}

MOVES = {
    TenantState.PREPARING: {TenantState.ACTIVE, TenantState.FAILED},
    TenantState.FAILED: {TenantState.PREPARING},
    TenantState.ACTIVE: {TenantState.SUSPENDED},
    TenantState.SUSPENDED: {TenantState.ACTIVE},
}
