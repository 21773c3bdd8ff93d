"""What the other region must know of its reporter: asked there, answered here, read there alone."""

import pytest

from tenants import complaints
from tenants.complaints import Author, Complaint, State
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.envelopes import Envelope, Sender
from tenants.kernel.errors import Conflict, NotFound
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor, Role
from tests.factories import somebody
from tests.factories.pictures import a_picture
from tests.post_office import PostOffice
from tests.workers import neighbourhood as town

pytestmark = pytest.mark.usefixtures("between_regions")
QUESTION = "Di sisi jalan yang mana lubangnya?"
REPLY = "Di kiri, dekat jembatan. Telepon saya 0812-3456-7890."


def asked(here: Tenant, there: Tenant) -> tuple[int, int]:
    """A report passed on, about which the other coordinator asks; its ids here and there."""
    sent = town.passed_on(here, there)
    came = town.delivered(here, there)
    town.asked(there, came, QUESTION)
    town.carry(there)
    return sent, came


def replied(here: Tenant, complaint_id: int, *pictures: bytes) -> None:
    version = town.passage_in(here, complaint_id).their_version
    with unit_of_work(here):
        complaint = complaints.by_id(complaint_id)
        complaints.neighbours.complete(
            Actor(proofs=frozenset({complaint.proof})),
            complaint,
            text=REPLY,
            version=version,
            photos=[("foto.jpg", each) for each in pictures],
        )


def last_line(tenant: Tenant, complaint_id: int) -> complaints.Entry:
    with unit_of_work(tenant, read_only=True):
        line = complaints.timeline(complaints.by_id(complaint_id), internal=False)[-1]
        session.expunge(line)
        return line


def test_its_reporter_hears_the_question_by_mail_and_the_answer_goes_there_masked(
    sambas: Tenant, depok: Tenant, post_office: PostOffice
) -> None:
    sent, came = asked(sambas, depok)
    assert town.state_in(depok, came) is State.NEEDS_REPORTER
    passage = town.passage_in(sambas, sent)
    assert passage.asks_reporter(State.NEEDS_REPORTER)
    assert passage.due_at is not None
    town.carry(sambas)
    body = post_office.sent_to(town.READER)[-1].get_body(("plain",))
    assert body is not None
    assert QUESTION in body.get_content()
    assert "sambas.localhost" in body.get_content()

    replied(sambas, sent, a_picture("teal"))
    with pytest.raises(Conflict):
        replied(sambas, sent)
    town.carry(sambas)
    assert town.state_in(depok, came) is State.RECEIVED
    line = last_line(depok, came)
    assert line.author == Author.REPORTER
    assert line.is_exchange
    assert (line.note or "").startswith("Di kiri, dekat jembatan.")
    assert "0812" not in (line.note or "")
    with unit_of_work(depok, read_only=True):
        (photo,) = complaints.photos.of(complaints.by_id(came))
        assert photo.is_hidden
        assert photo.storage_key.startswith("depok/")


def test_an_answer_that_comes_when_they_went_on_without_it_is_read_all_the_same(
    sambas: Tenant, depok: Tenant
) -> None:
    sent, came = asked(sambas, depok)
    replied(sambas, sent)
    with unit_of_work(depok):
        complaint = complaints.by_id(came)
        complaints.asking.drop(somebody(Role.COORDINATOR), complaint, version=complaint.version)
    town.carry(sambas)
    assert town.state_in(depok, came) is State.RECEIVED
    assert (last_line(depok, came).note or "").startswith("Di kiri")


def test_where_nobody_works_on_it_any_more_the_answer_is_refused_and_said_so(
    sambas: Tenant, depok: Tenant
) -> None:
    sent, came = asked(sambas, depok)
    replied(sambas, sent)
    with unit_of_work(depok):
        session.get_one(Complaint, came).state = State.CLOSED
    town.carry(sambas)
    assert town.passage_in(sambas, sent).heard_version is None


def test_a_third_region_can_not_answer_for_its_reporter(sambas: Tenant, depok: Tenant) -> None:
    sent, came = asked(sambas, depok)
    token = town.passage_in(sambas, sent).token
    forged = Envelope(
        depok.key, "neighbour.completion", "1", {"token": token, "text": "Saya palsu."}
    )
    with unit_of_work(depok), pytest.raises(NotFound):
        complaints.neighbours.complete_here(Sender("pontianak", "Kota Pontianak"), forged)
    assert town.state_in(depok, came) is State.NEEDS_REPORTER
