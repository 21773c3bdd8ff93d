"""English says all that the source says, and nothing else (CONTRIBUTING: words)."""

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

import tenants
from tenants import onboarding
from tenants.kernel.words import Choice
from tests.architecture.catalogues import (
    DOORS,
    ROOMS,
    by_key,
    catalogue,
    disagreements,
    faults,
    gathered,
)
from tests.architecture.markup import unmarked
from tests.architecture.tree import ROOT, files, templates

WORDS = "Paling banyak %(max)d foto."


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_said_is_said_in_english_too(room: str, tmp_path: Path) -> None:
    """`make words` gathers; what is empty then wants a translation."""
    found = list(faults(gathered(room, tmp_path / "words.pot"), catalogue(room)))
    assert not found


@pytest.mark.parametrize("door", DOORS)
def test_a_door_says_a_word_of_the_domain_in_one_way(door: tuple[str, str]) -> None:
    assert not disagreements(*map(catalogue, door))


def test_every_room_with_a_catalogue_is_looked_at() -> None:
    assert sorted(ROOMS) == sorted(path.parent.name for path in ROOT.glob("*/translations"))


def test_every_choice_with_a_spoken_word_is_in_the_catalogue() -> None:
    known = {words for _context, words in by_key(catalogue("tenants"))}
    steps = [words for step in onboarding.STEPS for words in (step.label, step.told)]
    labels = list(spoken_labels())
    assert "Diterima" in labels
    assert all(labels)
    assert not {*labels, *steps} - known


def spoken_labels() -> Iterator[str]:
    for module in pkgutil.walk_packages(tenants.__path__, "tenants."):
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, Enum):
                yield from (each.label for each in found if isinstance(each, Choice))


SAID_BY_ITSELF = {"Jembatan", "English", "Indonesia", "ms"}


def test_a_template_says_nothing_but_marked_words() -> None:
    """Pages and mails alike: what stands outside `_("…")` is read by everybody as it is."""
    pages = [*templates(), *files("html", "workers/messages"), *files("txt", "workers/messages")]
    said = {str(path.relative_to(ROOT)): unmarked(path.read_text()) for path in pages}
    assert not {path: words for path, words in said.items() if words - SAID_BY_ITSELF}


def test_unmarked_words_in_a_template_are_found() -> None:
    assert unmarked("<p title=\"{{ _('Buka') }}\">{# ya #}Lapor</p>") == {"Lapor"}
    assert unmarked('{% if x %}<img alt="Foto">{% endif %}') == {"Foto"}


def english(string: str | tuple[str, ...], words: str | tuple[str, ...] = WORDS) -> Catalog:
    made = Catalog(locale="en")
    made.add(words, string)
    return made


def said(words: str | tuple[str, ...] = WORDS) -> Catalog:
    return english("", words)


@pytest.mark.parametrize(
    ("translated", "fault"),
    [
        (Catalog(locale="en"), "not gathered"),
        (english(""), "no English"),
        (english("At most %(most)d photos."), "other places to fill"),
        (english("At most %(max)s photos."), "other places to fill"),
        (english("At most five photos."), "other places to fill"),
        (english("At most %(max)d%% photos."), "other places to fill"),
        (english(("%(max)d photo", "%(max)d photos"), (WORDS, WORDS)), "one form or several"),
    ],
)
def test_a_fault_is_found(translated: Catalog, fault: str) -> None:
    assert [each.partition(":")[0] for each in faults(said(), translated)] == [fault]


def test_a_plural_without_one_of_its_forms_is_found() -> None:
    words = ("%(num)s laporan", "%(num)s laporan")
    half = english(("%(num)s report", ""), words)
    assert list(faults(said(words), half)) == ["no English: %(num)s laporan"]
    assert not list(faults(said(words), english(("%(num)s report", "%(num)s reports"), words)))


def test_what_is_left_over_or_unsure_is_found() -> None:
    sure = english("Up to %(max)d photos.")
    assert not list(faults(said(), sure))
    sure.add("Sudah tidak dikatakan", "No longer said")
    assert list(faults(said(), sure)) == ["no longer said: Sudah tidak dikatakan"]
    unsure = Catalog(locale="en")
    unsure.add(WORDS, "Up to %(max)d photos.", flags=["fuzzy"])
    assert list(faults(said(), unsure)) == [f"fuzzy: {WORDS}"]
    old = english("Up to %(max)d photos.")
    old.obsolete["Lama"] = Message("Lama", "Old")
    assert list(faults(said(), old)) == ["obsolete: Lama"]


def test_two_translations_of_one_word_are_found() -> None:
    assert disagreements(english("Closed", "Selesai"), english("Done", "Selesai")) == ["Selesai"]
    assert not disagreements(english("Closed", "Selesai"), english("Closed", "Selesai"))
