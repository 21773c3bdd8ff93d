"""The project's own files, as the house rules read them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("config", "tenants", "web", "workers")
EVERYTHING = (*PRODUCT, "migrations", "tests")


@dataclass(frozen=True)
class Source:
    """A Python file: where it is from the root, and what it says."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All of the tree: each rule looks at each of them."""
        return list(ast.walk(self.tree))

    @property
    def length(self) -> int:
        """In lines."""
        return len(self.text.splitlines())


def sources(*folders: str) -> Iterator[Source]:
    """The Python files of these folders."""
    for path in files("py", *folders):
        yield _source(path)


@cache
def _source(path: Path) -> Source:
    """Parsed once for all rules: no test changes the tree it stands in."""
    return Source(str(path.relative_to(ROOT)), path.read_text())


def files(ending: str, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob(f"*.{ending}"))


def templates() -> Iterator[Path]:
    """The pages; letters (workers/messages) follow the rules of mail programs instead."""
    yield from files("html", "web")
