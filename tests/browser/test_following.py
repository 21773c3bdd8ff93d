"""Following by mail: confirmed, told once, stopped; and an area's digest that comes once a week."""

import pytest

from tests.browser.conftest import Someone
from tests.browser.stage import Stage, links
from tests.browser.story import PLACES, Report, answer, file_report, find_in_inbox
from tests.browser.wire import ask

# A digest lists ten: an area where no other test files.
QUIET = ("Paloh", "Desa Sebubus")
READER, NEIGHBOUR = "tetangga@contoh.test", "sekecamatan@contoh.test"
# The digest of the Monday to come, whose week holds today, sent before its time.
ANNOUNCE = """
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo
from tenants.kernel import clock, outbox
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.registry import queries
from workers.app import app
from workers.complaints import announce_digests
from workers.relay import ring_mail
zone = ZoneInfo("Asia/Pontianak")
day = (clock.now().astimezone(zone) - timedelta(hours=6)).date()
monday = day + timedelta(days=7 - day.weekday())
with clock.frozen(datetime.combine(monday, time(7), zone)):
    announce_digests("sambas")
with app().app_context():
    with unit_of_work(PLATFORM):
        [sambas] = [each for each in queries.open_tenants() if each.key == "sambas"]
    with unit_of_work(sambas):
        for row in session.query(outbox.Announcement).filter_by(kind="digest.resident"):
            outbox.hasten(row.dedupe_key)
    ring_mail("sambas")
"""


def news(stage: Stage, address: str, saying: str) -> list[str]:
    """The subjects of the mails to an address that hold these words in their subject."""
    subjects = [each.header("Subject") for each in stage.mailbox.newest(address)]
    return [each for each in subjects if saying in each]


def test_a_visitor_follows_a_report_hears_once_and_stops_by_the_button(
    stage: Stage, someone: Someone
) -> None:
    filed = file_report(someone("sambas"), "sambas", Report())
    officer = someone("sambas").sign_in("officer")
    find_in_inbox(officer, filed.reference)
    visitor = someone("sambas")
    visitor.go(f"/pengaduan/{filed.reference}")
    visitor.shot("ikuti-0-laporan")
    visitor.press("Ikuti laporan ini")
    visitor.shot("ikuti-1-alamat")
    visitor.fill("Surel", READER)
    visitor.press("Ikuti")
    visitor.shot("ikuti-2-terkirim")
    question = stage.letter(READER, "konfirmasi", saying=filed.reference)
    [link] = [each for each in links(question.text or "") if "/ikuti/konfirmasi/" in each]
    visitor.go(link)
    visitor.shot("ikuti-3-konfirmasi")
    visitor.press("Ya, ikuti")
    assert filed.reference in visitor.text
    visitor.shot("ikuti-4-yang-saya-ikuti")

    answer(officer, "Lubang sudah ditambal hari ini.")
    told = stage.letter(READER, f"{filed.reference}: Ditanggapi", saying="sudah ditambal")
    assert told.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"
    [stop] = [each for each in links(told.text or "") if "/u/ikuti/" in each]
    assert ask(stop).status == 200  # a link scanner
    visitor.go(stop)
    visitor.shot("ikuti-5-berhenti")
    visitor.press("Berhenti mengikuti")
    assert "tidak mengikutinya lagi" in visitor.text
    assert len(news(stage, READER, filed.reference)) == 1


def test_an_areas_digest_comes_once_a_week(
    stage: Stage, someone: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PLACES, "sambas", QUIET)
    visitor = someone("sambas")
    visitor.go("/pengaduan")
    visitor.page.locator("#district").select_option(label=QUIET[0])
    visitor.press("Tampilkan")
    visitor.shot("ikuti-6-daftar")
    visitor.press("Ikuti wilayah ini")
    visitor.shot("ikuti-7-wilayah")
    visitor.fill("Surel", NEIGHBOUR)
    visitor.press("Ikuti")
    question = stage.letter(NEIGHBOUR, "konfirmasi", saying=f"Kec. {QUIET[0]}")
    [link] = [each for each in links(question.text or "") if "/ikuti/konfirmasi/" in each]
    visitor.go(link)
    visitor.press("Ya, ikuti")
    filed = file_report(someone("sambas"), "sambas", Report())
    find_in_inbox(someone("sambas").sign_in("officer"), filed.reference)
    for _ in range(2):
        stage.python("-c", ANNOUNCE)
    letter = stage.letter(NEIGHBOUR, "laporan baru", saying=filed.reference)
    assert f"{stage.site('sambas')}/pengaduan/{filed.reference}" in (letter.text or "")
    assert len(news(stage, NEIGHBOUR, "laporan baru")) == 1
