"""Ways through the pages of each role: every step is a page that somebody can stand on."""

from collections.abc import Callable, Iterator

from tests.browser.further_walks import as_counter, misplaced, next_door, without_a_line
from tests.browser.person import Person
from tests.browser.story import Report, add_photo, choose_topic, say_what, say_where, say_who

PUBLIC = (
    "/",
    "/pengaduan",
    "/pengaduan?q=tidakadayangbegini",
    "/pengaduan/angka",
    "/lapor",
    "/lacak",
    "/masuk",
    "/daftar",
    "/lupa-sandi",
    "/bantuan",
    "/112",
    "/privasi",
    "/aksesibilitas",
    "/data",
    "/umpan",
    "/tidak-ada",
)


OPEN_AS_A_PAGE = "link => { location = link.href }"  # what a new tab does


def as_visitor(person: Person) -> Iterator[str]:
    for path in PUBLIC:
        person.go(path)
        yield path
    person.go("/pengaduan?state=didisposisikan")  # one whose clock runs
    follow(person, "ul.rows a")
    yield "a complaint"
    person.press("Bagaimana tenggat ini dihitung?")
    yield "its deadline"
    person.page.go_back()
    person.press("Ikuti laporan ini")
    yield "following it"
    person.press("Ikuti")
    yield "following it without an address"


def as_reporter(person: Person) -> Iterator[str]:
    """Through the filing pages, stumbling at the first."""
    person.go("/lapor")
    person.press("Lanjutkan")
    yield "what, with errors"
    report = Report(photo=True)
    say_what(person, report)
    yield "topics"
    person.press("Lanjutkan")
    yield "topics, with errors"
    person.page.get_by_text("Lihat semua topik").click()
    yield "all topics"
    choose_topic(person, report)
    person.go("/lapor")
    yield "a report left unfinished"
    person.press("Lanjutkan laporan")
    yield "where"
    person.press("Lanjutkan")
    yield "where, with errors"
    say_where(person, "sambas")
    yield "photos"
    add_photo(person, report)
    yield "who"
    say_who(person, report)
    yield "check"
    person.press("Kirim laporan")
    yield "filed"
    person.press("Lihat laporan saya")
    yield "one's own complaint"


def as_officer(person: Person) -> Iterator[str]:
    person.sign_in("officer")
    for path in ("/meja/pengaduan", "/meja/pengaduan?kotak=dibuka-kembali", "/akun"):
        person.go(path)
        yield path
    person.go("/meja/pengaduan")
    follow(person, "ul.inbox h3 a")
    person.page.get_by_text("Bukan kewenangan kami").click()
    yield "a complaint on the desk"
    person.press("Samarkan kata dari umum")
    yield "hiding words"
    person.go("/meja/templat")
    person.press("Tulis templat")
    person.press("Simpan")
    yield "a template refused"
    person.go("/meja/pengaduan?prioritas=rendah")
    yield "an inbox narrowed to nothing"
    person.go("/meja/pengaduan")
    follow(person, "ul.inbox h3 a")
    person.press("Kirim tanggapan")
    yield "an answer refused"
    person.page.get_by_text("Bukan kewenangan kami").click()
    person.page.get_by_label("Dinas yang berwenang").select_option(index=1)
    person.fill("Alasan", "Ini jalan provinsi.")
    person.press("Kembalikan laporan")
    yield "a report before it is given back"


def as_coordinator(person: Person) -> Iterator[str]:
    person.sign_in("coordinator")
    first, second = (person.page.locator("ul.queue > li").nth(number) for number in (0, 1))
    first.get_by_role("link", name="Pilih lainnya").click()
    second.get_by_role("link", name="Tolak laporan").click()
    person.page.get_by_label("Alasan").wait_for()
    person.page.get_by_label("Cari topik atau dinas").wait_for()
    yield "the queue, with both forms open"
    person.press("Tolak dengan alasan ini")
    yield "a rejection refused"
    person.press("Koordinasi")
    with person.page.expect_navigation():
        person.page.get_by_role("link", name="Pilih lainnya").first.evaluate(OPEN_AS_A_PAGE)
    yield "choosing, on a page of its own"
    person.press("Teruskan")
    yield "a choice refused"
    person.press("Koordinasi")
    follow(person, "ul.queue h2 a")
    yield "a complaint in the queue"
    for noun in ("disposisi", "penolakan"):
        person.go("/meja/koordinasi")
        person.page.get_by_text("Pilih semua di halaman ini").last.click()
        with person.page.expect_navigation():
            person.page.locator(f"[formaction$='/massal/{noun}']").click()
        yield f"many at once: {noun}"
    person.go("/meja/dinas")
    yield "what is at the agencies"


def as_regent(person: Person) -> Iterator[str]:
    person.sign_in("regent")
    yield "the region on one screen"
    follow(person, "#peringkat a")
    yield "the list behind a number"


def as_head(person: Person) -> Iterator[str]:
    person.sign_in("head")
    yield "an agency's numbers"


def as_admin(person: Person) -> Iterator[str]:
    person.sign_in("admin")
    yield "the desk of people"
    person.press("Undang orang")
    person.press("Kirim undangan")
    yield "an invitation refused"
    person.fill("Nama", "Siti Aminah")
    person.fill("Surel", "resident@sambas.test")
    person.page.locator("label", has_text="Koordinator").first.click()
    person.press("Kirim undangan")
    yield "an address that is known"
    person.go("/meja/orang?q=officer")
    follow(person, "#results th a")
    yield "one of the staff"
    person.go("/meja/aplikasi")
    person.press("Buat kunci")
    yield "a key refused"
    person.fill("Nama aplikasi", "Peta Warga")
    person.page.locator("label", has_text="Mengirim laporan").first.click()
    person.press("Buat kunci")
    yield "a new key"
    person.go("/meja/wilayah")
    yield "the desk of boundaries"
    person.press("Kirim, lalu lihat hasilnya")
    yield "a file refused"
    person.go("/meja/pengaduan")
    yield "a desk that is not theirs"


def as_resident(person: Person) -> Iterator[str]:
    person.sign_in("resident")
    yield "the account"
    person.go("/pengaduan")
    person.page.locator("#district").select_option(label="Pemangkat")
    person.press("Tampilkan")
    person.press("Ikuti wilayah ini")
    yield "an area that is followed"
    person.go("/ikuti/saya")
    yield "all that is followed"


def as_super_admin(person: Person) -> Iterator[str]:
    person.sign_in("superadmin")
    for path in (
        "/daerah",
        "/daerah/baru?q=sambas",
        "/daerah/sambas",
        "/daerah/sambas/penutupan",
        "/tidak-ada",
    ):
        person.go(path)
        yield path
    person.go("/daerah/baru?q=sambas")
    person.press("Siapkan daerah")
    yield "a region refused"


WALKS: dict[str, Callable[[Person], Iterator[str]]] = {
    "visitor": as_visitor,
    "reporter": as_reporter,
    "officer": as_officer,
    "coordinator": as_coordinator,
    "regent": as_regent,
    "head": as_head,
    "admin": as_admin,
    "resident": as_resident,
    "super-admin": as_super_admin,
    "counter": as_counter,
    "without a line": without_a_line,
    "next door": next_door,
    "misplaced": misplaced,
}


def follow(person: Person, selector: str) -> None:
    """Follow the first link of a list."""
    with person.page.expect_navigation():
        person.page.locator(selector).first.click()
