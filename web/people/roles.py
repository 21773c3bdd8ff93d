"""What somebody is here, as pages say it."""

from flask_babel import gettext as _

from tenants import agencies
from tenants.people import Account, Grant


def spoken(account: Account) -> str:
    """Every role, “Petugas, Koordinator”; a resident where there is none."""
    return ", ".join(_(role.label) for role in account.grants.roles) or _("Warga")


def agencies_of(account: Account) -> str:
    """The names of the agencies it is an officer of; empty where there is none."""
    return ", ".join(agencies.by_id(each).name for each in sorted(account.agency_ids))


def said(given: Grant) -> str:
    """One role: “Petugas: Dinas Perhubungan”."""
    label = str(_(given.role.label))
    return f"{label}: {agencies.name_of(given.agency_id)}" if given.agency_id else label


def named(account: Account) -> list[tuple[Grant, str]]:
    """Each role with its words."""
    grants = sorted(account.grants, key=lambda each: (each.role, each.agency_id or 0))
    return [(given, said(given)) for given in grants]
