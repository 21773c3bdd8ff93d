"""How long the dashboards take to count, with thousands of reports and with a hundred thousand.

What a visitor waits for is this once in five minutes and process; between, it is remembered.
"""

import time
from collections.abc import Callable
from statistics import median
from typing import Any

from tenants import agencies, complaints
from tenants.complaints import figures
from tenants.kernel import memory
from tenants.kernel.db import unit_of_work
from tests.bench import filling
from tests.bench.ground import Ground
from workers.app import app

ROUNDS = 5
GOAL_MS = 1_000  # of any of them, in the larger region


def measure(ground: Ground) -> dict[str, Any]:
    found: dict[str, Any] = {}
    regions = filling.grown(ground)
    with app().app_context():
        for size, tenant in regions.items():
            for name, ask in _questions().items():
                spent = [_milliseconds(tenant, ask) for _ in range(ROUNDS)]
                found[f"{name}, {size}"] = median(spent)
                _say(name, size, median(spent))
    return found


def _questions() -> dict[str, Callable[[], object]]:
    return {
        "dashboard, this month": lambda: _dashboard(months=1),
        "dashboard, a year": lambda: _dashboard(months=12),
        "region": figures.of_region,
        "agency": lambda: figures.of_agency(agencies.by_code("dinas-pupr").id),
        "list of what is late": lambda: figures.listed(figures.Slice.LATE),
    }


def _dashboard(months: int) -> figures.Dashboard:
    this = figures.this_month()
    return figures.dashboard(figures.months_before(this, months - 1), this)


def _milliseconds(tenant: Any, ask: Callable[[], object]) -> float:
    with unit_of_work(tenant, read_only=True):
        memory.forget()
        agencies.names()
        complaints.topics.named()
        begun = time.perf_counter()
        ask()
        return 1000 * (time.perf_counter() - begun)


def _say(name: str, size: str, spent: float) -> None:
    verdict = "reached" if spent <= GOAL_MS else "MISSED"
    print(f"numbers: {name}, {size}: {spent:.0f} ms; goal {GOAL_MS}: {verdict}", flush=True)
