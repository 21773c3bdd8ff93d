"""Statements per page, counted where they leave the product; the opening and COMMIT not among them.

“cold” is the first page of a process, which also looks up the host and remembers the names of
topics and districts for a minute; “warm” is every page after it.
"""

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tenants import registry
from tenants.kernel import memory
from tests.bench import filling
from tests.bench.ground import Ground
from tests.bench.pages import complaints_of
from web import create_app

GOALS = {"list": 3, "home": 4, "complaint": 4}


def measure(ground: Ground) -> dict[str, Any]:
    tenants = filling.tenants(ground)
    host, complaint = complaints_of(ground, tenants[:1])[0]
    visitor = create_app().test_client()
    asked: list[str] = []

    def note(*arguments: Any) -> None:
        asked.append(arguments[2])

    def count(path: str) -> int:
        asked.clear()
        answer = visitor.get(path, headers={"Host": host})
        assert answer.status_code == 200, answer.status
        return len(asked)

    paths = {
        "home": "/",
        "list": "/pengaduan",
        "complaint": complaint,
        "filing's first page": "/lapor",
    }
    told: dict[str, Any] = {}
    event.listen(Engine, "before_cursor_execute", note)
    try:
        for name, path in paths.items():
            registry.hosts.forget()
            memory.forget_everything()
            told[name] = {"cold": count(path), "warm": count(path)}
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    for name, counted in told.items():
        _say(name, counted)
    return told


def _say(name: str, counted: dict[str, int]) -> None:
    line = f"statements: {name} {counted['warm']} warm, {counted['cold']} cold"
    if goal := GOALS.get(name):
        line += f"; goal <= {goal} warm: {'reached' if counted['warm'] <= goal else 'MISSED'}"
    print(line)
