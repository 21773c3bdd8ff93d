"""Why a report is often not the regency's, and where its reporter should go instead."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Refusal(NamedTuple):
    """`label` is for the coordinator who chooses, `text` for the reporter."""

    code: str
    label: str
    text: str


@cache
def usual() -> dict[str, Refusal]:
    """By their codes, in the order of the file."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {each["code"]: Refusal(**each) for each in data["refusal"]}
