"""Words a person will read: Indonesian here, translated at the edge, which knows the reader."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol, Self, runtime_checkable

SOURCE = "id"  # the language that the code is written in
TRANSLATIONS = Path(__file__).parents[1] / "translations"


def N_(words: str) -> str:  # noqa: N802 - the name that pybabel looks for
    """Mark words for the catalogue in TRANSLATIONS (`make words`); changes nothing."""
    return words


@runtime_checkable
class Choice(Protocol):
    """A stored word that has a spoken one."""

    @property
    def label(self) -> str: ...


class Name(str):
    """A name that is data: spoken where it came with the platform, else as the region wrote it."""

    __slots__ = ()

    @property
    def label(self) -> str:
        return str(self)


# A colour beside the word, never instead of it.
Tone = Literal["neutral", "busy", "good", "warn", "bad"]


class Word(StrEnum):
    """A choice, as one is written: stored word, spoken word and, where it is coloured, its tone.

    `State.LATE == "terlambat"`, `State.LATE.label == "Terlambat"`; `State("terlambat")` reads it.
    """

    label: str
    tone: Tone

    def __new__(cls, stored: str, label: str = "", tone: Tone = "neutral") -> Self:
        """A reader gives the stored word alone, and comes no further than the enum's look-up."""
        member = str.__new__(cls, stored)
        member._value_ = stored
        member.label, member.tone = label, tone
        return member


def spoken(words: str, values: Mapping[str, object], translate: Callable[[str], str] = N_) -> str:
    """The words in a reader's language: translated first, then their %(name)s places filled.

    A value that is a choice or a Name is spoken too; any other stays as it is.
    """
    filling = {
        name: translate(value.label) if isinstance(value, Choice) else value
        for name, value in values.items()
    }
    return translate(words) % filling if filling else translate(words)
