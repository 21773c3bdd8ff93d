"""`flask complaints evaluate-routing`: how well routing would do on a region's own past."""

import csv
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

ROOT = Path(__file__).parents[2]
MONTH = tomllib.loads((ROOT / "config" / "demo" / "complaints.toml").read_text())
REPORTS = tomllib.loads((ROOT / "tests" / "complaints" / "reports.toml").read_text())["report"]
HEADER = [
    *("id", "text", "address", "topic", "agency", "district", "village"),
    *("reported_at", "answered_at"),
]


def written(path: Path, *rows: dict[str, str]) -> str:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


@pytest.fixture
def earlier(tmp_path: Path) -> str:
    return written(tmp_path / "earlier.csv", *chain.from_iterable(MONTH.values()))


@pytest.fixture
def later(tmp_path: Path) -> str:
    return written(tmp_path / "later.csv", *REPORTS)


def evaluated(app: Flask, *paths: str) -> Result:
    return app.test_cli_runner().invoke(args=["complaints", "evaluate-routing", *paths])


def test_it_prints_shares_and_a_row_for_each_threshold(
    app: Flask, earlier: str, later: str
) -> None:
    lines = evaluated(app, earlier, later).stdout.strip().splitlines()

    first, three = (float(line.split()[1]) for line in lines[:2])
    assert [line.split()[0] for line in lines[:3]] == ["top-1", "top-3", "threshold"]
    assert 0.8 < first < three <= 1
    rows = [[float(each) for each in line.split()] for line in lines[3:]]
    assert [row[0] for row in rows] == [0.5, 0.6, 0.7, 0.8, 0.9]
    coverage, precision = ([row[column] for row in rows] for column in (1, 2))
    assert coverage == sorted(coverage, reverse=True)
    assert precision[-1] > first, "the surer we are, the oftener we are right"


def test_topics_that_nobody_reported_before_are_found_by_name(
    app: Flask, tmp_path: Path, earlier: str
) -> None:
    rows = [
        {"text": f"kunang-kunang hilang dari sawah {number}", "topic": "Kunang-kunang hilang"}
        for number in range(20)
    ]
    found = evaluated(app, earlier, written(tmp_path / "new.csv", *rows))

    assert "top-3 1.000" in found.stdout


def test_rows_without_text_or_topic_are_counted_and_left_out(
    app: Flask, tmp_path: Path, earlier: str
) -> None:
    odd = written(tmp_path / "odd.csv", {"text": "jalan rusak"}, *REPORTS[:10])

    found = evaluated(app, earlier, odd)

    assert found.exit_code == 0
    assert "odd.csv: 1 rows without text or topic" in found.stderr


def test_a_file_that_is_no_archive_is_refused_in_words(
    app: Flask, tmp_path: Path, earlier: str
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")

    found = evaluated(app, earlier, str(other))

    assert found.exit_code == 1
    assert "the header lacks text, topic" in found.stderr


def test_too_little_to_learn_from_is_said(app: Flask, tmp_path: Path, later: str) -> None:
    few = written(tmp_path / "few.csv", *REPORTS[:5])

    found = evaluated(app, few, later)

    assert found.exit_code == 1
    assert "TRAIN holds too few reports" in found.stderr
