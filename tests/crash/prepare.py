"""`python -m tests.crash.prepare`: a small region and its neighbour, as JSON for the harness.

A process of its own: the tests' own process is bound to other servers.
"""

import json
import os

from sqlalchemy import select

from tenants import agencies, complaints, onboarding, people, places, registry
from tenants.kernel import clock
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from workers.app import app

REGION, SLUG, TOPIC = "13.74", "padang", "jalan-rusak"
NEIGHBOUR_REGION, NEIGHBOUR = "13.73", "sawah"


def main() -> None:
    registry.roles.bootstrap(os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"])
    with app().app_context():
        for code, slug in ((REGION, SLUG), (NEIGHBOUR_REGION, NEIGHBOUR)):
            with unit_of_work(PLATFORM):
                onboarding.request(
                    region_code=code,
                    slug=slug,
                    admin_email=f"admin@{slug}.test",
                    admin_name="Admin",
                )
            for _step in onboarding.run(slug):
                pass
        with unit_of_work(PLATFORM, read_only=True):
            record = registry.queries.by_key(SLUG)
            assert record is not None
            tenant = registry.tenant_of(record)
        with unit_of_work(PLATFORM, read_only=True):
            beside = registry.queries.by_key(NEIGHBOUR)
            assert beside is not None
            neighbour = registry.tenant_of(beside)
        with unit_of_work(neighbour):  # without one it takes in nothing
            beside_us = people.invite(
                email="koordinator@sawah.test",
                name="Koordinator",
                role=people.Role.COORDINATOR,
                by=people.SYSTEM,
            )
            beside_us.verified_at = clock.now()
        names = {"slug": SLUG, "schema": tenant.schema, "neighbour": NEIGHBOUR}
        print(json.dumps(_people(tenant) | names))


def _people(tenant: Tenant) -> dict[str, object]:
    with unit_of_work(tenant):
        village = session.scalars(select(places.Village).order_by(places.Village.code)).first()
        assert village is not None
        agency_id = complaints.topics.agency_id_for(TOPIC, village.code)
        assert agency_id is not None
        officer = people.invite(
            email="petugas@padang.test",
            name="Petugas",
            role=people.Role.OFFICER,
            agency_id=agencies.by_id(agency_id).id,
            by=people.SYSTEM,
        )
        coordinator = people.invite(
            email="koordinator@padang.test",
            name="Koordinator",
            role=people.Role.COORDINATOR,
            by=people.SYSTEM,
        )
        officer.verified_at = coordinator.verified_at = clock.now()
        return {
            "district": village.district_code,
            "village": village.code,
            "topic": TOPIC,
            "officer": officer.id,
            "officer_email": officer.email,
        }


if __name__ == "__main__":
    main()
