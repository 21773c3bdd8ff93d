"""The demo's complaints: a believable month, through the same actions as real ones."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from tenants import complaints, people, places
from tenants.complaints import Point, State, Visibility
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from web.cli.demo import boundaries, past
from web.cli.demo.pace import Pace
from web.cli.demo.story import Story, filed_at

EVERY = 20  # so many public reports are the demo resident's own
UNPINNED = 4  # so many reports have one without a pin among them


def file_month(tenant: Tenant, month: list[dict[str, Any]]) -> Iterator[int]:
    """File each report in a transaction of its own, the oldest first; yields every twentieth."""
    now = clock.now()
    with unit_of_work(tenant):
        codes, shapes = village_codes(), boundaries.shapes()
        resident, coordinator = (
            _actor(f"{name}@{tenant.key}.test") for name in ("resident", "coordinator")
        )
        begun = _begun(tenant, month, now)
    for count, (number, each, pace) in enumerate(begun, 1):
        mine = each["visibility"] == Visibility.PUBLIC and number % EVERY == 0
        with unit_of_work(tenant):
            if complaints.proof.was_filed(f"demo-{number}"):
                continue  # an earlier run came this far
            code = codes[each["district"], each["village"]]
            told = each | {"point": _pin(code, shapes, number)}
            reporter = resident if mine else people.NOBODY
            Story(told, pace, reporter, coordinator).tell(f"demo-{number}", code)
            if each["age"]:
                past.settle()
        if count % 20 == 0 or count == len(begun):
            yield count
    with unit_of_work(tenant):
        _follow(resident, begun[-1][1])


def _begun(
    tenant: Tenant, month: list[dict[str, Any]], now: datetime
) -> list[tuple[int, dict[str, Any], Pace]]:
    """Each with its number in the file, and `at`: the oldest first."""
    found = []
    for number, each in enumerate(month, 1):
        pace = Pace(f"{tenant.key}-{number}", now)
        found.append((number, each | {"at": pace.begins(filed_at(each, now))}, pace))
    return sorted(found, key=lambda each: each[1]["at"])


def _follow(resident: Actor, newest: dict[str, Any]) -> None:
    """The resident follows the kecamatan of the newest report, and its topic everywhere."""
    follower = complaints.following.known(resident.id or 0)
    code = {name: code for code, name in places.districts()}[newest["district"]]
    for subject in (
        complaints.following.Subject(district_code=code),
        complaints.following.Subject(topic_code=newest["topic"]),
    ):
        complaints.following.follow(follower, subject)


def offices_that_handle(month: list[dict[str, Any]]) -> set[int]:
    """Where somebody must be who did what the month tells, by their ids."""
    codes, idle = village_codes(), {State.RECEIVED, State.REJECTED, State.REFERRED}
    found = {
        complaints.topics.agency_id_for(each["topic"], codes[each["district"], each["village"]])
        for each in month
        if each["state"] not in idle
    }
    return {each for each in found if each}


def _pin(code: str, shapes: dict[str, Any], number: int) -> Point | None:
    """Most people put one, where there is a map."""
    if code not in shapes or number % UNPINNED == 0:
        return None
    return boundaries.somewhere_in(shapes[code], f"{code}-{number}")


def village_codes() -> dict[tuple[str, str], str]:
    return {
        (name, village.name): village.code
        for code, name in places.districts()
        for village in places.villages_of(code)
    }


def _actor(email: str) -> Actor:
    found = people.by_email(email)
    if found is None:
        message = f"{email} is missing"
        raise click.ClickException(message)
    return found.as_actor()
