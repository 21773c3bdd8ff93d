"""What residents and staff do in the browser, in their words."""

import io
from dataclasses import dataclass

from PIL import Image

from tests.browser.person import Person

HOLE = "Lubang besar di jalan raya depan pasar, sudah tiga minggu dan banyak motor jatuh."
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."
KNOWN_TOPIC = "Jalan rusak atau berlubang"
UNKNOWN_TOPIC = "Saya tidak tahu"
PLACES = {
    "sambas": ("Pemangkat", "Desa Pemangkat Kota"),
    "depok": ("Beji", "Kelurahan Kemiri Muka"),
}
GPS = {1: "N", 2: (1.0, 10.0, 0.0), 3: "E", 4: (108.0, 58.0, 0.0)}
GPS_BLOCK = 0x8825


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody has to say; `email` empty: nobody to write to."""

    text: str = HOLE
    topic: str = KNOWN_TOPIC
    identity: str = "Laporan publik"
    name: str = "Siti Aminah"
    email: str = ""
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Filed:
    reference: str
    receipt: str


def photo_with_place() -> bytes:
    """A JPEG as a phone takes it: large, with the place where it was taken."""
    picture = Image.effect_noise((1200, 900), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Ponsel Rahasia"
    exif.get_ifd(GPS_BLOCK).update(GPS)
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=70, exif=exif)
    assert Image.open(io.BytesIO(kept.getvalue())).getexif().get_ifd(GPS_BLOCK)
    return kept.getvalue()


def file_report(person: Person, slug: str, report: Report, shots: str = "") -> Filed:
    """From the home page to the confirmation, as a resident without account does it."""
    say_what(person, report, shots)
    choose_topic(person, report, shots)
    say_where(person, slug, shots)
    add_photo(person, report, shots)
    say_who(person, report, shots)
    assert report.text in person.text
    _shot(person, shots, "6-periksa")
    person.press("Kirim laporan")
    _shot(person, shots, "7-terkirim")
    reference = person.page.locator(".panel .big").inner_text().strip()
    return Filed(reference, person.page.locator(".receipt .code").inner_text().strip())


def say_what(person: Person, report: Report, shots: str = "") -> None:
    person.go("/")
    _shot(person, shots, "0-beranda")
    person.press("Lapor sekarang")
    person.fill("Ceritakan apa yang terjadi", report.text)
    if person.has_script:
        person.page.locator("#text").blur()
        person.settle()
    _shot(person, shots, "1-apa")
    person.press("Lanjutkan")


def choose_topic(person: Person, report: Report, shots: str = "") -> None:
    """One of those offered, else of the list of all."""
    choice = person.page.locator("label", has_text=report.topic).first
    if not choice.is_visible():
        person.page.get_by_text("Lihat semua topik").click()
    choice.click()
    _shot(person, shots, "2-topik")
    person.press("Lanjutkan")


def say_where(person: Person, slug: str, shots: str = "") -> None:
    """Where others reported something alike, this one is about something else."""
    choose_place(person, slug, shots)
    if "/serupa" in person.path:
        person.press("Laporan saya lain, lanjutkan")


def choose_place(person: Person, slug: str, shots: str = "") -> None:
    """With htmx the villages come by themselves; without it, by a button."""
    district, village = PLACES[slug]
    person.page.locator("#district").select_option(label=district)
    button = person.page.get_by_role("button", name="Tampilkan desa dan kelurahan")
    if button.is_visible():
        person.press("Tampilkan desa dan kelurahan")
    person.page.locator("#village option", has_text=village).first.wait_for(state="attached")
    person.page.locator("#village").select_option(label=village)
    person.fill("Patokan tempat", "depan pasar, dekat jembatan")
    _shot(person, shots, "3-di-mana")
    person.press("Lanjutkan")


def add_photo(person: Person, report: Report, shots: str = "") -> None:
    if report.photo:
        taken = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
        person.page.locator("#photos").set_input_files(taken)
        person.press("Simpan, lalu tambah lagi")
        if person.path.endswith("/tempat-foto"):  # without a script the server asks
            person.press("Jangan pakai")
        assert person.page.locator("ul.photos img").count() == 1
        _shot(person, shots, "4-foto")
    person.press("Lanjutkan")


def say_who(person: Person, report: Report, shots: str = "") -> None:
    person.page.locator("label", has_text=report.identity).first.click()
    person.fill("Nama", report.name)
    if report.email:
        person.fill("Surel", report.email)
    _shot(person, shots, "5-identitas")
    person.press("Lanjutkan")


def find_in_inbox(officer: Person, reference: str) -> None:
    """Open a complaint from the inbox, for which it may still be on its way: a few seconds."""
    officer.go("/meja/pengaduan")
    row = officer.page.locator("li.report", has_text=reference)
    for _ in range(40):
        if row.count():
            break
        officer.page.wait_for_timeout(150)
        officer.page.reload()
    with officer.page.expect_navigation():
        row.get_by_role("link").first.click()


def answer(officer: Person, words: str) -> None:
    """The work is done, and a picture shows it."""
    officer.fill("Tanggapan", words)
    taken = {"name": "sesudah.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
    officer.page.locator("#photos").set_input_files(taken)
    if not officer.page.locator("#is_done").is_checked():
        officer.page.locator("label[for=is_done]").click()
    officer.press("Kirim tanggapan")
    assert "Tanggapan terkirim" in officer.text


def judge(reporter: Person, verdict: str, note: str = "") -> None:
    reporter.page.locator("label", has_text=verdict).first.click()
    if note:
        reporter.fill("Keterangan", note)
    reporter.press("Kirim jawaban")


def _shot(person: Person, shots: str, name: str) -> None:
    if shots:
        person.shot(f"{shots}-{name}")
