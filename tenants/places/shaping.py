"""Shapes of a stranger's file, worked on where they can cost no more than a process is given."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import shapely
import structlog
from shapely import Geometry

from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_
from tenants.places import geometry

log = structlog.get_logger()

FIELD = "file"
MOST_SECONDS = 15  # on a machine that has other things to do


def mended(shapes: Sequence[Geometry]) -> Sequence[Geometry]:
    """Each as a valid area; Invalid, at FIELD, where that would cost too much."""
    return list(_worked("mend", [shapes]))


def joined(groups: Sequence[Sequence[Geometry]]) -> Sequence[bytes]:
    """One simplified area, as WKB, of each group; Invalid, at FIELD, like `mended`."""
    return list(shapely.to_wkb(_worked("join", groups)))


def _worked(how: str, groups: Sequence[Sequence[Geometry]]) -> Any:
    told = json.dumps([shapely.to_wkb(each, hex=True).tolist() for each in groups])
    try:
        done = subprocess.run(  # noqa: S603 - our own program, told nothing of the upload
            [sys.executable, "-I", geometry.__file__, how],
            input=told.encode(),
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            env={"OPENBLAS_NUM_THREADS": "1"},
            cwd="/",
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    if done.returncode:  # at its limits it is killed, or gives up wherever it stands
        log.warning("shapes.given_up", code=done.returncode, error=str(done.stderr[-500:]))
        raise _too_much()
    return shapely.from_wkb(json.loads(done.stdout))


def _too_much() -> Invalid:
    message = N_(
        "Garis batasnya terlalu rumit: terlalu banyak yang saling memotong. Perbaiki atau"
        " sederhanakan dulu."
    )
    return Invalid(message, field=FIELD)
