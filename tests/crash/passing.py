"""`python -m tests.crash.passing SLUG NEIGHBOUR TEXT`: its coordinator passes this report on.

A process of its own, with the town's settings.
"""

import sys

from sqlalchemy import select

from tenants import complaints, people, registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from workers.app import app


def main() -> None:
    here, there, text = sys.argv[1:]
    with app().app_context():
        tenant, neighbour = _named(here), _named(there)
        with unit_of_work(tenant):
            complaint = session.scalars(
                select(complaints.Complaint).where(complaints.Complaint.text == text)
            ).one()
            complaints.neighbours.pass_on(
                people.coordinators()[0].as_actor(),
                complaint,
                to=(neighbour.key, neighbour.name),
                reason="Di seberang batas.",
                version=complaint.version,
            )


def _named(key: str) -> Tenant:
    with unit_of_work(PLATFORM, read_only=True):
        record = registry.queries.by_key(key)
        assert record is not None
        return registry.tenant_of(record)


if __name__ == "__main__":
    main()
