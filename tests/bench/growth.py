"""The same pages in a region of 5,000 complaints and in one of 100,000: how many times longer.

One visitor who asks both in turn, so that a neighbour's noise meets them alike. Medians.
"""

import time
from statistics import median
from typing import Any

from tests.bench import filling
from tests.bench.crowd import ask, request, status
from tests.bench.ground import Ground

ROUNDS = 60
GOAL = 1.5
PAGES = {
    "list": "/pengaduan",
    "list of a topic": "/pengaduan?topic=jalan-rusak",
    "list of a state": "/pengaduan?state=diproses",
    "map, the whole region": "/pengaduan/peta/titik.geojson?bbox=108.8,-7.7,109.5,-7.0&zoom=9",
    "map, a kecamatan": "/pengaduan/peta/titik.geojson?bbox=109.0,-7.4,109.1,-7.3&zoom=12",
    "map, some streets": "/pengaduan/peta/titik.geojson?bbox=109.0,-7.4,109.02,-7.38&zoom=15",
    "search, a word of many": "/pengaduan?q=jalan",
    "search, two words": "/pengaduan?q=lampu+mati",
    "search, no such word": "/pengaduan?q=zamrud",
}


def measure(ground: Ground) -> dict[str, Any]:
    hosts = {key: tenant.host for key, tenant in filling.grown(ground).items()}
    port = ground.web()
    told = {name: _compared(port, hosts, path) for name, path in PAGES.items()}
    for name, each in told.items():
        verdict = "reached" if each["ratio"] <= GOAL else "MISSED"
        print(
            f"growth: {name:24} {each['kecil']:6.1f} ms -> {each['besar']:6.1f} ms"
            f"  {each['ratio']:.2f} times; goal {GOAL}: {verdict}",
            flush=True,
        )
    return {"pages": told}


def _compared(port: int, hosts: dict[str, str], path: str) -> dict[str, float]:
    taken: dict[str, list[float]] = {key: [] for key in hosts}
    for number in range(ROUNDS + 4):  # the first fill the caches of both processes
        for key, host in hosts.items():
            began = time.perf_counter()
            answer = ask(port, request("GET", host, path))
            spent = time.perf_counter() - began
            assert status(answer) == 200, answer[:200]
            if number >= 4:
                taken[key].append(1000 * spent)
    found = {key: median(times) for key, times in taken.items()}
    return found | {"ratio": found["besar"] / found["kecil"]}
