"""What is secret or sensitive goes to an agency once somebody has read who works there."""

import pytest
from flask import Flask

from tenants import agencies, complaints, people
from tenants.complaints import Complaint, State, Visibility
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_complaint, a_coordinator, an_officer, somebody
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

QUEUE = "/meja/koordinasi"
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."
NAME = "Bu Ratna dari Bina Marga"
SENSITIVE = "pungli"  # a public one's topic; its agency is the inspectorate

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def coordinator(app: Flask, sambas: Tenant) -> Visitor:
    with unit_of_work(sambas):
        people.by_id(an_officer("dinas-pupr").id or 0).name = NAME
    return signed_in(app, sambas, a_coordinator)


def filed(tenant: Tenant, visibility: Visibility) -> str:
    with unit_of_work(tenant):
        complaint = a_complaint(text=VAGUE, topic_code=None, visibility=visibility)
        complaints.route(complaint.id)
        return complaint.reference


def chosen(coordinator: Visitor, reference: str, **choice: str) -> Page:
    """The answer to a choice in the chooser, by the ends of its fields' names."""
    url = f"{QUEUE}/{reference}/disposisi"
    page = coordinator.get(url)
    named = {next(key for key in page.form() if key.endswith(f"-{name}")): name for name in choice}
    return coordinator.post(url, page.form() | {key: choice[name] for key, name in named.items()})


def now(tenant: Tenant, reference: str) -> Complaint:
    with unit_of_work(tenant, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        session.expunge_all()
        return found


def number(tenant: Tenant, code: str) -> str:
    with unit_of_work(tenant, read_only=True):
        return str(agencies.by_code(code).id)


def test_a_secret_report_goes_out_once_its_readers_were_named(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference, pupr = filed(sambas, Visibility.SECRET), number(sambas, "dinas-pupr")
    asked = chosen(coordinator, reference, agency=pupr)
    assert asked.status == 200
    assert NAME in asked.text
    assert now(sambas, reference).status is State.RECEIVED
    answer = coordinator.submit(asked, f"{QUEUE}/{reference}/disposisi")
    assert (answer.status, answer.location) == (303, QUEUE)
    assert str(now(sambas, reference).agency_id) == pupr


def test_a_press_on_a_suggestion_of_a_secret_report_asks_too(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = filed(sambas, Visibility.SECRET)
    page, url = coordinator.get(QUEUE), f"{QUEUE}/{reference}/disposisi"
    button = next(each for each in page.find("button") if each.get("name", "").endswith("-topic"))
    pressed = page.form(url) | {button.get("name"): button.get("value")}
    asked = coordinator.post(url, pressed)
    assert asked.status == 200
    assert "tanpa petugas" in asked.text  # nobody works where the suggestion leads
    assert now(sambas, reference).status is State.RECEIVED
    assert coordinator.submit(asked, url).status == 303
    assert now(sambas, reference).topic_code == button.get("value")


def test_what_was_confirmed_of_one_agency_is_asked_again_of_another(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference, pupr = filed(sambas, Visibility.SECRET), number(sambas, "dinas-pupr")
    url = f"{QUEUE}/{reference}/disposisi"
    fields = chosen(coordinator, reference, agency=pupr).form(url)
    agency = next(key for key in fields if key.endswith("-agency"))
    answer = coordinator.post(url, fields | {agency: number(sambas, "dinas-sosial")})
    assert answer.status == 200
    assert now(sambas, reference).status is State.RECEIVED


def test_a_sensitive_topic_of_an_open_report_asks_and_another_does_not(
    coordinator: Visitor, sambas: Tenant
) -> None:
    one, other = (filed(sambas, Visibility.PUBLIC) for _ in range(2))
    assert "Topik ini peka" in chosen(coordinator, one, topic=SENSITIVE).text
    assert now(sambas, one).status is State.RECEIVED
    assert chosen(coordinator, other, topic="jalan-rusak").status == 303


def test_who_confirms_what_somebody_sent_on_meanwhile_sends_nothing(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference, pupr = filed(sambas, Visibility.SECRET), number(sambas, "dinas-pupr")
    asked = chosen(coordinator, reference, agency=pupr)
    with unit_of_work(sambas):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        inspectorate = agencies.by_code("inspektorat").id
        complaints.refer(
            a_coordinator(),
            found,
            topic_code=None,
            agency_id=inspectorate,
            version=found.version,
        )
    answer = coordinator.submit(asked, f"{QUEUE}/{reference}/disposisi")
    assert answer.status == 409
    assert now(sambas, reference).agency_id == inspectorate


def test_a_guess_is_offered_as_no_button(coordinator: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        complaint = a_complaint(text=VAGUE, topic_code=None)
        complaints.route(complaint.id)
        best, *_rest = complaint.suggestions
        complaint.suggestions = [
            best | {"confidence": 0.1},
            *(
                best | {"topic": topic, "confidence": 0.09}
                for topic in ("jalan-rusak", "bakar-sampah")
            ),
        ]
    page = coordinator.get(QUEUE)
    offered = [each.get("value") for each in page.find("button", **{"class": "suggestion"})]
    assert offered == [best["topic"]]
