"""The morning's digest: read, and stopped from the mail itself (RFC 8058)."""

import re

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.stage import Stage
from tests.browser.story import Report, file_report, find_in_inbox
from tests.browser.wire import ask

# As on the last working day before: the schedule may have sent today's already, and each goes
# out once, to staff on working days alone.
ANNOUNCE = """
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo
from tenants.deadlines.calendar import WorkingCalendar
from tenants.kernel import clock
from workers.complaints import announce_digests
zone = ZoneInfo("Asia/Pontianak")
day = clock.now().astimezone(zone).date() - timedelta(days=1)
while WorkingCalendar().why(day):
    day -= timedelta(days=1)
with clock.frozen(datetime.combine(day, time(7), zone)):
    announce_digests("sambas")
"""
ONE_CLICK = "List-Unsubscribe=One-Click"
FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def test_a_digest_is_read_and_stopped_with_one_click(stage: Stage, someone: Someone) -> None:
    filed = file_report(someone("sambas"), "sambas", Report())
    officer = someone("sambas").sign_in("officer")
    find_in_inbox(officer, filed.reference)
    stage.python("-c", ANNOUNCE)
    letter = stage.letter("officer@sambas.test", r"\d+ baru masuk", saying=filed.reference)
    assert letter.text
    assert letter.html
    assert filed.reference in letter.text
    assert filed.reference in letter.html
    assert f"{stage.site('sambas')}/meja/pengaduan?kotak=" in letter.text

    assert letter.header("List-Unsubscribe-Post") == ONE_CLICK
    found = re.fullmatch(r"<(http://sambas\.\S+)>", letter.header("List-Unsubscribe"))
    assert found
    assert ask(found[1]).status == 200
    assert wish(officer) == "Setiap hari"
    assert ask(found[1], "POST", ONE_CLICK, **FORM).status == 200
    assert wish(officer) == "Jangan kirim"
    assert ask(found[1] + "x", "POST", ONE_CLICK, **FORM).status == 404


def wish(person: Person) -> str:
    person.go("/ikuti/saya")
    return person.page.locator("#work option:checked").inner_text()
