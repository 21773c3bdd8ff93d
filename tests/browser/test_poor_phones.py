"""Filing works where scripts don't run, and where they don't arrive: the rural case."""

from tests.browser.conftest import Someone
from tests.browser.story import Report, file_report

RECEIPT_LENGTH = 19


def test_a_report_is_filed_without_javascript(someone: Someone) -> None:
    resident = someone("depok", java_script_enabled=False)
    filed = file_report(resident, "depok", Report(photo=True))
    assert filed.reference.startswith("DPK-")
    assert len(filed.receipt) == RECEIPT_LENGTH


def test_a_report_is_filed_with_htmx_blocked(someone: Someone) -> None:
    resident = someone("depok")
    resident.context.route("**/htmx.min.js*", lambda route: route.abort())
    filed = file_report(resident, "depok", Report(photo=True))
    assert filed.reference.startswith("DPK-")
    assert len(filed.receipt) == RECEIPT_LENGTH
