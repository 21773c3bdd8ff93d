"""The attacks again where each of two tenants has a login of its own.

Settings are a process's own, so this runs in one of its own: `python -m tests.attack.two_bulkheads`
prints what each attack met, as JSON.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).parents[2]
# Roles are the cluster's: these slugs must be nobody else's.
SLUGS = {"walledone": "13.73", "walledtwo": "13.74"}


def outcomes() -> dict[str, str | None]:
    """Attack → the database's refusal, None where there was none."""
    settings = {name: _moved(name, value) for name, value in os.environ.items()}
    done = subprocess.run(
        [sys.executable, "-m", "tests.attack.two_bulkheads"],
        env=settings | {"JEMBATAN_BULKHEADS": "2"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str | None] = json.loads(done.stdout.splitlines()[-1])
    return found


def _moved(name: str, value: str) -> str:
    """The same server, another database."""
    if not name.endswith("_DATABASE_URL") or "SUPERUSER" in name:
        return value
    parts = urlsplit(value)
    return urlunsplit(parts._replace(path=f"{parts.path}_walls"))


def main() -> None:
    from tenants import registry  # noqa: PLC0415 - only this process has its settings
    from tests import ground  # noqa: PLC0415
    from tests.attack import statements  # noqa: PLC0415
    from web import create_app  # noqa: PLC0415

    registry.roles.bootstrap(os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"])
    with create_app().app_context():
        mine, other = (ground.onboard(slug, code) for slug, code in SLUGS.items())
        assert mine.bulkhead != other.bulkhead
        attacks = {name: (one,) for name, one in statements.REFUSED.items()}
        found = {
            name: statements.run(mine, other, *lines)
            for name, lines in (attacks | statements.INSIDE_A_BULKHEAD).items()
        }
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()
