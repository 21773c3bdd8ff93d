"""The names that the platform ships as data, for the catalogue of their room (babel.cfg).

A region's own names are in no catalogue and stay as they are: agencies, and topics it adds or
renames. What is gathered here is what every region begins with.
"""

import tomllib
from collections.abc import Collection, Iterator
from typing import IO, Any


def names(
    file: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001 - Babel's way to call
    comment_tags: Collection[str],  # noqa: ARG001 - as above
    options: dict[str, str],
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Babel's extraction of a TOML file: the values of its `keys`, at whatever depth."""
    for words in _said(tomllib.load(file), frozenset(options["keys"].split())):
        yield 1, None, words, []


def _said(data: Any, keys: frozenset[str]) -> Iterator[str]:
    if isinstance(data, list):
        for each in data:
            yield from _said(each, keys)
    elif isinstance(data, dict):
        for key, value in data.items():
            if isinstance(value, str):
                yield from [value] if key in keys else ()
            else:
                yield from _said(value, keys)
