"""Ways through the counter, the page for the time without a line, and what goes next door."""

from collections.abc import Iterator

from tests.browser.person import Person
from tests.browser.story import (
    UNKNOWN_TOPIC,
    Report,
    add_photo,
    choose_topic,
    file_report,
    say_what,
    say_where,
    say_who,
)

CROSSING = (
    "Tolong petugas datang melihat keadaan di sini, sudah lama begini. Tempatnya di Kota Depok."
)
ROAD = "Jalan rusak atau berlubang"


def as_counter(person: Person) -> Iterator[str]:
    person.sign_in("counter")
    person.go("/meja/loket")
    yield "the counter"
    person.page.locator("#topic").select_option(label=ROAD)
    person.page.get_by_text("Seberapa besar kerusakannya?").wait_for()
    yield "the counter, with a topic's questions"
    person.press("Catat dan buat bukti")
    yield "the counter, with errors"
    person.fill("Ceritakan apa yang terjadi", "Aspal di depan puskesmas terkelupas dan berdebu.")
    person.page.locator("#village").select_option(index=3)
    person.page.locator("label", has_text="Laporan publik").click()
    person.page.locator("label", has_text="Pelapor setuju").click()
    person.press("Catat dan buat bukti")
    yield "a slip"


def without_a_line(person: Person) -> Iterator[str]:
    person.go("/lapor/luring")
    yield "a report without a line"
    person.page.locator("#topic").select_option(label=ROAD)
    person.page.get_by_role("button", name="Kirim begitu ada sinyal").click()
    yield "a report without a line, with errors"
    person.page.locator("#text").fill("Ada kebakaran lahan di belakang kebun warga.")
    person.page.get_by_role("button", name="Hapus draf").wait_for()
    yield "a draft on the phone, and the way to 112"


def next_door(person: Person) -> Iterator[str]:
    """A report that goes from Sambas to Depok, and is not theirs either."""
    filed = file_report(person, "sambas", Report(text=CROSSING, topic=UNKNOWN_TOPIC))
    person.sign_in("coordinator")
    person.go(f"/meja/koordinasi/{filed.reference}/pengalihan")
    yield "passing on"
    _send(person, "Alihkan")
    yield "passing on, with errors"
    person.page.locator("label", has_text="Kota Depok").click()
    person.fill("Mengapa ke daerah itu", "Menurut pelapor di sana.")
    _send(person, "Alihkan")
    yield "a report that is elsewhere"
    person.go("/meja/koordinasi/daerah-lain")
    yield "what is elsewhere"
    person.site = person.stage.site("depok")
    person.sign_in("coordinator")
    number = _arrived(person)
    person.go(f"/meja/pengaduan/{number}")
    yield "what came from next door"
    person.go(f"/meja/koordinasi/{number}/tempat")
    yield "its place"
    _send(person, "Simpan tempat")
    yield "its place, with errors"
    person.go(f"/meja/koordinasi/{number}/pemulangan")
    yield "sending it home"
    _send(person, "Kembalikan")
    yield "sending it home, with errors"


def misplaced(person: Person) -> Iterator[str]:
    """Words that name another district than the one that is chosen."""
    report = Report(text="Jalan di simpang tiga Tebas berlubang, sudah dua minggu lamanya.")
    say_what(person, report)
    choose_topic(person, report)
    yield "where, with a topic's questions"
    say_where(person, "sambas")
    add_photo(person, report)
    say_who(person, report)
    person.page.get_by_text("Tempatnya sudah benar?").wait_for()
    yield "check, with a doubt"
    person.press("Sudah benar, biarkan")
    yield "check, without"


def _send(person: Person, name: str) -> None:
    with person.page.expect_navigation():
        person.page.locator("main").get_by_role("button", name=name, exact=True).click()


def _arrived(person: Person) -> str:
    """Its number there: the workers take a moment."""
    person.go("/meja/koordinasi")
    row = person.page.locator("li.report", has_text=CROSSING[:30])
    for _ in range(60):
        if row.count():
            break
        person.page.wait_for_timeout(250)
        person.page.reload()
    return str(row.first.get_attribute("id"))
