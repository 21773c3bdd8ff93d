"""Following on the web: in one tap with an account, by a confirmed address without one."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Visibility, following
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement
from tenants.kernel.tenancy import Tenant
from tenants.people import Frequency
from tests.factories import (
    a_complaint,
    a_follower,
    a_mailed_follower,
    a_referred_complaint,
    a_resident,
    an_officer,
)
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")

READER = "siti@contoh.test"
DISTRICT, VILLAGE, ROAD = "61.01.01", "61.01.01.2001", "jalan-rusak"


def a_report(tenant: Tenant, visibility: Visibility = Visibility.PUBLIC) -> str:
    with unit_of_work(tenant):
        return a_referred_complaint(visibility=visibility).reference


def subjects(tenant: Tenant) -> list[tuple[str | None, ...]]:
    """What is followed and confirmed, by whomever."""
    with unit_of_work(tenant, read_only=True):
        found = session.query(following.Follow).filter(following.Follow.confirmed_at.is_not(None))
        return [(each.district_code, each.village_code, each.topic_code) for each in found]


def asked(tenant: Tenant) -> int:
    with unit_of_work(tenant, read_only=True):
        return session.query(Announcement).filter_by(kind="follow.confirmation").count()


def words(page: Page) -> str:
    return " ".join(page.find("main")[0].itertext())


def test_a_visitor_is_asked_by_mail_and_follows_once_they_say_yes(
    app: Flask, sambas: Tenant
) -> None:
    reference = a_report(sambas)
    visitor = Visitor(app, sambas.host)
    page = visitor.get(f"/pengaduan/{reference}")
    [offer] = page.find("a", href=f"/ikuti?laporan={reference}")
    assert offer.text == "Ikuti laporan ini"
    form = visitor.get(f"/ikuti?laporan={reference}")
    refused = visitor.submit(form, "/ikuti", email="siti")
    assert refused.status == 422
    assert refused.find("a", href="#email")
    told = visitor.submit(refused, "/ikuti", email=READER)
    assert told.status == 200
    assert (asked(sambas), subjects(sambas)) == (1, [])
    with unit_of_work(sambas, read_only=True):
        number = session.query(following.Follow).one().id
        path = f"/ikuti/konfirmasi/{number}/{following.key_of(following.Door.CONFIRM, number)}"
    opened = visitor.get(path)
    assert reference in words(opened)
    assert subjects(sambas) == []
    wishes = visitor.follow(visitor.submit(opened))
    assert subjects(sambas) == [(None, None, None)]
    assert f"Laporan {reference}" in words(wishes)


def test_a_known_and_an_unknown_address_are_answered_alike(app: Flask, sambas: Tenant) -> None:
    reference = a_report(sambas)
    with unit_of_work(sambas):
        a_mailed_follower(READER, following.Subject(topic_code=ROAD))
        account = a_follower().address
    visitor = Visitor(app, sambas.host)
    answers = {
        words(visitor.submit(visitor.get(f"/ikuti?laporan={reference}"), "/ikuti", email=email))
        for email in (READER, account, "baru@contoh.test")
    }
    assert len(answers) == 1


def test_with_an_account_it_takes_one_tap_and_two_are_one(app: Flask, sambas: Tenant) -> None:
    reference = a_report(sambas)
    visitor = signed_in(app, sambas, a_resident)
    page = visitor.get(f"/pengaduan/{reference}")
    for _ in range(2):
        assert visitor.submit(page, "/ikuti").location == f"/pengaduan/{reference}"
    assert len(subjects(sambas)) == 1
    assert asked(sambas) == 0
    after = visitor.get(f"/pengaduan/{reference}")
    assert "Anda mengikuti laporan ini." in words(after)
    assert not after.find("form", action="/ikuti")
    mine = visitor.get("/ikuti/saya")
    [link] = mine.find("a", href=f"/pengaduan/{reference}")
    assert link.text == f"Laporan {reference}"


@pytest.mark.parametrize(
    ("query", "label", "subject"),
    [
        (f"topic={ROAD}", "Ikuti topik ini", (None, None, ROAD)),
        (f"district={DISTRICT}", "Ikuti wilayah ini", (DISTRICT, None, None)),
        (
            f"topic={ROAD}&district={DISTRICT}",
            "Ikuti topik ini di wilayah ini",
            (DISTRICT, None, ROAD),
        ),
    ],
)
def test_a_narrowed_list_offers_what_it_is_narrowed_to(
    app: Flask, sambas: Tenant, query: str, label: str, subject: tuple[str | None, ...]
) -> None:
    a_report(sambas)
    visitor = signed_in(app, sambas, a_resident)
    page = visitor.get(f"/pengaduan?{query}")
    [button] = page.find("form", action="/ikuti")[0].iter("button")
    assert button.text == label
    assert visitor.submit(page, "/ikuti").status == 303
    assert subjects(sambas) == [subject]
    stranger = Visitor(app, sambas.host).get(f"/pengaduan?{query}")
    assert [each.text for each in stranger.find("a") if "/ikuti?" in each.get("href", "")] == [
        label
    ]
    assert "/ikuti?" not in Visitor(app, sambas.host).get("/pengaduan?q=jalan").text


def test_one_desa_of_a_kecamatan_may_be_chosen(app: Flask, sambas: Tenant) -> None:
    visitor = signed_in(app, sambas, a_resident)
    page = visitor.get(f"/ikuti?kecamatan={DISTRICT}&topik={ROAD}")
    visitor.submit(page, "/ikuti", desa=VILLAGE)
    assert subjects(sambas) == [(None, VILLAGE, ROAD)]
    assert visitor.submit(page, "/ikuti", desa="61.01.02.2001").status == 422


def test_only_what_everybody_may_read_can_be_followed(app: Flask, sambas: Tenant) -> None:
    """T69: not a secret one, not even by its desk, and not one that waits to be checked."""
    secret = a_report(sambas, Visibility.SECRET)
    with unit_of_work(sambas):
        waiting = a_complaint(topic_code=None).reference
    desk = signed_in(app, sambas, an_officer)
    for visitor in (Visitor(app, sambas.host), desk):
        for reference in (secret, waiting, "SBS-26-000000"):
            assert visitor.get(f"/ikuti?laporan={reference}").status == 404
            fields = {
                "csrf_token": visitor.token("/lacak"),
                "laporan": reference,
                "email": READER,
            }
            assert visitor.post("/ikuti", fields).status == 404
        for wrong in ("kecamatan=32.76.01", "topik=tidak-ada"):
            assert visitor.get(f"/ikuti?{wrong}").status == 404
    assert "Ikuti laporan ini" not in desk.get(f"/pengaduan/{secret}").text
    assert asked(sambas) == 0
    assert subjects(sambas) == []


def test_its_reporter_is_offered_nothing_they_get_already(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        found = a_referred_complaint()
        path = f"/lacak/{found.reference}/{complaints.receipts.follow_key(found)}"
    visitor = Visitor(app, sambas.host)
    assert "Ikuti laporan ini" not in visitor.follow(visitor.get(path)).text


def test_how_often_and_when_is_said_in_one_place(app: Flask, sambas: Tenant) -> None:
    officer = signed_in(app, sambas, an_officer)
    page = officer.get("/ikuti/saya")
    assert page.form("/ikuti/saya")["work"] == Frequency.DAILY
    chosen = {"own": "daily", "reports": "weekly", "places": "never", "work": "weekly"}
    done = officer.follow(officer.submit(page, "/ikuti/saya", quiet="22-8", **chosen))
    kept = done.form("/ikuti/saya")
    assert {name: kept[name] for name in chosen} == chosen
    assert kept["quiet"] == "22-8"
    assert "work" not in signed_in(app, sambas, a_resident).get("/ikuti/saya").form("/ikuti/saya")


def test_the_page_behind_a_mailed_link_changes_its_own_and_ends_a_follow_without_a_sign_in(
    app: Flask, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        number = a_mailed_follower(READER, following.Subject(topic_code=ROAD)).id
        other = a_mailed_follower("lain@contoh.test", following.Subject(topic_code=ROAD)).id
        path = f"/ikuti/saya/{number}/{following.key_of(following.Door.WISHES, number)}"
    visitor = Visitor(app, sambas.host)
    page = visitor.get(path)
    assert READER not in page.text  # whoever holds the link sees what is followed, not by whom
    assert visitor.submit(page, path, reports="daily", quiet="tanpa").status == 303
    with unit_of_work(sambas, read_only=True):
        kept = [session.get_one(following.Follower, each) for each in (number, other)]
        assert [each.reports for each in kept] == ["daily", "at_once"]
        assert [each.quiet_until for each in kept] == [0, None]
    [stop] = [
        str(each.get("action"))
        for each in page.find("form", method="post")
        if "/u/ikuti/" in str(each.get("action"))
    ]
    assert "tidak mengikutinya lagi" in visitor.submit(page, stop).text
    assert len(subjects(sambas)) == 1
    assert visitor.get(path).status == 404  # the address is forgotten


def test_nobody_is_named_by_a_page_that_shows_a_followed_report(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        found = a_referred_complaint()
        a_mailed_follower(READER, following.Subject(found.id))
        reference = found.reference
    for visitor, path in (
        (Visitor(app, sambas.host), f"/pengaduan/{reference}"),
        (signed_in(app, sambas, an_officer), f"/meja/pengaduan/{reference}"),
    ):
        assert READER not in visitor.get(path).text
