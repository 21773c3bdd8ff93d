"""docs/security.md is executed: every item is there, and every test it names is."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

TEXT = (ROOT / "docs/security.md").read_text()
ITEMS = [f"T{number}" for number in range(1, 85)]
STATES = ("held", "partly", "open", "not yet")
ROW = re.compile(r"^\| (T\d+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
SPAN = re.compile(r"`([^`]+)`")
NAMED = re.compile(r"([\w/]+\.py)?::(\w+)\Z")


def rows() -> dict[str, str]:
    """By item: what holds it, or why nothing does."""
    return {item: said for item, _title, said in ROW.findall(TEXT)}


def named_in(said: str) -> Iterator[tuple[str, str]]:
    """(file below tests/, test): `::name` alone continues the file before it."""
    file = ""
    for span in SPAN.findall(said):
        if found := NAMED.match(span):
            file = found[1] or file
            yield file, found[2]


@cache
def written_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text()) if file.is_file() else ast.Module([], [])
    return frozenset(each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))


def missing(said: str) -> list[str]:
    return [f"{file}::{test}" for file, test in named_in(said) if not _is_there(file, test)]


def _is_there(file: str, test: str) -> bool:
    return test in written_in(ROOT / "tests" / file)


def test_every_item_has_its_row() -> None:
    assert [item for item, _title, _said in ROW.findall(TEXT)] == ITEMS


@pytest.mark.parametrize("item", ITEMS)
def test_every_test_a_promise_names_exists(item: str) -> None:
    assert not missing(rows()[item])


@pytest.mark.parametrize("item", ITEMS)
def test_what_is_held_is_held_by_a_test(item: str) -> None:
    said = rows()[item]
    state = next((state for state in STATES if re.match(rf"{state}\b", said)), None)
    assert state, said
    if state == "held":
        assert list(named_in(said)) or "`tests/inspection.py`" in said
        assert not re.search(r"\bopen\b", SPAN.sub("", said)), "that is partly"


def test_other_files_the_page_names_are_there() -> None:
    files = {span for span in SPAN.findall(TEXT) if re.fullmatch(r"[\w/]+\.(py|html|toml)", span)}
    assert len(files) > 3
    places = (ROOT, ROOT / "tests")
    assert not [name for name in files if not any((place / name).is_file() for place in places)]


def test_a_test_that_is_gone_would_be_found() -> None:
    said = "held: `architecture/test_promises.py::test_every_item_has_its_row` · `::test_gone`"
    assert missing(said) == ["architecture/test_promises.py::test_gone"]
    assert missing("held: `nowhere/test_x.py::test_y`") == ["nowhere/test_x.py::test_y"]
