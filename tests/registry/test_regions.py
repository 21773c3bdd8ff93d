"""The 514 regencies of the register, and what is made of their names."""

import re
from collections import defaultdict
from itertools import pairwise

import pytest

from tenants.kernel.errors import Invalid
from tenants.registry import regions


@pytest.mark.parametrize(
    ("code", "name", "districts", "villages"),
    [("61.01", "Kabupaten Sambas", 19, 195), ("32.76", "Kota Depok", 11, 63)],
)
def test_a_regency_has_the_districts_of_the_register(
    code: str, name: str, districts: int, villages: int
) -> None:
    found = regions.districts(code)
    assert regions.region(code).name == name
    assert len(found) == districts
    assert sum(len(regions.villages(each.code)) for each in found) == villages


def test_there_are_514_regencies_and_each_is_whole() -> None:
    found = regions.regions()
    assert len(found) == 514
    assert len({each.code for each in found}) == 514
    assert sum(each.kind == "kota" for each in found) == 98
    for each in found:
        assert re.fullmatch(r"\d\d\.\d\d", each.code)
        assert each.name.startswith(("Kabupaten ", "Kota "))
        assert re.fullmatch("[A-Z]{3}", each.prefix)
        assert each.timezone in {
            "Asia/Jakarta",
            "Asia/Pontianak",
            "Asia/Makassar",
            "Asia/Jayapura",
        }


@pytest.mark.parametrize("code", ["", "61", "61.01.01", "61.99", "99.99", "' OR 1=1"])
def test_what_is_no_regencys_code_is_refused_at_its_field(code: str) -> None:
    with pytest.raises(Invalid) as refused:
        regions.region(code)
    assert refused.value.field == "region"


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("61.01", "Asia/Pontianak"),
        ("62.01", "Asia/Pontianak"),
        ("63.01", "Asia/Makassar"),
        ("64.01", "Asia/Makassar"),
        ("65.01", "Asia/Makassar"),
        ("51.71", "Asia/Makassar"),
        ("81.01", "Asia/Jayapura"),
        ("91.71", "Asia/Jayapura"),
        ("11.71", "Asia/Jakarta"),
        ("35.78", "Asia/Jakarta"),
    ],
)
def test_kalimantan_is_divided_between_two_zones(code: str, zone: str) -> None:
    """Keppres 41/1987."""
    assert regions.region(code).timezone == zone


@pytest.mark.parametrize(
    ("name", "prefix"),
    [("Kabupaten Sambas", "SBS"), ("Kota Depok", "DPK"), ("Kota Ambon", "AMB"), ("Kota A", "AXX")],
)
def test_a_prefix_sounds_like_its_region(name: str, prefix: str) -> None:
    found = regions.prefix(name)
    assert re.fullmatch("[A-Z]{3}", found)
    assert found[0] == prefix[0]
    if name in {"Kabupaten Sambas", "Kota Depok"}:
        assert found == prefix


def test_neighbouring_codes_and_namesakes_have_colours_of_their_own() -> None:
    found = regions.regions()
    assert {each.accent for each in found} == set(regions.ACCENTS)
    for one, after in pairwise(found):
        is_next = int(one.code.replace(".", "")) + 1 == int(after.code.replace(".", ""))
        assert not is_next or one.accent != after.accent, (one, after)
    namesakes = defaultdict(list)
    for each in found:
        namesakes[each.province, each.name.partition(" ")[2]].append(each.accent)
    assert not [name for name, same in namesakes.items() if len(set(same)) < len(same)]
