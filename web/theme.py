"""A regency's colour as a style sheet of its own: contrast is computed, never hoped for."""

import hashlib
import re
from functools import lru_cache

from flask import Blueprint, Response, abort

from web.access import allow, anyone

bp = Blueprint("theme", __name__)

PLATFORM_ACCENT = "#1f4e79"
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
AIMED_CONTRAST = 7.0
LINEAR_UP_TO = 0.04045  # the sRGB curve begins with a straight line
_COLOUR = re.compile(r"[0-9a-f]{6}\Z")

Colour = tuple[int, int, int]


def url(accent: str) -> str:
    return f"/tema-{accent.lstrip('#')}-{version()}.css"


@lru_cache(maxsize=1)
def version() -> str:
    return hashlib.sha256(_TEMPLATE.encode()).hexdigest()[:6]


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    channels = [value / 255 for value in colour]
    linear = [c / 12.92 if c <= LINEAR_UP_TO else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def towards(colour: Colour, goal: Colour, background: Colour, least: float) -> Colour:
    """`colour` moved to `goal` only as far as it takes to stand out from `background`."""
    for step in range(51):
        part = step / 50
        mixed = tuple(round(a + (b - a) * part) for a, b in zip(colour, goal, strict=True))
        found = (mixed[0], mixed[1], mixed[2])
        if contrast(found, background) >= least:
            return found
    return goal


def parse(accent: str) -> Colour:
    digits = accent.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


_WHITE, _BLACK = (255, 255, 255), (0, 0, 0)
_TEMPLATE = ":root{{--accent:{accent};--accent-strong:{strong};--on-accent:#fff}}\n"


def sheet(accent: str) -> str:
    """The style sheet of a colour `#rrggbb`; app.css mixes the night's colours from it."""
    colour = parse(accent)
    return _TEMPLATE.format(
        accent=_hex(towards(colour, _BLACK, _WHITE, LEAST_CONTRAST + 0.5)),
        strong=_hex(towards(colour, _BLACK, _WHITE, AIMED_CONTRAST)),
    )


@bp.get("/tema-<accent>-<_version>.css")
@allow(anyone)
def show(accent: str, _version: str) -> Response:
    if not _COLOUR.match(accent):
        abort(404)
    response = Response(sheet(accent), mimetype="text/css")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
