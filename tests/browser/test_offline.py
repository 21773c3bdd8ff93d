"""A report written where the line breaks off: it waits on the phone, and arrives once."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

import psycopg
from playwright.sync_api import Error, Route, expect

from config.demo.program import LOCAL
from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import Report, choose_topic, photo_with_place, say_what

TEXT = "Jembatan gantung di dusun kami putus talinya sejak {}, warga tidak bisa menyeberang."
STAMP = re.compile(r"tersimpan di ponsel ini \w+, \d+ \w+ pukul \d\d\.\d\d WIB")
TRIES = 3
PHOTO = {"name": "IMG_7.jpg", "mimeType": "image/jpeg"}


def controlled(person: Person) -> None:
    """The worker watches the line from now on; a page that was left meanwhile is asked again."""
    for _ in range(TRIES):
        with suppress(Error):  # it did not come in time
            person.page.wait_for_function("() => navigator.serviceWorker.controller !== null")
            return
        person.page.reload()
    message = "no worker has taken the page over"
    raise AssertionError(message)


def look_into(person: Person) -> None:
    """What lies on the phone is read by a script that the report's pages do without."""
    person.page.add_script_tag(url="/static/phone.js")


def count(person: Person, text: str) -> int:
    """As the database has it."""
    query = "SELECT count(*) FROM t_sambas.complaint WHERE text = %s"
    with psycopg.connect(person.stage.env["JEMBATAN_OWNER_DATABASE_URL"]) as owner:
        row = owner.execute(query, (text,)).fetchone()
    assert row is not None
    return int(row[0])


def particulars(person: Person, text: str) -> list[list[str]]:
    query = "SELECT particulars FROM t_sambas.complaint WHERE text = %s"
    with psycopg.connect(person.stage.env["JEMBATAN_OWNER_DATABASE_URL"]) as owner:
        row = owner.execute(query, (text,)).fetchone()
    assert row is not None
    return [each["values"] for each in row[0]]


def answer_questions(person: Person) -> None:
    person.page.locator("label", has_text="Lebih dari lima meter").click()
    person.page.locator("label", has_text="Tertutup genangan").click()
    expect(person.page.get_by_text("Nomor tiang")).to_be_hidden()


def fill_rest(person: Person) -> None:
    page = person.page
    page.locator("#village").select_option(index=3)
    page.locator("label", has_text="Tanpa nama").click()
    page.locator("#photos").set_input_files(PHOTO | {"buffer": photo_with_place()})
    expect(page.locator("#pilihan img")).to_have_count(1)


def test_a_report_goes_on_without_a_line_and_is_sent_once_when_it_is_back(
    someone: Someone,
) -> None:
    text = TEXT.format("Senin")
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    say_what(visitor, Report(text=text))
    controlled(visitor)
    choose_topic(visitor, Report(text=text))
    visitor.context.set_offline(True)
    visitor.page.locator("main").get_by_role("button", name="Lanjutkan").click()
    visitor.page.wait_for_url("**/lapor/luring*")
    expect(visitor.page.locator("#text")).to_have_value(text)
    expect(visitor.page.locator("#topic option:checked")).to_have_text("Jalan rusak atau berlubang")
    answer_questions(visitor)
    fill_rest(visitor)
    visitor.page.get_by_role("button", name="Kirim begitu ada sinyal").click()
    expect(visitor.page.locator("#kabar")).to_contain_text("Tersimpan di ponsel ini")
    expect(visitor.page.locator("#tersimpan img")).to_have_count(1)
    expect(visitor.page.locator("#daftar li")).to_contain_text(STAMP)
    visitor.shot("luring-menunggu")
    assert count(visitor, text) == 0
    visitor.context.set_offline(False)
    visitor.page.wait_for_url("**/terkirim")
    expect(visitor.page.locator("#kode-rahasia")).to_be_visible()
    visitor.shot("luring-terkirim")
    assert count(visitor, text) == 1
    assert particulars(visitor, text) == [["Lebih dari lima meter"], ["Tertutup genangan"]]
    visitor.go("/lapor/luring")
    expect(visitor.page.locator("#daftar li")).to_have_count(0)


def test_a_lost_answer_makes_one_report_and_shows_its_code(someone: Someone) -> None:
    text = TEXT.format("Selasa")
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    lost = []

    def lose(route: Route) -> None:
        """The server takes it; what it says gets lost once."""
        if lost:
            route.continue_()
            return
        parts = urlsplit(route.request.url)
        headers = route.request.headers | {"host": parts.netloc}
        there = f"http://{LOCAL}:{parts.port}{parts.path}"
        lost.append(route.fetch(url=there, headers=headers, max_redirects=0).status)
        route.abort()

    visitor.context.add_init_script("delete ServiceWorkerRegistration.prototype.sync")
    visitor.go("/lapor/luring")
    visitor.context.route("**/lapor/kirim", lose)
    visitor.page.locator("#text").fill(text)
    fill_rest(visitor)
    with visitor.page.expect_event("requestfailed"):
        visitor.page.get_by_role("button", name="Kirim begitu ada sinyal").click()
    expect(visitor.page.locator("#kabar")).to_contain_text("Tersimpan di ponsel ini")
    expect(visitor.page.locator("#daftar li")).to_contain_text("Menunggu sinyal")
    assert lost == [303]
    assert count(visitor, text) == 1
    visitor.page.evaluate("dispatchEvent(new Event('online'))")
    visitor.page.wait_for_url("**/terkirim")
    expect(visitor.page.locator("#kode-rahasia")).to_be_visible()
    assert count(visitor, text) == 1


def test_a_secret_report_never_lies_on_the_phone_and_drafts_are_deleted_by_a_press(
    someone: Someone,
) -> None:
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    say_what(visitor, Report(text=TEXT.format("Rabu")))
    controlled(visitor)
    visitor.page.go_back()
    visitor.page.locator("#text").press_sequentially("a")
    look_into(visitor)
    kept = "phone.all().then((found) => found.filter((each) => each.fields).length)"
    visitor.page.wait_for_function(f"() => {kept}.then((count) => count === 1)")
    visitor.go("/lapor/luring")
    visitor.shot("luring-daftar")
    visitor.page.get_by_role("button", name="Hapus draf").click()
    expect(visitor.page.locator("#daftar li")).to_have_count(0)
    visitor.go("/lapor/lanjutkan")
    address = visitor.page.url.rsplit("/", 1)[0]
    visitor.go(f"{address}/identitas")
    visitor.page.locator("label", has_text="Rahasia").click()
    visitor.settle()
    look_into(visitor)
    secret = "phone.all().then((found) => found.length === 1 && !found[0].fields)"
    visitor.page.wait_for_function(f"() => {secret}")
    visitor.context.set_offline(True)
    visitor.fill("Nama", "Canary")
    expect(visitor.page.locator("#ponsel [data-when=secret]")).to_be_visible()
    assert "Canary" not in visitor.page.evaluate("phone.all().then(JSON.stringify)")
