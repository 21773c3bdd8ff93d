"""A region is not open before somebody can take up its reports, and says so."""

import pytest
from flask import Flask

from tenants import agencies, complaints, people
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Grant, Role
from tests.factories import an_account
from tests.factories.complaints import VILLAGES
from tests.signing_in import signed_in
from tests.visitor import Visitor

DESK = "/meja/orang"
EMAIL = "ayu@contoh.test"

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


def found() -> Account:
    account = people.by_email(EMAIL)
    assert account
    return account


def send_away() -> list[int]:
    """Disable every coordinator of the tenant; their ids."""
    coordinators = [each for each in people.staff().items if each.grants.has(Role.COORDINATOR)]
    for each in coordinators:
        people.disable(each, by=people.SYSTEM)
    return [each.id for each in coordinators]


@pytest.fixture
def empty(depok: Tenant) -> Tenant:
    """A region as onboarding leaves it: nobody but its administrator."""
    with unit_of_work(depok):
        send_away()
    return depok


def test_the_desk_says_what_comes_next(app: Flask, empty: Tenant) -> None:
    admin = signed_in(app, empty, lambda: an_account(Grant(Role.TENANT_ADMIN)).as_actor())
    assert "Undang koordinator dahulu" in admin.get(DESK).text
    with unit_of_work(empty):
        people.invite(email=EMAIL, name="Ayu", role=Role.COORDINATOR, by=people.SYSTEM)
    assert "Menunggu jawaban" in admin.get(DESK).text
    with unit_of_work(empty):
        found().verified_at = clock.now()
    text = admin.get(DESK).text
    assert "Undang koordinator dahulu" not in text
    assert "0 dari" in text
    with unit_of_work(empty):
        pupr = agencies.by_code("dinas-pupr").id
        people.grant(found(), Role.OFFICER, agency_id=pupr, by=people.SYSTEM)
    assert "1 dari" in admin.get(DESK).text


def test_a_step_that_is_done_is_not_called_closed_in_english(app: Flask, sambas: Tenant) -> None:
    """“Selesai” is a complaint's state, too."""
    admin = signed_in(app, sambas, lambda: an_account(Grant(Role.TENANT_ADMIN)).as_actor())
    page = admin.get(f"{DESK}?bahasa=en")
    said = [
        "".join(each.itertext()).strip()
        for each in page.find("span")
        if "tag" in (each.get("class") or "")
    ]
    assert "Done" in said
    assert "Closed" not in said


def test_the_offices_without_anybody_are_listed_each_with_its_invitation(
    app: Flask, empty: Tenant
) -> None:
    """Offices of places too, where a topic goes to them; by position, however long the list."""
    admin = signed_in(app, empty, lambda: an_account(Grant(Role.TENANT_ADMIN)).as_actor())
    with unit_of_work(empty, read_only=True):
        needed = complaints.topics.routed_to()
        village = agencies.offices()[VILLAGES["depok"]]
        district = agencies.offices()[VILLAGES["depok"].rpartition(".")[0]]
    assert {village, district} < needed
    assert f"0 dari {len(needed)}" in admin.get(DESK).text
    assert admin.get(DESK).find("a", href=f"{DESK}/tanpa-petugas")
    assert listed(admin) == {str(each) for each in needed}
    with unit_of_work(empty):
        people.invite(
            email=EMAIL, name="Ayu", role=Role.OFFICER, agency_id=village, by=people.SYSTEM
        )
    assert str(village) in listed(admin)  # not before she accepts
    page = admin.get(f"{DESK}/undang?peran=officer&dinas={village}")
    assert (page.form()["role"], page.form()["agency"]) == ("officer", str(village))
    with unit_of_work(empty):
        found().verified_at = clock.now()
    assert str(village) not in listed(admin)


def listed(admin: Visitor) -> set[str]:
    """The agencies of all pages of the list, by their ids."""
    ids, url, pages = set(), f"{DESK}/tanpa-petugas", 0
    while url:
        page = admin.get(url)
        links = [each.get("href", "") for each in page.find("a")]
        ids |= {each.rpartition("dinas=")[2] for each in links if "dinas=" in each}
        url = next((each.get("href", "") for each in page.find("a", rel="next")), "")
        pages += 1
    assert pages > 1
    return ids


def test_nothing_is_filed_where_nobody_can_take_it_up(app: Flask, empty: Tenant) -> None:
    visitor = Visitor(app, empty.host)
    assert "sedang disiapkan" in visitor.get("/").text
    closed = visitor.get("/lapor")
    assert closed.status == 200
    assert "Daerah ini belum siap" in closed.text
    assert not closed.find("textarea")
    for path in ("/", "/pengaduan"):
        page = visitor.get(path)
        assert "Belum ada laporan" in page.text
        assert "Jadilah yang pertama" not in page.text
        assert "saringan" not in page.text
        assert not [
            each for each in page.find("a", href="/lapor") if "button" in each.get("class", "")
        ]
    assert "Hapus semua saringan" in visitor.get("/pengaduan?q=jalan").text
    with unit_of_work(empty):
        people.invite(email=EMAIL, name="Ayu", role=Role.COORDINATOR, by=people.SYSTEM)
        found().verified_at = clock.now()
    assert "sedang disiapkan" not in visitor.get("/").text
    assert "Jadilah yang pertama" in visitor.get("/").text
    assert visitor.get("/lapor").find("textarea")


def test_a_report_begun_before_is_kept_until_somebody_can_take_it_up(
    app: Flask, depok: Tenant
) -> None:
    visitor, village = Visitor(app, depok.host), VILLAGES["depok"]
    page = visitor.get("/lapor")
    for typed in (
        {"text": "Lampu jalan di depan sekolah mati sejak minggu lalu."},
        {"topic": "tidak-tahu"},
        {"district": village.rpartition(".")[0], "village": village},
        {},
        {"identity": "anonim"},
    ):
        page = visitor.follow(visitor.submit(page, **typed))
    with unit_of_work(depok):
        coordinators = send_away()
    refused = visitor.submit(page)
    assert refused.status == 409
    assert "Isian Anda tersimpan sampai" in refused.text
    with unit_of_work(depok):
        for number in coordinators:
            people.enable(people.by_id(number), by=people.SYSTEM)
    assert visitor.submit(visitor.get(page.path)).location.endswith("/terkirim")
