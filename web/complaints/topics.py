"""The region's topics by the names that their reader knows."""

from collections.abc import Iterable

from tenants import complaints
from web import language

Named = list[tuple[str, str]]


def named() -> Named:
    """(code, name) of all, in the order of the region's table."""
    return [(code, language.named(name)) for code, name in complaints.topics.named()]


def by_family(*, without: Iterable[str] = ()) -> dict[str, Named]:
    """The same under the heading of their family; a family of which nothing is left is none."""
    passed_over = set(without)
    found: dict[str, Named] = {}
    for family, topics in complaints.topics.by_family().items():
        left = [(code, language.named(name)) for code, name in topics if code not in passed_over]
        if left:
            found[language.named(family).replace("_", " ").capitalize()] = left
    return found
