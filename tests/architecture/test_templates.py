"""Pages: nothing in them runs by itself (T33), and all they lean on is there."""

import ast
from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from tests.architecture.markup import BANS, Ban
from tests.architecture.rules import called
from tests.architecture.tree import ROOT, sources, templates

each_ban = pytest.mark.parametrize("ban", BANS, ids=lambda ban: ban.name)
_JINJA = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


def parsed() -> dict[str, nodes.Template]:
    """The templates by the name that pages call them by."""
    found = {}
    for path in templates():
        name = str(path).rpartition("/templates/")[2]
        found[name] = _JINJA.parse(path.read_text(), name)
    return found


@pytest.fixture(scope="module")
def pages() -> dict[str, nodes.Template]:
    return parsed()


@each_ban
def test_no_template_holds(ban: Ban) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in templates()
        for line in ban.find(path.read_text())
    ]
    assert not found


@each_ban
def test_a_planted_breach_is_found_of(ban: Ban) -> None:
    assert list(ban.find(f"<main>\n{ban.breach}\n</main>"))
    assert not list(ban.find(f"<main>{{# {ban.breach} #}}</main>"))


def test_no_two_templates_share_a_name() -> None:
    """Jinja takes the first it finds: the second would never be seen."""
    assert len(parsed()) == len(list(templates()))


def test_whatever_a_template_takes_from_another_is_there(pages: dict[str, nodes.Template]) -> None:
    missing = [
        f"{name} takes {wanted} of {other}"
        for name, page in pages.items()
        for other, wanted in taken(page)
        if other not in pages or (wanted and wanted not in offered(pages[other]))
    ]
    assert not missing


def test_a_missing_component_is_found(pages: dict[str, nodes.Template]) -> None:
    text = '{% from "components/button.html" import knob %}{% include "nowhere.html" %}'
    assert list(taken(_JINJA.parse(text))) == [
        ("components/button.html", "knob"),
        ("nowhere.html", ""),
    ]
    assert "knob" not in offered(pages["components/button.html"])


def test_every_page_a_view_renders_is_there(pages: dict[str, nodes.Template]) -> None:
    missing = [
        f"{path}:{line} {name} {block}"
        for path, line, name, block in rendered()
        if name not in pages or (block and block not in blocks_of(pages[name]))
    ]
    assert not missing


def taken(page: nodes.Template) -> Iterator[tuple[str, str]]:
    """Each other template it needs, with the macro it wants of it."""
    for node in page.find_all((nodes.FromImport, nodes.Extends, nodes.Include, nodes.Import)):
        if not isinstance(node.template, nodes.Const):
            continue
        names = node.names if isinstance(node, nodes.FromImport) else [""]
        for name in names:
            yield node.template.value, name[0] if isinstance(name, tuple) else name


def offered(page: nodes.Template) -> set[str]:
    return {macro.name for macro in page.find_all(nodes.Macro)}


def blocks_of(page: nodes.Template) -> set[str]:
    return {block.name for block in page.find_all(nodes.Block)}


def rendered() -> Iterator[tuple[str, int, str, str]]:
    """Where a view names a template, and the block that htmx gets of it."""
    for source in sources("web"):
        for node in ast.walk(source.tree):
            if called(node) not in {"Block", "page", "render_template", "shown"} or not node.args:
                continue
            first, block = node.args[0], _word(node, "block")
            if isinstance(first, ast.Constant):
                yield source.path, node.lineno, str(first.value), block


def _word(node: ast.Call, name: str) -> str:
    for keyword in node.keywords:
        if keyword.arg == name and isinstance(keyword.value, ast.Constant):
            return str(keyword.value.value)
    return ""
