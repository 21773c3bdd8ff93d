"""The demo's clusters: one thing reported by several, merged by the officer whose it is."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tenants import complaints, people, places
from tenants.complaints import Complaint, Filing, Visibility
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from web.cli.demo import past


def gather(tenant: Tenant, told: Sequence[dict[str, Any]]) -> None:
    """Each once, in a transaction for all: an earlier run made all of them or none."""
    with unit_of_work(tenant):
        if complaints.proof.was_filed("demo-cluster-0"):
            return
        leads: dict[str, Complaint] = {}
        for number, each in enumerate(told):
            filed = _file(f"demo-cluster-{number}", each)
            lead = leads.setdefault(each["cluster"], filed)
            if lead is not filed and not each.get("alone"):
                officer = people.officers_of(lead.agency_id or 0)[0].as_actor()
                complaints.clusters.merge(officer, filed, lead, version=filed.version)
        past.settle()


def _file(token: str, told: dict[str, Any]) -> Complaint:
    with clock.frozen(clock.now() - timedelta(hours=told["hours"])):
        filed = complaints.submit(people.NOBODY, token, _filing(told))
        complaints.route(filed.id)
        session.refresh(filed)
    return filed


def _filing(told: dict[str, Any]) -> Filing:
    [district] = [code for code, name in places.districts() if name == told["district"]]
    [village] = [each for each in places.villages_of(district) if each.name == told["village"]]
    return Filing(
        text=told["text"],
        village_code=village.code,
        visibility=Visibility(told.get("visibility", Visibility.PUBLIC)),
        topic_code=told["topic"],
        landmark=told["landmark"],
        name=told.get("name"),
    )
