"""A script of node's, asked once: JSON or text in, a JSON value a line out."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def asked(script: Path, given: str) -> list[Any]:
    """AssertionError with what node said, where it fails."""
    told = subprocess.run(
        ["node", script],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "RECHECK_BACKEND": "pure"},
    )
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]
