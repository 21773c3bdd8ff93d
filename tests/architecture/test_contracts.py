"""The arrows of docs: kept today, and each seen to break on a planted import."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import PRODUCT, ROOT

LINTER = Path(sys.executable).parent / "lint-imports"
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
}
PLANTED = {
    "rooms": ("tenants/places/queries.py", "import web.redirects"),
    "floors": ("tenants/people/queries.py", "from tenants import complaints"),
    "web-floors": ("web/complaints/forms.py", "from web.portal.offerings import OFFERINGS"),
    "shelves": ("tenants/people/models.py", "import tenants.people.actions"),
    "complaints": ("tenants/complaints/receipts.py", "import tenants.complaints.numbers"),
    "no-edge": ("tenants/complaints/policy.py", "from flask import request"),
    "ground": ("tenants/people/sessions.py", "import flask_sqlalchemy"),
    "queue": ("web/edge.py", "from rq import Queue"),
    "circles": ("tenants/kernel/tenancy.py", "import tenants.kernel.memory"),
    "door-agencies": ("web/site.py", "import tenants.agencies.models"),
    "door-complaints": ("workers/complaints.py", "from tenants.complaints.models import Draft"),
    "door-deadlines": ("tenants/complaints/numbers.py", "import tenants.deadlines.counting"),
    "door-onboarding": ("web/platform/regions.py", "import tenants.onboarding.steps"),
    "door-people": ("tenants/complaints/policy.py", "from tenants.people import queries"),
    "door-places": ("web/complaints/views.py", "import tenants.places.models"),
    "door-registry": ("tenants/places/actions.py", "from tenants.registry import regions"),
}


def check(root: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [argument for each in contracts for argument in ("--contract", each)]
    return subprocess.run(
        [LINTER, "--no-cache", "--no-logo", *chosen],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"COLUMNS": "200", "PATH": ""},
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The rooms, their Python alone, to plant something in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for room in PRODUCT:
        for path in (ROOT / room).rglob("*.py"):
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    return tmp_path


def test_every_arrow_points_down() -> None:
    found = check(ROOT)
    assert found.returncode == 0, found.stdout


def test_every_contract_has_something_planted_against_it() -> None:
    assert set(PLANTED) == set(CONTRACTS)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_import_breaks(contract: str, copy: Path) -> None:
    place, line = PLANTED[contract]
    with (copy / place).open("a") as file:
        file.write(f"\n{line}\n")
    found = check(copy, contract)
    assert found.returncode == 1, found.stdout + found.stderr
    assert f"{CONTRACTS[contract]} BROKEN" in found.stdout
    assert Path(place).stem in found.stdout
