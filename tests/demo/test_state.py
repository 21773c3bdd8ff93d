"""What the demo keeps is for whoever started it."""

import os
from pathlib import Path

from config.demo.ground import ROOMS, close_to_others


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_others_can_not_look_into_the_demos_folder(tmp_path: Path) -> None:
    """Nor into one that was open before."""
    state = tmp_path / "state"
    (state / "files").mkdir(parents=True, mode=0o755)
    close_to_others(state)
    assert mode(state) == (0o700 if os.geteuid() else 0o711)
    assert {mode(state / room) for room in ROOMS} == {0o700}
