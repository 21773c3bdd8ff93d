"""The 112 banner: rather one too many than one too few, but not at every turn."""

import tomllib
from pathlib import Path

import pytest

from tenants.complaints.alarm import emergency_words

REPORTS = Path(__file__).with_name("reports.toml")
EVERYDAY = [each["text"] for each in tomllib.loads(REPORTS.read_text())["report"]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TOLONG ada kebakaran di gang 3!!", ("kebakaran",)),
        ("kecelakaan 2 motor dpn pasar, korban pingsan", ("kecelakaan", "pingsan")),
        ("anak tenggelam di sungai sambas", ("tenggelam",)),
        ("bapak saya serangan jantung", ("serangan jantung",)),
        ("KEBAKARANNN rumah tetangga", ("kebakaran",)),
        ("orang bawa parang ngamuk di pasar", ("bawa parang",)),
        ("pohon tumbang menimpa orang di depan balai desa", ("menimpa orang",)),
        ("pohon tumbang menimpa 2 motor, ada yang terperangkap", ("menimpa motor", "terperangkap")),
        ("House on fire, people trapped!", ("on fire", "people trapped")),
        ("a tree fell on someone and he is unconscious", ("fell on someone", "unconscious")),
        ("my father can’t breathe", ("can t breathe",)),
        ("There was a fire at the market", ("fire",)),
        ("Accident in front of the mosque, somebody fainted", ("accident", "fainted")),
        ("a child is drowning in the river", ("drowning",)),
    ],
)
def test_danger_now_is_heard(text: str, words: tuple[str, ...]) -> None:
    assert emergency_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "daerah ini rawan kebakaran, mohon hydrant",
        "lapangan tenggelam tiap hujan deras",
        "The fire station has no fire truck and fire hydrants are dry",
        "this corner could cause an accident",
        "the road collapsed last year and nobody mends it",
        "jalan berlubang sering terjadi kecelakaan",
        "lubang ini bisa menyebabkan kecelakaan",
        "hampir ketabrak motor lawan arah",
        "tiap pagi terjebak macet di simpang",
        "mohon sosialisasi pencegahan kebakaran",
        "jembatan darurat dari kayu sudah lapuk",
        "pohon miring, takut menimpa orang lewat",
        "dahan lapuk, jangan sampai menimpa rumah warga",
        "tolong dipangkas sebelum menimpa motor",
        "pohon tumbang menutup jalan",
        "the fire hydrant at the market is broken",
        "somebody sets garbage on fire every evening",
        "trapped in traffic every morning",
        "this hole could cause a car accident",
        "lampu jalan mati, gelap",
        "",
    ],
)
def test_a_false_friend_is_passed_over(text: str) -> None:
    assert emergency_words(text) == ()


def test_no_everyday_report_raises_it() -> None:
    """Invented reports as residents write them, none of them about danger now."""
    raised = {text: found for text in EVERYDAY if (found := emergency_words(text))}
    assert not raised


def test_danger_at_the_end_of_a_long_report_is_heard() -> None:
    assert emergency_words("jalan rusak " * 700 + "ada kebakaran") == ("kebakaran",)
