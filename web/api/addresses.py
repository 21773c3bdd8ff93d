"""Addresses that other systems keep: of the tenant's canonical host, never of a request (T6)."""

from tenants.kernel import tenancy

OPEN311 = "/open311/v2"


def on_site(path: str = "") -> str:
    return f"{tenancy.current().origin}{path}"


def report(reference: str) -> str:
    return on_site(f"/pengaduan/{reference}")
