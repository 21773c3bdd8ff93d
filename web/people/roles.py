"""What somebody is here, as pages say it."""

from flask_babel import gettext as _

from tenants.people import Account


def spoken(account: Account) -> str:
    """Every role, “Petugas, Koordinator”; a resident where there is none."""
    return ", ".join(_(role.label) for role in account.grants.roles) or _("Warga")
