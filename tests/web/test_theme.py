"""Every region's colour can be read: white on it, it on paper, it on its own tint."""

import pytest

from tenants.registry.regions import ACCENTS
from web import theme

WHITE = (255, 255, 255)
TINT = 0.11  # how much of the accent is in the tint that choices and buttons stand on (app.css)


@pytest.mark.parametrize("accent", [*ACCENTS, theme.PLATFORM_ACCENT])
def test_a_regions_colour_stands_out_as_it_is(accent: str) -> None:
    colour = theme.parse(accent)
    red, green, blue = (round(part * TINT + 255 * (1 - TINT)) for part in colour)
    assert theme.contrast(colour, WHITE) >= theme.AIMED_CONTRAST - 2
    assert theme.contrast(colour, (red, green, blue)) >= theme.LEAST_CONTRAST
    assert f"--accent:{accent};" in theme.sheet(accent)


def test_a_colour_too_light_is_darkened() -> None:
    assert theme.contrast(theme.parse("#facc15"), WHITE) < theme.LEAST_CONTRAST
    [darkened] = [
        part.split(":")[-1] for part in theme.sheet("#facc15").split(";") if "--accent:" in part
    ]
    assert theme.contrast(theme.parse(darkened), WHITE) >= theme.LEAST_CONTRAST
