"""Fields that a form holds more than once: refused elsewhere (web/origin.py)."""

from collections.abc import Callable, Container
from typing import Any, TypeVar

ViewT = TypeVar("ViewT", bound=Callable[..., Any])


def lists(*names: str) -> Callable[[ViewT], ViewT]:
    """Mark a view that expects these fields more than once. Put it under @allow."""
    return _marked(frozenset(names))


def lists_beginning(beginning: str) -> Callable[[ViewT], ViewT]:
    """The same for fields that are named by what a region asks."""
    return _marked(_Beginning(beginning))


def _marked(fields: Container[str]) -> Callable[[ViewT], ViewT]:
    def mark(view: ViewT) -> ViewT:
        view.list_fields = fields  # type: ignore[attr-defined]
        return view

    return mark


class _Beginning(Container[str]):
    def __init__(self, beginning: str) -> None:
        self._beginning = beginning

    def __contains__(self, name: object) -> bool:
        return str(name).startswith(self._beginning)
