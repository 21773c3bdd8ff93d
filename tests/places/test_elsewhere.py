"""Words that speak of another district than that of the chosen village; silent where unsure."""

import pytest

from tenants import places
from tenants.kernel.tenancy import Tenant

PEMANGKAT_KOTA = "Pemangkat Kota", "Pemangkat"
JAWAI_SELATAN = "Jawai Laut", "Jawai Selatan"


def code_of(village: tuple[str, str]) -> str:
    return next(code for code, each in places.names_by_code().items() if each == village)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Jalan di simpang tiga Tebas berlubang", "Tebas"),
        ("Jembatan putus di kec. Sambas dekat dermaga", "Sambas"),
        ("Depan kantor camat Jawai Selatan", "Jawai Selatan"),
        ("Dermaga di Jawai", "Jawai"),
        ("Jalan Tebas berlubang, arah Tebas", None),  # a road is called so
        ("Kabupaten Sambas kurang lampu", None),  # the region's own name
        ("Antara Tebas dan Selakau", None),  # which of them?
        ("Dari pasar Pemangkat orang Tebas lewat sini", None),  # the chosen place is named too
        ("Rumah Tebasan roboh", None),
        ("", None),
    ],
)
def test_a_district_is_named_or_not(in_tenant: Tenant, words: str, named: str | None) -> None:
    found = places.district_elsewhere(code_of(PEMANGKAT_KOTA), words)
    assert (dict(places.districts())[found] if found else None) == named


def test_the_short_name_of_the_chosen_district_is_no_other(in_tenant: Tenant) -> None:
    assert places.district_elsewhere(code_of(JAWAI_SELATAN), "Dermaga di Jawai lapuk") is None


def test_no_boundaries_know_of_no_disagreement(in_tenant: Tenant) -> None:
    assert places.point_elsewhere(code_of(PEMANGKAT_KOTA), 1.36, 109.31) is None
