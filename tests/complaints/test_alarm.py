"""The 112 banner: rather one too many than one too few, but not at every turn."""

import pytest

from tenants.complaints.alarm import emergency_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("TOLONG ada kebakaran di gang 3!!", ("kebakaran",)),
        ("kecelakaan 2 motor dpn pasar, korban pingsan", ("kecelakaan", "pingsan")),
        ("anak tenggelam di sungai sambas", ("tenggelam",)),
        ("bapak saya serangan jantung", ("serangan jantung",)),
        ("KEBAKARANNN rumah tetangga", ("kebakaran",)),
        ("orang bawa parang ngamuk di pasar", ("bawa parang",)),
    ],
)
def test_danger_now_is_heard(text: str, words: tuple[str, ...]) -> None:
    assert emergency_words(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "daerah ini rawan kebakaran, mohon hydrant",
        "lapangan tenggelam tiap hujan deras",
        "jalan berlubang sering terjadi kecelakaan",
        "lubang ini bisa menyebabkan kecelakaan",
        "hampir ketabrak motor lawan arah",
        "tiap pagi terjebak macet di simpang",
        "mohon sosialisasi pencegahan kebakaran",
        "jembatan darurat dari kayu sudah lapuk",
        "lampu jalan mati, gelap",
        "",
    ],
)
def test_a_false_friend_is_passed_over(text: str) -> None:
    assert emergency_words(text) == ()


def test_danger_at_the_end_of_a_long_report_is_heard() -> None:
    assert emergency_words("jalan rusak " * 700 + "ada kebakaran") == ("kebakaran",)
