"""Words that mean somebody may be in danger now: the page then shows 112 before anything is sent.

A banner too many costs a glance and one too few may cost a life, so a word is passed over only
where its neighbours make the other meaning plain ("rawan kebakaran", "lapangan tenggelam").
"""

import tomllib
from pathlib import Path
from typing import Final

from tenants.complaints.wording import tokens_of

_WORDS = tomllib.loads((Path(__file__).parent / "danger.toml").read_text())
_DANGERS: Final = frozenset(tuple(str(each).split()) for each in _WORDS["danger"])
_LONGEST: Final = max(len(danger) for danger in _DANGERS)
_BEFORE: Final = frozenset(_WORDS["before"])
_THINGS: Final = {word: frozenset(things) for word, things in _WORDS["things"].items()}
_AFTER: Final = {word: frozenset(others) for word, others in _WORDS["after"].items()}
_REACH: Final = 2
_READ: Final = 10_000  # a danger at the end of a long report is a danger


def phrases() -> list[str]:
    """All words of danger: for a phone without a line, which knows no neighbours of theirs."""
    return sorted(" ".join(danger) for danger in _DANGERS)


def emergency_words(text: str) -> tuple[str, ...]:
    """The words of danger found, each once, in the order of the text; empty when there are none."""
    tokens = tokens_of(text, _READ)
    found, start = [], 0
    while start < len(tokens):
        run = _danger_at(tokens, start)
        if run and not _is_harmless(tokens, start, run):
            found.append(" ".join(run))
        start += len(run) or 1
    return tuple(dict.fromkeys(found))


def _danger_at(tokens: list[str], start: int) -> tuple[str, ...]:
    """The longest danger that begins here: a word inside it is no danger of its own."""
    runs = (tuple(tokens[start : start + size]) for size in range(_LONGEST, 0, -1))
    return next((run for run in runs if run in _DANGERS), ())


def _is_harmless(tokens: list[str], start: int, danger: tuple[str, ...]) -> bool:
    before = tokens[max(0, start - _REACH) : start]
    after = tokens[start + len(danger) :][:1]
    return not (
        _BEFORE.isdisjoint(before)
        and _THINGS.get(danger[0], frozenset()).isdisjoint(before)
        and _AFTER.get(danger[0], frozenset()).isdisjoint(after)
    )
