"""Words that speak of another regency: of the one named, and of none for what is only called so."""

import pytest

from tenants import places
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant


@pytest.mark.usefixtures("in_tenant")
@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("Jalan Margonda Depok dekat stasiun Pondok Cina", "Depok"),
        ("Banjir di Kota Singkawang belum surut", "Kota Singkawang"),
        ("sampah menumpuk di kab. Bandung Barat", "Kabupaten Bandung Barat"),
        ("Lampu mati di jakarta selatan", "Jakarta Selatan"),
        ("warga kota malang mengeluh", "Kota Malang"),
    ],
)
def test_another_regency_is_heard_by_its_name(words: str, region: str) -> None:
    assert places.region_elsewhere(words) == region


@pytest.mark.usefixtures("in_tenant")
@pytest.mark.parametrize(
    "words",
    [
        "Jalan berlubang di Kabupaten Sambas, dekat pasar Kota Sambas",
        "Jalan raya Sambas Singkawang rusak parah",
        "Truk dari arah Bengkayang muatannya tumpah di jalan",
        "Jl. Surabaya gelap, lampunya mati",
        "Tagihan ledeng naik padahal rumah kosong, saya di Pontianak",
        "warung bakso Malang buang limbah ke parit",
        "nasib kami malang, ada anak diserang anjing, banjir dekat batang air besar",
        "",
    ],
)
def test_a_name_that_tells_another_thing_is_no_other_regency(words: str) -> None:
    assert places.region_elsewhere(words) is None


@pytest.mark.usefixtures("undone")
def test_what_is_elsewhere_for_one_is_at_home_for_the_other(sambas: Tenant, depok: Tenant) -> None:
    words = "Macet di Depok arah stasiun"
    said = []
    for tenant in (sambas, depok):
        with unit_of_work(tenant, read_only=True):
            said.append(places.region_elsewhere(words))
    assert said == ["Depok", None]
