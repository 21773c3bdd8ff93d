"""A kind that is announced is answered: nobody would claim the row of another."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tenants.kernel.db import Base
from tests.architecture.tree import ROOT, sources
from workers import files
from workers.effects import LOCAL, MAIL, POST

ANNOUNCING = {"announce", "announce_all", "tell_reporter"}
FILES = {"subject.txt", "body.txt", "body.html"}
_KIND = re.compile(r"[a-z]+\.[a-z_]+\Z")


def announced() -> Iterator[str]:
    """Each kind that a call in the domain spells out, also as one branch of a choice."""
    for source in sources("tenants"):
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ANNOUNCING:
                words = (each for given in node.args for each in ast.walk(given))
                yield from (
                    each.value
                    for each in words
                    if isinstance(each, ast.Constant) and _KIND.match(str(each.value))
                )


def test_every_announced_kind_is_answered() -> None:
    found = set(announced())
    assert {"complaint.submitted", "complaint.answer", "holiday.changed"} <= found
    assert not found - {*LOCAL, *MAIL, *POST}


def test_every_kind_of_mail_has_its_words_and_no_words_are_left_over() -> None:
    folders = {path.parent.name for path in _words()}
    assert folders == set(MAIL)
    for kind in MAIL:
        assert {path.name for path in _words() if path.parent.name == kind} == FILES


def _words() -> list[Path]:
    return [
        path for path in (ROOT / "workers/messages").glob("*/*") if path.suffix in {".txt", ".html"}
    ]


def test_files_that_a_table_names_are_not_swept() -> None:
    """Whoever keeps files answers for them, or the sweeper takes them after a day."""
    keeping = {
        mapper.class_.__module__.split(".")[1]
        for mapper in Base.registry.mappers
        if "storage_key" in mapper.columns
    }
    assert keeping
    assert keeping == {among.__module__.split(".")[1] for among in files.NAMES}
