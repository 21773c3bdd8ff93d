"""docs/glossary.md is executed: its names exist in the code, its banned words do not."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.tree import ROOT, sources

TEXT = (ROOT / "docs/glossary.md").read_text()
COLUMNS = 5
PARTS = ("In the code", "Reserved for services to come")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def rows(part: str) -> list[tuple[str, list[str]]]:
    """Code name and banned words of each row under a heading."""
    table = TEXT.partition(f"## {part}\n")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert all(len(row) == COLUMNS for row in cells)
    return [(row[1], [each.strip() for each in row[4].split(",") if each.strip()]) for row in cells]


def words_of(name: str) -> str:
    """`_ComplaintRow` as `_complaint_row_`, so that parts are found between underscores."""
    return f"_{_CAMEL.sub('_', name).lower().strip('_')}_"


@pytest.fixture(scope="module")
def names() -> set[str]:
    """What we have named: modules, classes, functions, arguments, variables."""
    found: set[str] = set()
    for source in sources("tenants", "web", "workers"):
        found.update(source.path.removesuffix(".py").split("/"))
        for node in ast.walk(source.tree):
            found.update(_named(node))
    return {words_of(name) for name in found}


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id


def holds(names: set[str], word: str) -> bool:
    """Whether some name is this word or has it as a part; a plural counts."""
    return any(f"_{word}_" in name or f"_{word}s_" in name for name in names)


@pytest.mark.parametrize(("code_name", "_banned"), rows("In the code"))
def test_a_glossary_name_is_in_the_code(
    code_name: str, _banned: list[str], names: set[str]
) -> None:
    assert holds(names, code_name)


def test_no_name_says_what_the_glossary_bans(names: set[str]) -> None:
    banned = [word for _name, words in rows("In the code") for word in words]
    said = [word for word in banned if holds(names, word)]
    assert not said


def test_a_banned_word_would_be_found() -> None:
    assert holds({words_of("find_ticketsOf")}, "ticket")
    assert not holds({words_of("thicket")}, "ticket")


def test_one_idea_has_one_row() -> None:
    names = [name for part in PARTS for name, _ in rows(part)]
    assert sorted(names) == sorted(set(names))
