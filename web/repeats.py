"""Fields that a form holds more than once: refused elsewhere (web/origin.py)."""

from collections.abc import Callable
from typing import Any, TypeVar

ViewT = TypeVar("ViewT", bound=Callable[..., Any])


def lists(*names: str) -> Callable[[ViewT], ViewT]:
    """Mark a view that expects these fields more than once. Put it under @allow."""

    def mark(view: ViewT) -> ViewT:
        view.list_fields = frozenset(names)  # type: ignore[attr-defined]
        return view

    return mark
