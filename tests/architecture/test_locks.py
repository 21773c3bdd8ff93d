"""The locks say what is installed, to the byte, and name no host to get it from."""

import json
import re
import tomllib
from typing import Any

import pytest

from tests.architecture.tree import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")
HOST = re.compile(r"://|--(?:index-url|extra-index-url|find-links|trusted-host)")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())
PACKAGE: dict[str, Any] = json.loads((ROOT / "package.json").read_text())
NODE_LOCK: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text())


def pins(lock: str) -> dict[str, str]:
    """Versions by name; extras and markers left out."""
    found = re.findall(r"(?m)^([\w.-]+)(?:\[\w+\])?==([^\s;\\]+)", (ROOT / lock).read_text())
    return {name.lower(): version for name, version in found}


def asked(requirements: list[Any]) -> dict[str, str]:
    """The names pyproject asks for, with the version where it asks for one."""
    texts = [each for each in requirements if isinstance(each, str)]
    split = [re.sub(r"\[.*?\]", "", each).partition("==") for each in texts]
    return {name.strip().lower(): version for name, _, version in split}


def unmet(wanted: dict[str, str], lock: dict[str, str]) -> dict[str, str]:
    return {
        name: version
        for name, version in wanted.items()
        if name not in lock or (version and lock[name] != version)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert not HOST.search((ROOT / lock).read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    text = re.sub(r"\\\n\s*", "", (ROOT / lock).read_text())
    pinned = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert pinned
    assert all("==" in line and "--hash=sha256:" in line for line in pinned)


def test_the_lock_holds_what_the_product_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    product = asked(PROJECT["project"]["dependencies"]) | asked(groups["demo"])
    assert not unmet(product, pins("requirements.txt"))
    assert not unmet(product | asked(groups["dev"]), pins("requirements-dev.txt"))


def test_development_runs_on_what_the_product_runs_on() -> None:
    assert not unmet(pins("requirements.txt"), pins("requirements-dev.txt"))


def test_an_unmet_wish_is_found() -> None:
    assert unmet({"flask": "3.1.3"}, {"flask": "3.1.2"})
    assert unmet({"flask": ""}, {})


def test_the_node_lock_names_no_host_and_holds_the_pins() -> None:
    wanted = PACKAGE["dependencies"] | PACKAGE["devDependencies"]
    packages = NODE_LOCK["packages"]
    assert not [name for name, each in packages.items() if "resolved" in each]
    assert all(each.get("integrity") for name, each in packages.items() if name)
    assert wanted == {name: packages[f"node_modules/{name}"]["version"] for name in wanted}
