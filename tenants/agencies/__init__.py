"""The agencies of the regency: who must act."""

from tenants.agencies.actions import install
from tenants.agencies.models import Agency, Level
from tenants.agencies.queries import (
    by_code,
    by_id,
    by_level,
    called,
    everything,
    matching,
    name_of,
    names,
    offices,
)

__all__ = [
    "Agency",
    "Level",
    "by_code",
    "by_id",
    "by_level",
    "called",
    "everything",
    "install",
    "matching",
    "name_of",
    "names",
    "offices",
]
