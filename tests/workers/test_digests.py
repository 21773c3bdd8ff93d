"""The morning's digests as their readers get them: something to read, once a day, until stopped."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask

from tenants import complaints, people, registry
from tenants.complaints import Complaint, Visibility
from tenants.kernel import clock
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Frequency
from tests import ground
from tests.factories import (
    a_coordinator,
    a_follower,
    a_referred_complaint,
    a_resident,
    an_answered_complaint,
    an_officer,
)
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.signing_in import signed_in
from tests.visitor import Visitor
from tests.workers.ledger import MORNING, clear
from tests.workers.letters import Sent, sent
from workers import relay
from workers.complaints import announce_digests

VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SIX = MORNING - timedelta(minutes=90)  # in Sambas


@pytest.fixture
def officer(undone: None, bells: Bells, sambas: Tenant) -> str:
    """Her address. She alone takes a digest, and has two reports that are late, one secret."""
    clear(sambas)
    with clock.frozen(MORNING - 20 * DAY), unit_of_work(sambas):
        session.query(Account).update({"digest": Frequency.NEVER})
        a_referred_complaint()
        a_referred_complaint(
            visibility=Visibility.SECRET, text="Jalan berlubang di depan rumah kenari-rahasia."
        )
        return people.by_id(an_officer().id or 0).email


def morning(tenant: Tenant, office: PostOffice, *, days: int = 0) -> list[Sent]:
    """The digests of this morning, MORNING or so many days later."""
    office.clear()
    with clock.frozen(MORNING + days * DAY):
        announce_digests(tenant.key)
        relay.drain_mail(tenant.key)
    return digests(tenant, office)


def digests(tenant: Tenant, office: PostOffice) -> list[Sent]:
    return [each for each in sent(tenant, office) if each.kind.startswith("digest.")]


def number_of(tenant: Tenant, visibility: Visibility) -> str:
    with unit_of_work(tenant, read_only=True):
        found = session.query(Complaint).filter_by(visibility=visibility).one()
        return found.reference


def test_an_officer_reads_what_presses_and_nothing_of_a_secret_but_its_number(
    sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    (mail,) = morning(sambas, post_office)
    assert mail.message["To"] == officer
    assert str(mail.message["Subject"]).startswith("[Pengaduan Kab. Sambas] 2 ")
    for part in (mail.text, mail.html):
        for visibility in (Visibility.PUBLIC, Visibility.SECRET):
            reference = number_of(sambas, visibility)
            assert part.count(f"{reference}:") + part.count(f">{reference}<") == 1
        assert part.count("Jalan rusak") == 1  # the topic of the public one
        assert part.count("Dalam Kaum") == 1
        assert "Laporan rahasia" in part
        assert "kenari-rahasia" not in part
    assert "http://sambas.localhost:8000/meja/pengaduan?kotak=terlambat" in mail.links


def test_what_it_does_not_list_is_counted_with_the_way_there(
    sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING - 20 * DAY), unit_of_work(sambas):
        for _ in range(9):
            a_referred_complaint()
    (mail,) = morning(sambas, post_office)
    assert "11 lewat tenggat" in str(mail.message["Subject"])
    for part in (mail.text, mail.html):
        assert "dan 1 lainnya" in part


def test_a_box_has_one_name_on_the_desk_and_in_the_mail(
    app: Flask, sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING - HOUR), unit_of_work(sambas):
        a_referred_complaint()
        an_answered_complaint()
    (mail,) = morning(sambas, post_office)
    desk = signed_in(app, sambas, an_officer).get("/meja/pengaduan")
    for box in ("terlambat", "baru", "ditanggapi"):
        [link] = desk.find("a", href=f"/meja/pengaduan?kotak={box}")
        name = (next(link.iter("span"), link).text or "").strip()
        assert name.upper() in mail.text
        assert f">{name}<" in mail.html
        assert name[0].lower() + name[1:] in str(mail.message["Subject"])


def test_only_who_has_something_to_read_gets_a_digest(
    sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    """Not another agency, not a resident who never reported."""
    with unit_of_work(sambas):
        for somebody in (an_officer("dinas-sosial"), a_resident()):
            people.set_digest(people.by_id(somebody.id or 0), Frequency.DAILY)
    assert [each.message["To"] for each in morning(sambas, post_office)] == [officer]


def test_a_coordinator_reads_what_waits_and_who_is_late(
    sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING - 3 * HOUR), unit_of_work(sambas):
        waiting = a_referred_complaint(text=VAGUE, topic_code=None).reference
        a_coordinator()
    (mail,) = [each for each in morning(sambas, post_office) if each.kind == "digest.coordinator"]
    assert "1 perlu diarahkan, 2 lewat tenggat di dinas" in str(mail.message["Subject"])
    for part in (mail.text, mail.html):
        assert waiting in part
        assert "Dinas Pekerjaan Umum dan Penataan Ruang" in part
    assert "http://sambas.localhost:8000/meja/dinas?terlambat=1" in mail.links


def test_a_resident_reads_what_moved_and_what_is_new_in_the_village(
    sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING - 3 * HOUR), unit_of_work(sambas):
        resident = people.by_id(a_resident().id or 0)
        a_follower(resident.as_actor(), own=Frequency.DAILY, places=Frequency.DAILY)
        mine = a_referred_complaint(resident.as_actor())
        theirs = a_referred_complaint(visibility=Visibility.ANONYMOUS)
        wanted = {
            f"lacak/{mine.reference}/{complaints.receipts.follow_key(mine)}",
            f"pengaduan/{theirs.reference}",
        }
        address = resident.email
    (mail,) = [each for each in morning(sambas, post_office) if each.message["To"] == address]
    assert mail.kind == "digest.resident"
    about = {link for link in mail.links if "SBS-26-" in link}
    assert about == {f"http://sambas.localhost:8000/{path}" for path in wanted}
    for part in (mail.text, mail.html):
        assert number_of(sambas, Visibility.SECRET) not in part


def test_a_digest_comes_once_a_day_and_the_next_days_is_another(
    sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    (first,) = morning(sambas, post_office)
    assert morning(sambas, post_office) == []
    with clock.frozen(MORNING + 15 * HOUR):
        announce_digests("sambas")
        relay.drain_mail("sambas")
    assert digests(sambas, post_office) == []
    (second,) = morning(sambas, post_office, days=1)
    assert second.message["Message-ID"] != first.message["Message-ID"]


@pytest.mark.parametrize(
    ("zone", "six"),
    [
        ("Asia/Pontianak", SIX),
        ("Asia/Makassar", SIX - HOUR),
        ("Asia/Jayapura", SIX - 2 * HOUR),
    ],
)
def test_morning_is_six_where_the_tenant_lives(
    app: Flask, sambas: Tenant, bells: Bells, zone: str, six: datetime
) -> None:
    there = replace(sambas, timezone=zone)
    with app.app_context(), ground.undoing(there, PLATFORM):
        with unit_of_work(PLATFORM):
            session.query(registry.TenantRecord).filter_by(key="sambas").one().timezone = zone
        with unit_of_work(there):
            an_officer()
        with clock.frozen(six - timedelta(seconds=1)):
            announce_digests("sambas")
        assert bells.rung("mail") == []
        with clock.frozen(six):
            announce_digests("sambas")
        assert bells.rung("mail") == [("workers.relay.drain_mail", "sambas")]


def test_the_mails_own_link_stops_it_in_one_click_and_only_looking_does_not(
    app: Flask, sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    """RFC 8058, from the header of the mail to the silence of the next morning."""
    (mail,) = morning(sambas, post_office)
    stop = re.fullmatch(r"<http://sambas\.localhost:8000(/\S+)>", mail.message["List-Unsubscribe"])
    assert stop
    scanner, program = Visitor(app, sambas.host), Visitor(app, sambas.host)
    assert scanner.get(stop[1]).status == 200
    assert len(morning(sambas, post_office, days=1)) == 1
    click = {"List-Unsubscribe": "One-Click"}
    assert program.open(stop[1], "POST", data=click).status == 200  # no Origin, no cookie
    assert morning(sambas, post_office, days=2) == []
    assert program.open(stop[1], "POST", data=click).status == 200  # twice is harmless


def test_who_stops_it_between_its_announcement_and_its_writing_gets_none(
    sambas: Tenant, officer: str, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING):
        announce_digests("sambas")
        with unit_of_work(sambas):
            stopped = people.by_email(officer)
            assert stopped
            people.set_digest(stopped, Frequency.NEVER)
        relay.drain_mail("sambas")
    assert digests(sambas, post_office) == []
