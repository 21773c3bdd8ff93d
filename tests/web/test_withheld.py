"""A report open to all has a page from its first moment; its words wait until it is checked."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Complaint, Visibility
from tenants.kernel.db import session, unit_of_work
from tests.stranger import Stranger, actor
from tests.visitor import Page, Visitor

CANARY = "kenari-belum-diperiksa"


def filed(app: Flask, mine: Stranger, visibility: Visibility) -> Complaint:
    """Filed without a topic a moment ago; nobody has looked at it."""
    with app.app_context(), unit_of_work(mine.tenant):
        like = complaints.by_id(mine.ids["public"])
        _draft, token = complaints.drafts.begin()
        filing = complaints.Filing(
            text=f"Ada yang aneh di sini, {CANARY}.",
            village_code=like.village_code,
            landmark=CANARY,
            visibility=visibility,
        )
        found = complaints.submit(actor(mine, "resident"), token, filing)
        session.flush()
        session.expunge(found)
        return found


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.ANONYMOUS])
def test_its_own_number_is_never_unknown(
    app: Flask, mine: Stranger, visibility: Visibility
) -> None:
    report = filed(app, mine, visibility)
    visitor = Visitor(app, mine.tenant.host)
    page = visitor.get(f"/pengaduan/{report.reference}")
    assert page.status == 200
    assert "sedang diperiksa" in page.text
    assert "Mengapa belum tampil?" in page.text
    assert CANARY not in page.text
    assert page.find("meta", name="robots", content="noindex")


def test_a_secret_one_stays_unknown(app: Flask, mine: Stranger) -> None:
    report = filed(app, mine, Visibility.SECRET)
    assert Visitor(app, mine.tenant.host).get(f"/pengaduan/{report.reference}").status == 404


def test_one_that_was_rejected_says_so_and_no_more(app: Flask, mine: Stranger) -> None:
    report = filed(app, mine, Visibility.PUBLIC)
    with app.app_context(), unit_of_work(mine.tenant):
        complaints.reject(
            actor(mine, "coordinator"),
            complaints.by_id(report.id),
            reason="Alasan untuk pelapor saja.",
            version=report.version,
        )
    page = Visitor(app, mine.tenant.host).get(f"/pengaduan/{report.reference}")
    assert "tidak dapat diproses" in page.text
    assert CANARY not in page.text
    assert "Alasan untuk pelapor saja" not in page.text


def tracked(app: Flask, mine: Stranger, number: str) -> Page:
    visitor = Visitor(app, mine.tenant.host)
    return visitor.submit(visitor.get("/lacak"), reference=number)


@pytest.mark.parametrize(
    "typed",
    [
        lambda reference: reference,
        lambda reference: reference.replace("-", ""),
        lambda reference: reference.lower(),
        lambda reference: f" {reference.lower().replace('-', ' ')} ",
    ],
    ids=["as printed", "no dashes", "lower case", "spaces"],
)
def test_its_number_is_found_however_it_is_typed(app: Flask, mine: Stranger, typed) -> None:
    for report in (filed(app, mine, Visibility.ANONYMOUS).reference, mine.references["public"]):
        assert tracked(app, mine, typed(report)).location == f"/pengaduan/{report}"


def test_the_way_in_with_the_code_knows_the_number(app: Flask, mine: Stranger) -> None:
    report = filed(app, mine, Visibility.PUBLIC)
    visitor = Visitor(app, mine.tenant.host)
    way = visitor.get(f"/lacak?nomor={report.reference}")
    assert way.form()["reference"] == report.reference
