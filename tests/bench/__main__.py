"""python -m tests.bench: measure, print plain lines, write STATE/bench.json.

ONLY=name runs one; STATE is where the servers live while it runs; SCALE=0.1 is a tenth of it
all, to see whether a bench works; its numbers say little.
"""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from tests.bench.ground import Ground

# By name: a bench imports the house, which wants its settings in the environment first.
BENCHES = (
    "provisioning",
    "migration",
    "statements",
    "learning",
    "pages",
    "growth",
    "numbers",
    "routing",
    "memory",
)


def main() -> int:
    """Run the benches; 2 for a name that is none."""
    only = os.environ.get("ONLY") or None
    if only and only not in BENCHES:
        print(f"No bench {only}; there are: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    state = Path(os.environ.get("STATE") or ".state").resolve()
    ground = Ground(state / "bench", scale=float(os.environ.get("SCALE") or 1))
    report: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),  # noqa: TID251 - no clock to freeze
        "cores": os.cpu_count(),
        "scale": ground.scale,
    }
    print(f"bench: {report['at']}, {os.cpu_count()} cores, scale {ground.scale:g}")
    try:
        ground.open()
        for name in [only] if only else BENCHES:
            report[name] = _measure(name, ground)
    finally:
        ground.close()
    target = state / "bench.json"
    target.write_text(json.dumps(report, indent=2) + "\n")
    print(f"bench: measured {only or 'everything'}; numbers in {target}")
    return 0


def _measure(name: str, ground: Ground) -> dict[str, Any]:
    before = os.getloadavg()[0]
    print(f"{name}: load average {before:.1f} at the start", flush=True)
    found: dict[str, Any] = resolve_name(f"tests.bench.{name}:measure")(ground)
    after = os.getloadavg()[0]
    print(f"{name}: load average {after:.1f} at the end", flush=True)
    return found | {"load_average": [round(before, 2), round(after, 2)]}


if __name__ == "__main__":
    sys.exit(main())
