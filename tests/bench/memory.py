"""What each process takes, after the load of the benches before (or a little of its own).

PSS: pages that several processes share are divided among them, so that the sum is what the
machine really gives (proc_pid_smaps_rollup(5)). The workers have all lanes; gunicorn preloads.
"""

import re
from pathlib import Path
from typing import Any

from tests.bench import cost, filings, filling
from tests.bench.crowd import press, request
from tests.bench.ground import Ground

SECONDS = 5
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


def measure(ground: Ground) -> dict[str, Any]:
    tenants = filling.tenants(ground)
    port = ground.web()
    ground.workers()
    for path in ("/", "/pengaduan"):
        visits = [request("GET", tenant.host, path) for tenant in tenants]
        press(port, visits, max(1.0, SECONDS * ground.scale))
    waiting = filings.prepare(ground, tenants, 2 * len(tenants))
    press(port, [each.request for each in waiting], SECONDS, once=True, expect=303)
    told = {name: _pss(pid) for name, pid in _processes(ground)}
    for name, size in told.items():
        print(f"memory: {name:18} {size:6.1f} MiB")
    print(f"memory: {'together':18} {sum(told.values()):6.1f} MiB")
    return {"mebibytes": told}


def _processes(ground: Ground) -> list[tuple[str, int]]:
    """The product's processes by what they do."""
    web, workers = (ground.running[name].child.pid for name in ("web", "workers"))
    found = [("web: parent", web)]
    found += [(f"web: worker {number}", pid) for number, pid in enumerate(cost.children(web), 1)]
    found += [("workers: parent", workers)]
    found += [(_own_name(pid), pid) for pid in cost.children(workers)]
    return found


def _own_name(pid: int) -> str:
    """What a worker calls itself: `worker:effects` and the like."""
    return Path(f"/proc/{pid}/comm").read_text().strip()


def _pss(pid: int) -> float:
    found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text())
    assert found, pid
    return int(found[1]) / 1024
