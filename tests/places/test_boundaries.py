"""A regency's own boundaries: read, recognised, put in force; and what a pin finds by them."""

import json
import resource
from typing import Any

import pytest

from tenants import places
from tenants.kernel.errors import Invalid
from tenants.kernel.tenancy import Tenant
from tenants.places import BoundaryFile, Layer, boundaries, geometry, locate
from tests.factories.boundaries import a_file, a_square, in_force, middle, squares

pytestmark = pytest.mark.usefixtures("in_tenant")
BY = "account:1"
ONE, TWO = "61.01.01.2001", "61.01.01.2002"


def offered(content: bytes, layer: Layer = Layer.VILLAGE) -> BoundaryFile:
    return boundaries.offer(content, "batas.geojson", layer, by=BY)


def test_a_pin_finds_its_village_once_a_file_is_in_force() -> None:
    assert locate(*middle(0)) is None
    file = offered(squares([ONE, TWO]))
    assert locate(*middle(0)) is None, "nobody has looked at it yet"
    boundaries.put_in_force(file, by=BY)
    found = locate(*middle(1))
    assert found and (found.district_code, found.village_code) == ("61.01.01", TWO)


def test_a_pin_outside_every_boundary_finds_nothing_and_one_beside_a_line_its_village() -> None:
    in_force(squares([ONE]))
    assert locate(5, 100) == places.Located()
    west = locate(1.05, 109.0 - 0.0004)
    assert west and west.village_code == ONE


def test_where_only_districts_are_known_a_pin_finds_its_district() -> None:
    in_force(a_file([a_square(0, KDCPUM="610101")]), Layer.DISTRICT)
    assert locate(*middle(0)) == places.Located("61.01.01")
    in_force(a_file([a_square(1, KDEPUM=TWO)]))
    assert locate(*middle(1)) == places.Located("61.01.01", TWO)
    assert locate(*middle(0)) == places.Located("61.01.01")


def test_a_new_file_takes_the_place_of_the_one_before() -> None:
    first = in_force(squares([ONE]))
    second = in_force(squares([TWO]))
    found = locate(*middle(0))
    assert found and found.village_code == TWO
    assert [each.id for each in boundaries.in_force().values()] == [second.id]
    assert first.id != second.id


def test_a_file_that_was_only_looked_at_can_be_left() -> None:
    kept = in_force(squares([ONE]))
    boundaries.discard(offered(squares([TWO])), by=BY)
    assert boundaries.waiting() == []
    assert boundaries.in_force() == {Layer.VILLAGE: kept}


def test_a_file_put_in_force_twice_is_so_once() -> None:
    file = in_force(squares([ONE]))
    since = file.in_force_at
    boundaries.put_in_force(file, by=BY)
    assert file.in_force_at == since


@pytest.mark.parametrize(
    "properties",
    [
        {"KDEPUM": "61.01.01.2001"},
        {"kode": "61.01.01.2001", "nama": "Lain sekali"},
        {"KDEPUM": "6101012001"},
        {"WADMKC": "Sambas", "WADMKD": "DALAM KAUM"},
        {"Kecamatan": "Kec. Sambas", "Desa": "Desa Dalam Kaum"},
        {"name": "dalam  kaum"},
    ],
)
def test_a_village_is_recognised_by_code_or_by_name(properties: dict[str, str]) -> None:
    named = {"61.01.01.2001": "Dalam Kaum"}
    assert places.names_of(ONE)[0] in named.values(), places.names_of(ONE)
    in_force(a_file([a_square(0, **properties)]))
    found = locate(*middle(0))
    assert found and found.village_code == ONE


@pytest.mark.parametrize(
    "properties",
    [
        {"kode": "6101012001"},  # without dots it may be one of BPS, which means another village
        {"WADMKC": "Tebas", "WADMKD": "Dalam Kaum"},
        {"nama": "Atlantis"},
        {},
    ],
)
def test_what_is_not_recognised_is_named(properties: dict[str, str]) -> None:
    file = offered(a_file([a_square(0, KDEPUM=TWO), a_square(1, **properties)]))
    assert file.unknown == [properties.get("nama") or properties.get("WADMKD") or "#2"]
    seen = boundaries.look(file)
    assert seen.matched == 1
    assert "Dalam Kaum" in seen.missing


def test_a_village_in_two_pieces_is_one() -> None:
    in_force(a_file([a_square(0, KDEPUM=ONE), a_square(4, KDEPUM=ONE)]))
    for number in (0, 4):
        found = locate(*middle(number))
        assert found and found.village_code == ONE


def test_neighbours_keep_the_line_they_share_when_it_is_made_simpler() -> None:
    file = in_force(squares([ONE, TWO]))
    drawn = json.loads(places.drawn(file.id))
    left, right = (
        {tuple(each) for each in shape["geometry"]["coordinates"][0]} for shape in drawn["features"]
    )
    assert len(left & right) == 2
    assert places.drawn(file.id) is places.drawn(file.id), "drawn once"
    assert [each["properties"]["code"] for each in drawn["features"]] == [ONE, TWO]
    first = drawn["features"][0]["properties"]
    assert first["name"] == places.village(ONE).name
    assert first["district"] == dict(places.districts())[places.district_of(ONE)]


def with_shape(**shape: Any) -> bytes:
    return a_file([{"type": "Feature", "properties": {"KDEPUM": ONE}, "geometry": shape}])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04", "bukan GeoJSON"),
        (b"[" * 100_000, "bukan GeoJSON"),
        (b'{"type":"FeatureCollection","features":[{"a":NaN}]}', "bukan GeoJSON"),
        (b"[]", "FeatureCollection"),
        (b'{"features":{}}', "FeatureCollection"),
        (b'{"type":"FeatureCollection","features":[]}', "tidak ada satu bidang pun"),
        (b'{"features":[7]}', "Isi ke-1 bukan bidang"),
        (with_shape(type="Point", coordinates=[109, 1]), "Isi ke-1 bukan bidang"),
        (with_shape(type="Polygon", coordinates=[[[109, 1], [109, 2]]]), "Bidang ke-1"),
        (with_shape(type="Polygon", coordinates="banyak"), "Bidang ke-1"),
        (with_shape(type="Polygon", coordinates=[]), "Bidang ke-1"),
        (
            with_shape(
                type="Polygon",
                coordinates=[[[5e5, 1e5], [6e5, 1e5], [6e5, 2e5], [5e5, 1e5]]],
            ),
            "EPSG:4326",
        ),
        (a_file([a_square(0)], crs={"properties": {"name": "EPSG:23830"}}), "EPSG:4326"),
        (a_file([a_square(0, nama="Atlantis")]), "Tidak satu pun"),
        (b" " * 10_000_001, "Paling besar 10 MB"),
        (a_file([1] * 2_001), "lebih dari 2000 bidang"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(content: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said) as refusal:
        offered(content)
    assert refusal.value.field == "file"


def test_a_line_that_crosses_itself_is_mended() -> None:
    bow = [[109.0, 1.0], [109.1, 1.1], [109.1, 1.0], [109.0, 1.1], [109.0, 1.0]]
    in_force(with_shape(type="Polygon", coordinates=[bow]))
    found = locate(1.05, 109.09)
    assert found and found.village_code == ONE


def strokes(teeth: int, *, upright: bool, aside: float = 0) -> list[list[float]]:
    """Up and down, or left and right: what lies across crosses all of it."""
    steps = [((number + aside) / teeth, number % 2) for number in range(teeth)]
    return [[109.0 + x, 1.0 + y] if upright else [109.0 + y, 1.0 + x] for x, y in steps]


def ring(*lines: list[list[float]]) -> list[list[list[float]]]:
    corners = [corner for line in lines for corner in line]
    return [[*corners, corners[0]]]


def a_comb(*, upright: bool) -> list[list[list[float]]]:
    """Crosses nothing by itself."""
    forth = strokes(1_500, upright=upright)
    return ring(forth, strokes(1_500, upright=upright, aside=0.4)[::-1])


@pytest.mark.parametrize(
    "shape",
    [
        {
            "type": "Polygon",
            "coordinates": ring(strokes(1_500, upright=True), strokes(1_500, upright=False)),
        },
    ],
)
def test_what_crosses_a_million_times_costs_seconds_and_is_refused(shape: dict[str, Any]) -> None:
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pytest.raises(Invalid, match="saling memotong") as refusal:
        offered(with_shape(**shape))
    assert refusal.value.field == "file"
    cost = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert cost.ru_utime - began.ru_utime < geometry.CPU_SECONDS + 1


def test_shapes_of_one_village_that_cross_a_million_times_are_refused() -> None:
    features = [
        {
            "type": "Feature",
            "properties": {"KDEPUM": ONE},
            "geometry": {"type": "Polygon", "coordinates": a_comb(upright=upright)},
        }
        for upright in (True, False)
    ]
    with pytest.raises(Invalid, match="saling memotong"):
        offered(a_file(features))


def test_boundaries_of_one_region_are_not_anothers(sambas: Tenant) -> None:
    in_force(squares([ONE]))
    with pytest.raises(Invalid, match="Tidak satu pun"):
        offered(squares(["32.76.06.1001"]))
