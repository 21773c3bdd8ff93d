"""Requests per second of the pages most people open, beside Flask alone.

Rounds alternate, so that a neighbour's noise meets all of them alike; the median round counts.
Beside the rates stands the CPU that the server's processes and PostgreSQL used for one answer.
The workers rest: web and workers have cores of their own elsewhere.
"""

from collections.abc import Callable
from dataclasses import asdict, replace
from statistics import median
from typing import Any

import psycopg
from psycopg import sql

from tenants.kernel.tenancy import Tenant
from tests.bench import cost, filings, filling
from tests.bench.crowd import Pressed, press, request
from tests.bench.ground import Ground

ROUNDS = 5
SECONDS = 4
GOAL = 0.6
FILINGS_A_SECOND = 150  # more than can be taken: a round ends by time
PAGES = ("home", "list", "complaint", "filing")

Round = Callable[[], Pressed]


def measure(ground: Ground) -> dict[str, Any]:
    tenants = filling.tenants(ground)
    seconds, rounds = max(1.0, SECONDS * ground.scale), ground.sized(ROUNDS, 3)
    takers = _takers(ground, tenants, seconds)
    found: dict[str, list[Pressed]] = {name: [] for name in takers}
    for taker in list(takers.values())[:-1]:
        taker()  # caches filled, connections open, statements prepared
    for _ in range(rounds):
        for name, taker in takers.items():
            found[name].append(taker())
    return _told(found)


def _told(found: dict[str, list[Pressed]]) -> dict[str, Any]:
    rates = {name: median(each.rate for each in pressed) for name, pressed in found.items()}
    for name, pressed in found.items():
        _say(name, pressed, rates)
    ratio = rates["list"] / rates["query"]
    verdict = "reached" if ratio >= GOAL else "MISSED"
    by_cpu = _cpu(found["query"]) / _cpu(found["list"])
    print(f"pages: list / query {ratio:.2f}; goal {GOAL}: {verdict}; by CPU {by_cpu:.2f}")
    rounds = {name: [asdict(each) for each in pressed] for name, pressed in found.items()}
    return {"rate": rates, "list_by_query": ratio, "list_by_query_cpu": by_cpu, "rounds": rounds}


def _cpu(pressed: list[Pressed]) -> float:
    return median(each.cpu for each in pressed)


def _say(name: str, pressed: list[Pressed], rates: dict[str, float]) -> None:
    p50, p99 = (median(getattr(each, which) for each in pressed) for which in ("p50", "p99"))
    line = f"pages: {name:9} {rates[name]:7.0f}/s  p50 {p50:5.1f} ms  p99 {p99:5.1f} ms"
    line += f"  cpu {_cpu(pressed):5.2f} ms"
    if name in PAGES:
        line += f"  {rates[name] / rates['constant']:.2f} of constant"
        line += f"  {rates[name] / rates['query']:.2f} of query"
    print(line, flush=True)


def _takers(ground: Ground, tenants: list[Tenant], seconds: float) -> dict[str, Round]:
    web, yardstick = ground.web(), ground.yardstick()

    def pressed(program: str, asked: list[bytes], **how: Any) -> Pressed:
        port = web if program == "web" else yardstick
        before = cost.used_by(ground, program)
        found = press(port, asked, seconds, **how)
        used = cost.used_by(ground, program) - before
        return replace(found, cpu=1000 * used / found.count)

    def visits(program: str, paths: list[tuple[str, str]]) -> Round:
        asked = [request("GET", host, path) for host, path in paths]
        return lambda: pressed(program, asked)

    def each(path: str) -> list[tuple[str, str]]:
        return [(tenant.host, path) for tenant in tenants]

    def file() -> Pressed:
        total = max(40, round(FILINGS_A_SECOND * seconds))
        waiting = [each.request for each in filings.prepare(ground, tenants, total)]
        return pressed("web", waiting, once=True, expect=303)

    return {
        "constant": visits("yardstick", each("/constant")),
        "query": visits("yardstick", each("/query")),
        "home": visits("web", each("/")),
        "list": visits("web", each("/pengaduan")),
        "complaint": visits("web", complaints_of(ground, tenants)),
        "filing": file,
    }


def complaints_of(ground: Ground, tenants: list[Tenant]) -> list[tuple[str, str]]:
    """Public complaints of all the tenants, taking turns."""
    query = sql.SQL(
        "SELECT reference FROM {} WHERE published_at IS NOT NULL AND visibility = 'publik'"
        " ORDER BY submitted_at DESC LIMIT 50"
    )
    with psycopg.connect(ground.owner_url()) as owner:
        found = [
            [
                (tenant.host, f"/pengaduan/{reference}")
                for (reference,) in owner.execute(
                    query.format(sql.Identifier(tenant.schema, "complaint"))
                )
            ]
            for tenant in tenants
        ]
    return [path for turn in zip(*found, strict=False) for path in turn]
