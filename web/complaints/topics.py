"""The region's topics by the names that their reader knows."""

from tenants import complaints
from web import language


def named() -> list[tuple[str, str]]:
    """(code, name) of all, in the order of the region's table."""
    return [(code, language.named(name)) for code, name in complaints.topics.named()]
