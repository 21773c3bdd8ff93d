"""From a filed report to its agency's inbox: 500 filings, one each 125 ms.

Real gunicorn, real `python -m workers`. One plain connection looks every 5 ms for what is under
way, by a unique key in one schema: the report with a referral to its agency, its
clock started, committed and so visible to everybody. Counted from the press of the button and
from the answer to it; where the referral was there before the answer had been read, from the
answer is 0. The tenants take turns, each report comes from an address of its own.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any

import psycopg
from psycopg import sql

from tenants.kernel.tenancy import Tenant
from tests.bench import filings, filling
from tests.bench.crowd import ask, spread, status
from tests.bench.filings import Waiting
from tests.bench.ground import Ground

FILINGS = 500
PACE_SECONDS = 0.125
LOOK_SECONDS = 0.005
PATIENCE_SECONDS = 180  # the sweeper finds in 60 what no bell announced; a queue may be long
GOAL_SECONDS = 1.0

ARRIVED = sql.SQL(
    "SELECT 1 FROM {complaint} c JOIN {referral} r"
    " ON r.complaint_id = c.id AND r.agency_id = c.agency_id"
    " WHERE c.idempotency_key = %s AND c.state = 'didisposisikan' AND c.step_clock_id IS NOT NULL"
)
FATE = sql.SQL(
    "SELECT c.state, c.topic_code, c.village_code, o.state, o.attempts, o.last_error"
    " FROM {complaint} c"
    " LEFT JOIN {outbox} o ON o.dedupe_key = 'complaint:' || c.id || ':submitted'"
    " WHERE c.idempotency_key = %s"
)
OPEN = sql.SQL(
    "SELECT count(*) FROM {outbox} WHERE state IN ('ready', 'claimed') AND not_before <= now()"
)


@dataclass(slots=True)
class UnderWay:
    """A filing on its road; moments of one clock, in seconds."""

    waiting: Waiting
    sent_at: float
    answer: Future[float]
    arrived_at: float | None = None


def measure(ground: Ground) -> dict[str, Any]:
    tenants = filling.tenants(ground)
    total = ground.sized(FILINGS, 40)
    port = ground.web()
    with psycopg.connect(ground.owner_url(), autocommit=True) as owner:
        ready = filings.prepare(ground, tenants, len(tenants) + total)
        ground.workers()
        backlog = _drain(owner, tenants)
        warm, counted = ready[: len(tenants)], ready[len(tenants) :]
        _send(owner, port, warm)  # workers up, connections open, topics of each tenant indexed
        found = _send(owner, port, counted)
    from_press = [each.arrived_at - each.sent_at for each in found if each.arrived_at]
    from_answer = [
        max(0.0, each.arrived_at - each.answer.result()) for each in found if each.arrived_at
    ]
    return {"backlog": backlog} | _told(from_press, from_answer)


def _told(from_press: Sequence[float], from_answer: Sequence[float]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, times in (("answer", from_answer), ("press", from_press)):
        p50, p99 = spread(times)
        told[name] = {"p50": p50, "p99": p99, "slowest": max(times)}
        verdict = "reached" if p99 < GOAL_SECONDS else "MISSED"
        print(
            f"routing: {len(times)} filings, from the {name} to the inbox: p50 {1000 * p50:.0f} ms,"
            f" p99 {1000 * p99:.0f} ms, slowest {1000 * max(times):.0f} ms;"
            f" goal p99 < {GOAL_SECONDS:g} s: {verdict}"
        )
    return told


def _send(owner: psycopg.Connection, port: int, ready: Sequence[Waiting]) -> list[UnderWay]:
    """File each at its moment, whether or not the one before has been answered."""
    road: list[UnderWay] = []
    pause = Event()
    began = time.perf_counter()
    with ThreadPoolExecutor(8) as pressers:
        while len(road) < len(ready) or any(each.arrived_at is None for each in road):
            now = time.perf_counter()
            if len(road) < len(ready) and now >= began + PACE_SECONDS * len(road):
                waiting = ready[len(road)]
                road.append(UnderWay(waiting, now, pressers.submit(_press, port, waiting)))
            for each in _still(road):
                if owner.execute(_arrival(each.waiting.tenant), (each.waiting.key,)).fetchone():
                    each.arrived_at = time.perf_counter()
                elif now - each.sent_at > PATIENCE_SECONDS:
                    raise RuntimeError(_what_became_of(owner, each))
            pause.wait(LOOK_SECONDS)
    return road


def _still(road: Sequence[UnderWay]) -> Iterator[UnderWay]:
    return (each for each in road if each.arrived_at is None)


def _press(port: int, waiting: Waiting) -> float:
    """File it; the moment of the answer."""
    answer = ask(port, waiting.request)
    at = time.perf_counter()
    assert status(answer) == 303, answer[:200]
    return at


def _arrival(tenant: Tenant) -> sql.Composed:
    return ARRIVED.format(**_tables(tenant, "complaint", "referral"))


def _tables(tenant: Tenant, *names: str) -> dict[str, sql.Identifier]:
    return {name: sql.Identifier(tenant.schema, name) for name in names}


def _what_became_of(owner: psycopg.Connection, lost: UnderWay) -> str:
    """Its answer, or what went wrong with it, and its rows."""
    tenant = lost.waiting.tenant
    answer = lost.answer.exception(timeout=0) if lost.answer.done() else "no answer yet"
    fate = owner.execute(FATE.format(**_tables(tenant, "complaint", "outbox")), (lost.waiting.key,))
    return f"a report of {tenant.key} has not arrived: answer {answer!r}, rows {fate.fetchall()}"


def _drain(owner: psycopg.Connection, tenants: Sequence[Tenant]) -> dict[str, float]:
    """Let the workers finish what earlier benches filed: how much it was, in how many seconds."""
    pause = Event()
    began = time.perf_counter()
    first = waiting = _count_open(owner, tenants)
    while waiting:
        if time.perf_counter() - began > 5 * PATIENCE_SECONDS:
            message = f"{waiting} announcements are still open"
            raise RuntimeError(message)
        pause.wait(0.5)
        waiting = _count_open(owner, tenants)
    took = time.perf_counter() - began
    if first:
        print(f"routing: {first} announcements of earlier benches done in {took:.0f} s", flush=True)
    return {"count": first, "seconds": took}


def _count_open(owner: psycopg.Connection, tenants: Sequence[Tenant]) -> int:
    return sum(
        row[0]
        for tenant in tenants
        for row in owner.execute(OPEN.format(**_tables(tenant, "outbox"))).fetchall()
    )
