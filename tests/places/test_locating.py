"""Where an address lies: by a code, or by the words that name one village."""

import pytest

from tenants import places
from tenants.kernel.tenancy import Tenant


@pytest.mark.parametrize(
    ("address", "village"),
    [
        ("61.01.01.2001", "Dalam Kaum"),
        ("Jl. Raya, Tebas Kuala", "Tebas Kuala"),
        ("Jalan menuju dermaga, Desa Tebas Kuala, Kec. Tebas", "Tebas Kuala"),
        ("kecamatan Pemangkat, desa PEMANGKAT KOTA", "Pemangkat Kota"),
        ("Depan pasar Tebas Kualanya", None),
        ("Kec. Tebas", None),
        ("61.01.01.9999", None),
        ("32.76.06.1001", None),
        ("x" * 5_000, None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_names_its_village_or_none(
    in_tenant: Tenant, address: str | None, village: str | None
) -> None:
    found = places.village_for(1.36, 109.31, address)
    assert (places.names_of(found)[0] if found else None) == village


def test_of_two_villages_called_alike_the_district_decides(in_tenant: Tenant) -> None:
    names = list(places.names_by_code().items())
    code, (village, district) = next(
        (code, each) for code, each in names if [n[0] for _c, n in names].count(each[0]) > 1
    )
    assert places.village_for(None, None, f"Desa {village}") is None
    assert places.village_for(None, None, f"Desa {village}, Kec. {district}") == code


def test_every_village_is_found_by_its_full_name(in_tenant: Tenant) -> None:
    lost = [
        (village, district)
        for code, (village, district) in places.names_by_code().items()
        if places.village_for(None, None, f"Desa {village}, Kec. {district}") != code
    ]
    assert len(lost) <= 2, lost
