"""Mends and joins shapes, in a process of its own that may cost so much and no more.

`python -I geometry.py mend|join` takes, on stdin, JSON of groups of shapes (hexadecimal WKB) and
gives a list of shapes the same way: each shape of one group mended, or each group joined and all
made simpler together. It ends with TOO_MUCH, or is killed at a limit: where lines cross, work
grows with the square of their corners.
"""

import json
import os
import resource
import sys
from typing import Any

import shapely

CPU_SECONDS = 5
MEMORY_BYTES = 1024 * 2**20
MOST_CORNERS = 400_000  # taken in, and given back: crossings are corners of what is mended
TOO_MUCH = 3
COARSENESS = 0.0002  # degrees, some 22 metres: what a simplified line may stray
GRID = 0.000_01  # about a metre


def main() -> int:
    _limit()
    try:
        groups = [shapely.from_wkb(each) for each in json.load(sys.stdin)]
        done = _mended(groups[0]) if sys.argv[1] == "mend" else _joined(groups)
        if int(shapely.get_num_coordinates(done).sum()) > MOST_CORNERS:
            return TOO_MUCH
        json.dump(shapely.to_wkb(done, hex=True).tolist(), sys.stdout)
    except (shapely.GEOSException, MemoryError):
        return TOO_MUCH
    return 0


def _mended(shapes: Any) -> Any:
    return shapely.make_valid(shapes, method="structure", keep_collapsed=False)


def _joined(groups: list[Any]) -> Any:
    """Together, so that neighbours keep the line they share."""
    whole = [shapely.union_all(each) for each in groups]
    simple = shapely.coverage_simplify(whole, COARSENESS)
    return shapely.make_valid(shapely.set_precision(simple, GRID, mode="pointwise"))


def _limit() -> None:
    os.nice(10)  # a page goes first
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
