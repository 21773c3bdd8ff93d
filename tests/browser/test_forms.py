"""Nothing typed is lost, and nothing is sent twice."""

from playwright.sync_api import Route, expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import (
    Report,
    add_photo,
    choose_topic,
    file_report,
    say_what,
    say_where,
    say_who,
)

# A request that was held up on its way and arrives after all.
LATE = """async (body) => (await fetch("/lapor", {method: "POST", body, headers: {
    "Content-Type": "application/x-www-form-urlencoded", "HX-Request": "true", "HX-Target": "saved",
}})).status"""


def test_an_empty_form_says_what_is_missing_and_takes_the_focus_there(someone: Someone) -> None:
    visitor = someone("sambas")
    visitor.go("/lapor")
    visitor.fill("Ceritakan apa yang terjadi", "pendek")
    visitor.press("Lanjutkan")
    check_summary(visitor)
    assert visitor.page.locator("#text").input_value() == "pendek"
    visitor.page.locator(".errors a").first.click()
    assert visitor.page.evaluate("document.activeElement.id") == "text"


def test_each_refused_page_of_a_report_keeps_what_was_typed(someone: Someone) -> None:
    visitor, report = someone("sambas"), Report()
    say_what(visitor, report)
    choose_topic(visitor, report)
    visitor.fill("Patokan tempat", "dekat jembatan")
    visitor.press("Lanjutkan")
    check_summary(visitor)
    assert visitor.page.locator("#landmark").input_value() == "dekat jembatan"
    say_where(visitor, "sambas")
    picture = {"name": "surat.jpg", "mimeType": "image/jpeg", "buffer": b"bukan foto"}
    visitor.page.locator("#photos").set_input_files(picture)
    visitor.press("Lanjutkan")
    check_summary(visitor)
    assert "bukan foto" in visitor.page.locator(".errors").inner_text()
    add_photo(visitor, report)
    visitor.fill("Nama", "Budi")
    visitor.fill("Surel", "budi@")
    visitor.press("Lanjutkan")
    check_summary(visitor)
    assert visitor.page.locator("#name").input_value() == "Budi"
    assert visitor.page.locator("#email").input_value() == "budi@"


def test_going_back_loses_nothing(someone: Someone) -> None:
    visitor, report = someone("sambas"), Report(name="Budi")
    say_what(visitor, report)
    choose_topic(visitor, report)
    say_where(visitor, "sambas")
    add_photo(visitor, report)
    say_who(visitor, report)
    for _ in range(5):
        go_back(visitor)
    assert visitor.page.locator("#text").input_value() == report.text
    for _ in range(5):
        visitor.press("Lanjutkan")
    assert report.text in visitor.text
    assert "Budi" in visitor.text


def test_what_stands_on_a_page_is_kept_on_the_way_back(someone: Someone) -> None:
    visitor, report = someone("sambas"), Report()
    say_what(visitor, report)
    choose_topic(visitor, report)
    visitor.page.locator("#district").select_option(label="Pemangkat")
    visitor.page.locator("#village option", has_text="Pemangkat Kota").wait_for(state="attached")
    visitor.page.locator("#village").select_option(label="Desa Pemangkat Kota")
    visitor.fill("Patokan tempat", "belakang gudang")
    go_back(visitor)
    assert visitor.page.get_by_label(report.topic).is_checked()
    visitor.press("Lanjutkan")
    assert visitor.page.locator("#landmark").input_value() == "belakang gudang"
    assert visitor.page.locator("#village option:checked").inner_text() == "Desa Pemangkat Kota"


def test_a_report_goes_on_in_another_tab_another_day(someone: Someone) -> None:
    """Typed and never sent on: the tab is closed, and home leads back to the words."""
    visitor, words = someone("sambas"), "Jembatan gantung di ujung desa papannya lapuk"
    visitor.go("/lapor")
    visitor.page.locator("#text").press_sequentially(words, delay=5)
    expect(visitor.page.locator("#saved")).to_contain_text("Isian Anda tersimpan")
    visitor.page.reload()
    assert visitor.page.locator("#text").input_value() == words
    visitor.shot("tersimpan")
    visitor.page.close()
    visitor.page = visitor.context.new_page()
    visitor.go("/")
    visitor.shot("beranda-lanjutkan")
    visitor.press("Lanjutkan laporan")
    assert visitor.page.locator("#text").input_value() == words


def test_an_answer_that_comes_late_changes_no_choice(someone: Someone) -> None:
    """A slow line: what was typed is still on its way when the topic is long chosen."""
    visitor = someone("sambas", service_workers="block")  # what a worker sends can't be held here
    visitor.go("/lapor")
    held: list[Route] = []
    visitor.page.route(
        "**/lapor", lambda route: held.append(route) if is_typing(route) else route.fallback()
    )
    visitor.fill("Ceritakan apa yang terjadi", "ada kebakaran di rumah tetangga sekarang")
    with visitor.page.expect_request(lambda request: "hx-target" in request.headers):
        visitor.page.locator("#text").blur()
    visitor.press("Lanjutkan")
    assert visitor.page.locator("input:checked").count() == 0
    visitor.page.get_by_text("Lihat semua topik").click()
    visitor.fill("Cari topik", "ktp")
    expect(visitor.page.get_by_label("Jalan rusak atau berlubang")).to_be_hidden()
    visitor.page.locator("label", has_text="KTP elektronik").click()
    visitor.shot("topik-cari")
    visitor.page.unroute("**/lapor")
    assert visitor.page.evaluate(LATE, held[0].request.post_data) == 200
    assert visitor.page.get_by_label("KTP elektronik").is_checked()
    visitor.press("Lanjutkan")
    go_back(visitor)
    assert visitor.page.get_by_label("KTP elektronik").is_checked()


def is_typing(route: Route) -> bool:
    return route.request.method == "POST" and "hx-target" in route.request.headers


def test_a_double_press_files_one_report(someone: Someone) -> None:
    visitor, report = someone("sambas"), Report(text="Lampu jalan di tikungan mati sejak Senin.")
    say_what(visitor, report)
    choose_topic(visitor, report)
    say_where(visitor, "sambas")
    add_photo(visitor, report)
    say_who(visitor, report)
    visitor.find("Kirim laporan").dblclick()
    visitor.page.wait_for_url("**/terkirim")
    reference = visitor.page.locator(".panel .big").inner_text()
    officer = someone("sambas").sign_in("officer")
    officer.go("/meja/pengaduan?q=tikungan")
    found = officer.page.locator("li.report", has_text="Lampu jalan di tikungan")
    for _ in range(40):
        if found.count():
            break
        officer.page.wait_for_timeout(150)
        officer.page.reload()
    assert found.count() == 1
    assert reference in found.inner_text()


def test_a_form_from_before_signing_in_says_that_it_is_old(someone: Someone) -> None:
    visitor = someone("sambas")
    visitor.go("/lacak")
    visitor.fill("Nomor laporan", "SBS-26-AAAAAA")
    visitor.context.clear_cookies()
    visitor.press("Lihat laporan")
    assert "Formulir ini sudah tidak berlaku" in visitor.text


def test_a_secret_report_is_nobodys_to_read(someone: Someone) -> None:
    visitor = someone("sambas")
    filed = file_report(visitor, "sambas", Report(identity="Rahasia"))
    visitor.press("Lihat laporan saya")
    assert "Laporan rahasia" in visitor.text
    stranger = someone("sambas")
    assert stranger.go(f"/pengaduan/{filed.reference}").status == 404


def go_back(visitor: Person) -> None:
    with visitor.page.expect_navigation():
        visitor.page.locator("a.back").click()


def check_summary(visitor: Person) -> None:
    """The summary has the focus, the title says so, and each link leads to a field."""
    summary = visitor.page.locator(".errors")
    assert "Ada masalah" in summary.inner_text()
    assert visitor.page.title().startswith("Kesalahan: ")
    assert visitor.page.evaluate("document.activeElement.id") == "kesalahan"
    for link in summary.locator("a").all():
        assert visitor.page.locator(link.get_attribute("href") or "#none").count() == 1
