"""A super-admin takes a region onto the platform and watches it come to life."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.stage import Stage, links

READY = 30_000  # milliseconds
ADMIN = "bupati@padangpanjang.contoh.test"
PASSWORD = "tiga kata berlainan"


def test_a_small_region_is_ready_in_a_moment_and_its_first_admin_signs_in(
    stage: Stage, someone: Someone
) -> None:
    operator = someone("platform").sign_in("superadmin")
    fill_in(operator, search="padang panj", region="Kota Padang Panjang", slug="padangpanjang")
    operator.press("Siapkan daerah")
    assert operator.path == "/daerah/padangpanjang"
    progress = operator.page.locator("#progress")
    expect(progress.get_by_text("Daerah siap")).to_be_visible(timeout=READY)
    assert re.search(r"2 kecamatan, 16 desa/kelurahan", progress.inner_text())
    assert progress.locator("progress").get_attribute("value") == "6"
    operator.shot("daerah-siap")

    letter = stage.letter(ADMIN, "undangan sebagai")
    invitation = next(link for link in links(letter.text or "") if "/tautan/" in link)
    assert invitation.startswith(f"{stage.site('padangpanjang')}/tautan/undangan/")
    admin = someone("padangpanjang")
    admin.go(invitation)
    admin.shot("undangan")
    admin.fill("Kata sandi", "pendek")
    admin.press("Terima dan masuk")
    assert "paling sedikit 12" in admin.page.locator(".errors").inner_text()
    admin.fill("Kata sandi", PASSWORD)
    admin.press("Terima dan masuk")
    assert admin.path == "/meja/orang"
    assert "Admin Pertama" in admin.text
    admin.press("Keluar", within=".nav")
    admin.sign_in(ADMIN, PASSWORD)


def test_what_is_wrong_with_a_new_region_is_said_at_its_field(someone: Someone) -> None:
    operator = someone("platform").sign_in("superadmin")
    for slug, problem in {
        "sambas": "sudah dipakai daerah lain",
        "admin": "dipakai oleh platform",
        "Kota Singkawang": "hanya boleh huruf kecil",
    }.items():
        fill_in(operator, search="singkawang", region="Kota Singkawang", slug=slug)
        operator.press("Siapkan daerah")
        assert problem in operator.page.locator(".errors").inner_text()
        assert operator.page.locator("#slug").input_value() == slug
        assert operator.page.get_by_label("Kota Singkawang").is_checked()
        assert operator.page.locator("#admin_email").input_value() == ADMIN


def test_a_region_that_is_none_or_is_there_already_is_refused(someone: Someone) -> None:
    operator = someone("platform").sign_in("superadmin")
    fill_in(operator, search="Atlantis", region=None, slug="atlantis")
    assert "Tidak ada kabupaten atau kota" in operator.text
    operator.press("Siapkan daerah")
    assert "Pilih daerahnya." in operator.page.locator(".errors").inner_text()
    assert operator.page.locator("#slug").input_value() == "atlantis"
    fill_in(operator, search="Kabupaten Sambas", region="Kabupaten Sambas", slug="sambasdua")
    operator.press("Siapkan daerah")
    assert "sudah ada di platform" in operator.page.locator(".errors").inner_text()


def fill_in(
    operator: Person, *, search: str, region: str | None, slug: str, email: str = ADMIN
) -> None:
    operator.go("/daerah/baru")
    with operator.page.expect_response("**/daerah/baru?*"):
        operator.page.locator("#cari").press_sequentially(search)
    operator.settle()
    if region:
        operator.page.locator("#regions label", has_text=region).click()
    operator.fill("Alamat", slug)
    operator.fill("Nama admin pertama", "Admin Pertama")
    operator.fill("Surel admin pertama", email)
