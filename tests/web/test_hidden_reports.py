"""What a report hides is said loudly wherever somebody of the staff meets it."""

import pytest
from flask import Flask

from tenants import agencies, complaints
from tenants.complaints import Publishing, Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_officer
from tests.signing_in import signed_in
from tests.visitor import Page

INBOX, QUEUE, AT_AGENCIES = "/meja/pengaduan", "/meja/koordinasi", "/meja/dinas"
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."
SAID = {Visibility.PUBLIC: [], Visibility.ANONYMOUS: ["Anonim"], Visibility.SECRET: ["Rahasia"]}

pytestmark = pytest.mark.usefixtures("undone")


def loud(page: Page) -> list[str]:
    """The tags that nobody may overlook."""
    return [each.text or "" for each in page.find("span") if "tag-loud" in each.get("class", "")]


def at_public_works(tenant: Tenant, visibility: Visibility) -> str:
    with unit_of_work(tenant):
        found = a_complaint(visibility=visibility)
        complaints.refer(
            a_coordinator(),
            found,
            topic_code=None,
            agency_id=agencies.by_code("dinas-pupr").id,
            version=found.version,
        )
        return found.reference


@pytest.mark.parametrize("visibility", Visibility)
def test_the_agencys_desk_says_it_in_lists_in_search_and_on_the_page(
    app: Flask, sambas: Tenant, visibility: Visibility
) -> None:
    reference = at_public_works(sambas, visibility)
    officer = signed_in(app, sambas, an_officer)
    for path in (INBOX, f"{INBOX}?q={reference}", f"{INBOX}/{reference}"):
        page = officer.get(path)
        assert reference in page.text
        assert loud(page) == SAID[visibility], path


@pytest.mark.parametrize("visibility", Visibility)
def test_the_coordinators_lists_and_pages_say_it(
    app: Flask, sambas: Tenant, visibility: Visibility
) -> None:
    at_public_works(sambas, visibility)
    coordinator = signed_in(app, sambas, a_coordinator)
    assert loud(coordinator.get(AT_AGENCIES)) == SAID[visibility]
    with unit_of_work(sambas):
        waiting = a_referred_complaint(text=VAGUE, topic_code=None, visibility=visibility)
        reference = waiting.reference
    for path in (
        QUEUE,
        f"{QUEUE}/{reference}/disposisi",
        f"{QUEUE}/{reference}/penolakan",
        f"{INBOX}/{reference}",
    ):
        assert loud(coordinator.get(path)) == SAID[visibility], path


@pytest.mark.parametrize(
    ("visibility", "publishing", "readers"),
    [
        (Visibility.PUBLIC, Publishing.BY_ITSELF, "Dibaca pelapor dan umum."),
        (Visibility.PUBLIC, Publishing.CHECKED, "Begitu terkirim"),
        (Visibility.ANONYMOUS, Publishing.BY_ITSELF, "Dibaca pelapor dan umum."),
        (Visibility.SECRET, Publishing.BY_ITSELF, "hanya dibaca pelapor, petugas dinas ini"),
    ],
)
def test_above_the_answer_stands_who_will_read_it(
    app: Flask, sambas: Tenant, visibility: Visibility, publishing: Publishing, readers: str
) -> None:
    with unit_of_work(sambas):
        complaints.settings.set_publishing(publishing)
        reference = a_referred_complaint(visibility=visibility).reference
    page = signed_in(app, sambas, an_officer).get(f"{INBOX}/{reference}")
    [hint] = [each for each in page.find("p") if each.get("id", "").endswith("-hint")][:1]
    assert readers in "".join(hint.itertext())


def test_an_anonymous_reporter_is_not_stored_and_the_desk_says_so(
    app: Flask, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        reference = a_referred_complaint(visibility=Visibility.ANONYMOUS).reference
    page = signed_in(app, sambas, an_officer).get(f"{INBOX}/{reference}")
    assert "Identitas pelapor tidak disimpan." in page.text
