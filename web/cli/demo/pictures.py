"""An invented picture of finished work: the demo shows nobody's street."""

import io
from functools import cache

from PIL import Image, ImageDraw

SIZE = WIDTH, HEIGHT = 640, 480
SKY, GROUND, ASPHALT, PAINT = "#bfdbea", "#7fa65a", "#3f4348", "#f4f1e6"


@cache
def mended_road() -> bytes:
    """A JPEG of a road without a hole."""
    picture = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(picture)
    horizon, middle = HEIGHT // 3, WIDTH // 2
    draw.rectangle((0, horizon, WIDTH, HEIGHT), GROUND)
    draw.polygon(
        [(middle - 30, horizon), (middle + 30, horizon), (WIDTH - 60, HEIGHT), (60, HEIGHT)],
        ASPHALT,
    )
    for top, half in ((horizon + 20, 2), (horizon + 90, 5), (horizon + 200, 9)):
        draw.rectangle((middle - half, top, middle + half, top + 12 * half), PAINT)
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=80)
    return kept.getvalue()
