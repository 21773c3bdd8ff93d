"""What lies under the pins of a map: the platform's tiles, if it has any, and boundaries."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from config import settings
from tenants import places


@dataclass(frozen=True, slots=True)
class Ground:
    """`tiles` is an address with places for {z}, {x} and {y}, or empty."""

    tiles: str
    attribution: str
    boundaries_url: str

    @property
    def is_blank(self) -> bool:
        """Whether a map of it would show nothing at all."""
        return not self.tiles and not self.boundaries_url


def ground() -> Ground:
    file = places.boundaries.finest()
    return Ground(
        str(settings.TILES_URL),
        str(settings.TILES_ATTRIBUTION),
        f"/peta/batas.geojson?v={file.id}" if file else "",
    )


def tile_source(url: str) -> str:
    """What a page may load tiles from, as a content security policy says it."""
    where = urlsplit(url)
    return f"{where.scheme}://{re.sub('{[a-z]}', '*', where.netloc)}" if url else ""
