"""What somebody may be given in a tenant, besides being a resident, which everybody is."""

from typing import NamedTuple

from tenants.kernel.words import N_, Word


class Role(Word):
    OFFICER = "officer", N_("Petugas")
    HEAD = "head", N_("Kepala dinas")
    COORDINATOR = "coordinator", N_("Koordinator")
    REGENT = "regent", N_("Pimpinan daerah")
    COUNTER = "counter", N_("Petugas loket")
    TENANT_ADMIN = "tenant_admin", N_("Admin daerah")


# Whom the desk is for: all so far. A role that is no public servant's is left out here.
STAFF = frozenset(Role)
# Given for one agency each, any other for the whole tenant.
OF_AGENCY = frozenset({Role.OFFICER, Role.HEAD})


class Grant(NamedTuple):
    """A role somebody has; one of OF_AGENCY is for one agency, any other for the whole tenant."""

    role: Role
    agency_id: int | None = None


class Grants(frozenset[Grant]):
    """All that one person was given."""

    __slots__ = ()

    @property
    def roles(self) -> list[Role]:
        """Each once, in the order of the enum."""
        return [role for role in Role if self.has(role)]

    @property
    def agency_ids(self) -> frozenset[int]:
        """The agencies that the person is an officer of."""
        return self._agencies(Role.OFFICER)

    @property
    def headed_ids(self) -> frozenset[int]:
        """The agencies that the person leads."""
        return self._agencies(Role.HEAD)

    def _agencies(self, role: Role) -> frozenset[int]:
        return frozenset(
            each.agency_id for each in self if each.role is role and each.agency_id is not None
        )

    @property
    def is_staff(self) -> bool:
        return any(each.role in STAFF for each in self)

    def has(self, role: Role) -> bool:
        return any(each.role is role for each in self)
