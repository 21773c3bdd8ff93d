"""The demo's other system: it has a key, and its users reported something too."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tenants import complaints, people, places
from tenants.complaints import Filing, Visibility
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from web.cli.demo import past

NAME = "Lapor Cepat"


def file_reports(tenant: Tenant, told: Sequence[dict[str, Any]]) -> None:
    """Each once, as the protocol would have filed it."""
    now = clock.now()
    with unit_of_work(tenant):
        client, _key = people.clients.register("demo", NAME, people.Scope, by=people.SYSTEM)
        for each in told:
            token = f"demo-{each['number']}"
            if complaints.proof.was_filed(token):
                continue
            with clock.frozen(now - timedelta(hours=each["hours"])):
                filed = complaints.submit(people.NOBODY, token, _filing(each, client.id))
                complaints.route(filed.id)
        past.settle()


def _filing(told: dict[str, Any], client_id: int) -> Filing:
    given = {code: [value] for code, value in told["answers"].items()}
    return Filing(
        text=told["text"],
        village_code=places.village_for(None, None, told["address"]) or "",
        visibility=Visibility.PUBLIC,
        topic_code=told["topic"],
        landmark=told["address"].partition(",")[0],
        channel=complaints.Channel.OPEN311,
        client_id=client_id,
        external_id=told["number"],
        particulars=complaints.questions.particulars(told["topic"], given),
    )
