"""T45: no pattern of ours takes a time that grows with the square of what somebody wrote."""

import ast
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests import node
from tests.architecture.tree import ROOT

ASKER = Path(__file__).parent / "node" / "patterns.js"
ROOMS = ("tenants", "web", "workers")
CALLS = frozenset({"findall", "fullmatch", "match", "search", "split", "sub"})
# They look back and ahead in every sentence: held by kernel/test_masking.py, which measures them.
MEASURED = frozenset(
    f"tenants.kernel.masking.{name}" for name in ("_EMAIL", "_IDENTITY", "_TELEPHONE")
)
# Of JavaScript's own; what is left of Python's means the same there.
SPELT = ((r"(?P<", "(?<"), (r"\Z", "$"), (r"\A", "^"), ("(?i)", ""))

LAST_OF_THE_FIRST_PLANE = 0xFFFF

Pattern = tuple[str, str]


def ours() -> dict[str, Pattern]:
    """By place: those a module keeps, f-strings put together, and those written where used."""
    found: dict[str, Pattern] = {}
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            text = file.read_text()
            if "import re\n" in text or "Regexp(" in text:
                found |= dict(_kept(name, text)) | dict(_written(name, text))
    return {place: pattern for place, pattern in found.items() if place not in MEASURED}


def _kept(module: str, text: str) -> Iterator[tuple[str, Pattern]]:
    for name, value in vars(import_module(module.removesuffix(".__init__"))).items():
        if isinstance(value, re.Pattern):
            source = value.pattern
            spelt = source.decode() if isinstance(source, bytes) else str(source)
            begins = f"{name}.match(" in text or f"{name}.fullmatch(" in text
            yield f"{module}.{name}", (f"^(?:{spelt})" if begins else spelt, _flags(value))


def _written(module: str, text: str) -> Iterator[tuple[str, Pattern]]:
    for each in ast.walk(ast.parse(text)):
        if isinstance(each, ast.Call) and each.args and _takes_a_pattern(each.func):
            first = each.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield f"{module}:{each.lineno}", (first.value, "")


def _takes_a_pattern(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id == "Regexp"
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id == "re"
        and called.attr in CALLS
    )


def _flags(pattern: re.Pattern[str]) -> str:
    assert not pattern.flags & re.VERBOSE, f"written over several lines: {pattern.pattern}"
    return ("i" if pattern.flags & re.IGNORECASE else "") + (
        "s" if pattern.flags & re.DOTALL else ""
    )


def javascript(pattern: Pattern) -> Pattern:
    source, flags = pattern
    for python, other in SPELT:
        source = source.replace(python, other)
    return source, flags + ("u" if max(map(ord, source)) > LAST_OF_THE_FIRST_PLANE else "")


def judged(patterns: list[Pattern]) -> list[list[str]]:
    return node.asked(ASKER, json.dumps([javascript(each) for each in patterns]))


def test_no_pattern_runs_away() -> None:
    patterns = ours()
    assert len(patterns) > 15
    told = zip(patterns, judged(list(patterns.values())), strict=True)
    assert {place: each for place, each in told if each[0] != "safe"} == {}


@pytest.mark.parametrize("planted", [r"(\w+\s?)*\Z", r"(?P<open><[^>]*)>", r"\s+\Z"])
def test_one_that_does_is_found(planted: str) -> None:
    assert judged([(planted, "")])[0][0] == "vulnerable"
