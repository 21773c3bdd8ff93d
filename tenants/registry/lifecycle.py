"""The states of a tenant and of its onboarding, as words in the registry and on the console."""

from tenants.kernel.words import N_, Word


class TenantState(Word):
    """Only an ACTIVE tenant is served.

    A SUSPENDED one says that it is closed for a time; the rest answer like a host nobody has (T7).
    """

    PREPARING = "preparing", N_("Disiapkan"), "busy"
    FAILED = "failed", N_("Gagal disiapkan"), "bad"
    ACTIVE = "active", N_("Aktif"), "good"
    SUSPENDED = "suspended", N_("Ditutup sementara"), "warn"


class StepState(Word):
    """How far one step of an onboarding is."""

    WAITING = "waiting", N_("Menunggu")
    RUNNING = "running", N_("Berjalan"), "busy"
    DONE = "done", N_("Berhasil"), "good"
    FAILED = "failed", N_("Gagal"), "bad"


MOVES = {
    TenantState.PREPARING: {TenantState.ACTIVE, TenantState.FAILED},
    TenantState.FAILED: {TenantState.PREPARING},
    TenantState.ACTIVE: {TenantState.SUSPENDED},
    TenantState.SUSPENDED: {TenantState.ACTIVE},
}
