"""House rules that no linter knows: each finds line numbers, and carries a breach to prove it."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch

from tests.architecture.tree import PRODUCT, Source

LONGEST_FUNCTION = 39
VAGUE = frozenset(
    {"base", "common", "helper", "helpers", "manager", "misc", "service", "util", "utils"}
)
STATEMENT_TAKERS = frozenset({"SQL", "exec_driver_sql", "execute", "text"})
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_NOQA = re.compile(r"#\s*noqa")
_REASON = re.compile(r"#\s*noqa: [A-Z]+\d+(?:, [A-Z]+\d+)* - \w")
_MARKS = [word.upper() for word in ("todo", "fixme", "xxx")]

Finder = Callable[[Source], Iterator[int]]


@dataclass(frozen=True)
class Rule:
    """`exempt` are patterns of paths; `breach` is a file that must be found out."""

    name: str
    why: str
    find: Finder
    breach: str
    folders: tuple[str, ...] = PRODUCT
    exempt: tuple[str, ...] = ()

    def covers(self, source: Source) -> bool:
        return not any(fnmatch(source.path, pattern) for pattern in self.exempt)


def called(node: ast.AST) -> str | None:
    """The last name of what is called: `commit` of `session.commit()`."""
    if not isinstance(node, ast.Call):
        return None
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else None


def calls(*names: str) -> Finder:
    def find(source: Source) -> Iterator[int]:
        for node in source.nodes:
            if called(node) in names:
                yield node.lineno

    return find


def spelt_actors(source: Source) -> Iterator[int]:
    """`audit.record("somebody", …)`: an actor written out where the audit is written."""
    for node in source.nodes:
        is_audit = called(node) == "record" and ast.unparse(node.func) == "audit.record"
        if is_audit and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
            yield node.lineno


def assertions(source: Source) -> Iterator[int]:
    for node in source.nodes:
        if isinstance(node, ast.Assert):
            yield node.lineno


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def hidden_imports(source: Source) -> Iterator[int]:
    for function in functions(source):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield node.lineno


def long_functions(source: Source) -> Iterator[int]:
    for function in functions(source):
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION:
            yield function.lineno


def built_statements(source: Source) -> Iterator[int]:
    for node in source.nodes:
        if called(node) in STATEMENT_TAKERS and node.args and _is_built(node.args[0]):
            yield node.lineno


def _is_built(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add | ast.Mod)
    return called(node) == "format" and isinstance(node.func.value, ast.Constant)


def tenants_in_code(source: Source) -> Iterator[int]:
    for node in source.nodes:
        if not isinstance(node, ast.Compare):
            continue
        sides = (node.left, *node.comparators)
        names = {side.attr for side in sides if isinstance(side, ast.Attribute)}
        words = [side for side in sides if isinstance(side, ast.Constant) and side.value]
        if words and names & {"key", "slug", "schema", "host", "region_code"}:
            yield node.lineno


def undated_skips(source: Source) -> Iterator[int]:
    marks = {"skip", "skipif", "xfail"}
    with_words = {id(node.func) for node in source.nodes if isinstance(node, ast.Call)}
    for node in source.nodes:
        if called(node) in marks and not _DATE.search(ast.unparse(node)):
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr in marks and id(node) not in with_words:
            yield node.lineno


def open_marks(source: Source) -> Iterator[int]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if set(_MARKS) & set(re.findall(r"\w+", line)):
            yield number


def bare_exceptions(source: Source) -> Iterator[int]:
    for number, line in enumerate(source.text.splitlines(), 1):
        if _NOQA.search(line) and not _REASON.search(line):
            yield number


TROUBLES = frozenset({"Conflict", "Invalid", "NotFound", "Refused"})


def unmarked_words(source: Source) -> Iterator[int]:
    """What a person will be told, where it is no N_("…"): no catalogue would know of it."""
    for function in functions(source):
        kept: dict[str, list[ast.expr]] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                kept.setdefault(node.targets[0].id, []).append(node.value)
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and called(node) in TROUBLES and node.args:
                first = node.args[0]
                said = kept.get(first.id, []) if isinstance(first, ast.Name) else [first]
                yield from (each.lineno for each in said if _is_unmarked(each))


def _is_unmarked(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or isinstance(getattr(node, "value", None), str)


def vague_names(source: Source) -> Iterator[int]:
    if VAGUE & set(source.path.removesuffix(".py").split("/")):
        yield 1
