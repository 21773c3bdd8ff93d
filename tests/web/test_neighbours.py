"""The pages between regions: passing on, placing, sending back, and what the reporter sees."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import State, Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_coordinator, a_resident, somebody
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor
from tests.workers import neighbourhood as town
from tests.workers.ledger import clear

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture(autouse=True)
def quiet(
    undone: None, sambas: Tenant, depok: Tenant, bells: Bells, post_office: PostOffice
) -> None:
    clear(sambas, depok)


def typed(page: Page, **choice: str) -> dict[str, str]:
    fields = {key: value for key, value in page.form().items() if not key.endswith("-confirmed")}
    prefix = next(key for key in fields if key.endswith("-version")).removesuffix("version")
    return fields | {f"{prefix}{name}": value for name, value in choice.items()}


def filed(tenant: Tenant, visibility: Visibility = Visibility.PUBLIC) -> str:
    with unit_of_work(tenant):
        return town.a_complaint(visibility=visibility).reference


def followed(app: Flask, here: Tenant, there: Tenant) -> tuple[Visitor, str, int]:
    """A resident whose report was passed on; its number and id."""
    with unit_of_work(here):
        resident = a_resident()
    sent = town.passed_on(here, there, resident)
    with unit_of_work(here, read_only=True):
        reference = complaints.by_id(sent).reference
    return signed_in(app, here, lambda: resident), reference, sent


def state(tenant: Tenant, reference: str) -> State:
    with unit_of_work(tenant, read_only=True):
        coordinator = somebody(Role.COORDINATOR)
        return complaints.handled_by(coordinator).by_reference(reference).status


def test_a_coordinator_passes_a_report_on_by_the_regions_name(
    coordinator: Visitor, sambas: Tenant, depok: Tenant
) -> None:
    reference = filed(sambas)
    url = f"/meja/koordinasi/{reference}/pengalihan"
    desk = coordinator.get(f"/meja/pengaduan/{reference}")
    assert desk.find("a", href=url)
    page = coordinator.get(url)
    found = coordinator.post(url, typed(page, q="depok", reason="Di sana.") | {"show": "choices"})
    assert "Kota Depok" in found.text
    assert "Di sana." in found.text, "what was typed is lost by a search"
    assert "Kabupaten Sambas</label>" not in found.text
    answer = coordinator.post(url, typed(found, region="depok", reason="Di sana."))
    assert answer.location == f"/meja/pengaduan/{reference}"
    there = coordinator.follow(answer)
    assert "Di Kota Depok" in there.text
    assert "Dalam perjalanan" in there.text
    assert reference in coordinator.get("/meja/koordinasi/daerah-lain").text
    assert state(sambas, reference) is State.PASSED_ON


def test_nothing_is_passed_on_without_a_region_and_a_reason(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = filed(sambas)
    url = f"/meja/koordinasi/{reference}/pengalihan"
    answer = coordinator.post(url, typed(coordinator.get(url)))
    assert answer.status == 422
    assert "Pilih daerahnya." in answer.text
    assert "Tulis alasannya." in answer.text
    other = coordinator.post(url, typed(coordinator.get(url), region="sambas", reason="x"))
    assert other.status == 422, "a region is no neighbour of its own"


def test_a_secret_report_goes_only_once_that_was_confirmed(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = filed(sambas, Visibility.SECRET)
    url = f"/meja/koordinasi/{reference}/pengalihan"
    page = coordinator.get(url)
    answer = coordinator.post(url, typed(page, region="depok", reason="Di sana."))
    assert answer.status == 422
    assert state(sambas, reference) is State.RECEIVED
    sure = coordinator.post(url, typed(answer, region="depok", reason="x", confirmed="y"))
    assert sure.status == 303
    assert state(sambas, reference) is State.PASSED_ON


def test_who_was_second_reads_what_the_first_did(coordinator: Visitor, sambas: Tenant) -> None:
    reference = filed(sambas)
    url = f"/meja/koordinasi/{reference}/pengalihan"
    page = coordinator.get(url)
    fields = typed(page, region="depok", reason="Di sana.")
    assert coordinator.post(url, fields).status == 303
    assert coordinator.post(url, fields).status == 409


def test_the_reporter_follows_and_judges_it_where_they_filed_it(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    reporter, reference, sent = followed(app, sambas, depok)
    came = town.delivered(sambas, depok)
    town.answered(depok, came, "Selesai ditambal kemarin.")
    town.carry(depok)
    page = reporter.get(f"/pengaduan/{reference}")
    assert "Di Kota Depok" in page.text
    assert "Selesai ditambal kemarin." in page.text
    said = reporter.submit(page, f"/pengaduan/{reference}/penutupan", outcome="ya")
    assert said.status == 303
    assert "kami sampaikan ke daerah" in reporter.follow(said).text
    again = reporter.submit(page, f"/pengaduan/{reference}/penutupan", outcome="belum")
    assert again.status == 409
    town.carry(sambas)
    town.carry(depok)
    assert town.state_in(depok, came) is State.CLOSED
    assert "Selesai</p>" not in reporter.get(f"/pengaduan/{reference}").text
    assert town.passage_in(sambas, sent).status is State.CLOSED


def test_everybody_else_reads_only_that_it_went_elsewhere(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    with unit_of_work(sambas, read_only=True):
        reference = complaints.by_id(sent).reference
    page = Visitor(app, sambas.host).get(f"/pengaduan/{reference}")
    assert "dialihkan ke daerah lain" in page.text
    assert "berlubang" not in page.text
    assert depok.name not in page.text


def test_the_other_coordinator_places_it_and_may_send_it_back(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        reference = complaints.by_id(came).reference
    theirs = signed_in(app, depok, a_coordinator)
    desk = theirs.get(f"/meja/pengaduan/{reference}")
    assert "Dari Kabupaten Sambas" in desk.text
    assert "belum dipastikan" in desk.text
    assert "Siti Aminah" not in desk.text
    assert town.READER not in desk.text
    refer = theirs.get(f"/meja/koordinasi/{reference}/disposisi")
    assert (
        theirs.post(f"/meja/koordinasi/{reference}/disposisi", typed(refer, agency="1")).status
        == 422
    )
    place = f"/meja/koordinasi/{reference}/tempat"
    shown = theirs.post(place, typed(theirs.get(place), district="32.76.06") | {"show": "villages"})
    assert "Kemiri Muka" in shown.text
    fields = typed(shown, district="32.76.06", village="32.76.06.1001")
    assert theirs.post(place, fields).status == 303
    assert town.passage_in(depok, came).is_placed
    home = f"/meja/koordinasi/{reference}/pemulangan"
    answer = theirs.post(home, typed(theirs.get(home), reason="Itu jalan Anda."))
    assert answer.status == 303
    assert town.state_in(depok, came) is State.PASSED_ON


def test_what_came_from_nowhere_has_no_place_to_be_sent_back_to(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = filed(sambas)
    for noun in ("pemulangan", "tempat"):
        assert coordinator.get(f"/meja/koordinasi/{reference}/{noun}").status == 404


def test_only_its_reporter_judges_what_another_region_answered(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    _reporter, reference, _sent = followed(app, sambas, depok)
    stranger = signed_in(app, sambas, a_coordinator)
    answer = stranger.post(
        f"/pengaduan/{reference}/penutupan",
        {"csrf_token": stranger.token("/lacak"), "version": "0", "outcome": "ya"},
    )
    assert answer.status == 403


def test_a_place_nobody_has_said_yet_is_named_nowhere(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        complaint = complaints.by_id(came)
        guessed, reference = complaint.village.name, complaint.reference
    theirs = signed_in(app, depok, a_coordinator)
    pages = [
        theirs.get("/meja/koordinasi"),
        *(theirs.get(f"/meja/koordinasi/{reference}/{noun}") for noun in ("disposisi", "tempat")),
        theirs.get(f"/meja/pengaduan/{reference}"),
    ]
    for page in pages:
        [place, *_others] = [
            "".join(each.itertext())
            for part in page.find("p", **{"class": "meta"})
            for each in part.iter("span")
        ]
        assert "Tempat belum dipastikan" in place, page.path
        assert place.count("belum dipastikan") == 1
        assert guessed not in place
    town.placed(depok, came)
    assert "Tempat belum dipastikan" not in theirs.get("/meja/koordinasi").text
