"""The demo's report that turned out to be the other region's: the workers carry it there."""

from typing import Any

from tenants import complaints, people
from tenants.complaints import Filing, Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from web.cli.demo.complaints import village_codes


def pass_on(told: dict[str, Any], here: Tenant, there: Tenant) -> None:
    """File it in one region and have its coordinator pass it on; once."""
    with unit_of_work(here):
        if complaints.proof.was_filed("demo-neighbour"):
            return
        filing = Filing(
            text=told["text"],
            topic_code=told["topic"],
            village_code=village_codes()[told["district"], told["village"]],
            landmark=told["landmark"],
            visibility=Visibility.PUBLIC,
        )
        complaint = complaints.submit(people.NOBODY, "demo-neighbour", filing)
        complaints.neighbours.pass_on(
            people.coordinators()[0].as_actor(),
            complaint,
            to=(there.key, there.name),
            reason=told["reason"],
            version=complaint.version,
        )
