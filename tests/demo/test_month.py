"""The demo's month is told as it happened: what its pictures show as done is said to be done."""

import re
import tomllib

import pytest

from tenants import complaints
from tenants.complaints import State
from tests.architecture.tree import ROOT

MONTHS = "config/demo/complaints.toml", "tests/browser/month.toml"
FINISHED = {State.ANSWERED, State.CLOSED}
STILL_PLANNED = re.compile(
    r"dijadwalkan|(pekan|minggu|bulan) depan|besok|berikutnya|dipesan|akhir pekan ini"
)


@pytest.mark.parametrize("path", MONTHS)
def test_no_answer_with_a_picture_of_the_work_says_that_it_is_still_planned(path: str) -> None:
    shown = {
        each["code"] for each in complaints.topics.template() if each["closing_proof"] == "foto"
    }
    told = [
        each["answer"]
        for month in tomllib.loads((ROOT / path).read_text()).values()
        for each in month
        if each.get("state") in FINISHED and each["topic"] in shown
    ]
    assert told
    assert not [words for words in told if STILL_PLANNED.search(words)]
