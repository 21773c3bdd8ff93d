"""Two regions and what goes between them; each function is one of their people's part."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from tenants import complaints, places
from tenants.complaints import Channel, Complaint, State, neighbours
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import NOBODY, Actor, Role
from tests.factories import a_complaint, somebody
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.workers.ledger import MORNING, clear
from workers import relay

REASON = "Jalannya di seberang batas."
READER = "siti@contoh.test"


@pytest.fixture
def between_regions(
    undone: None, sambas: Tenant, depok: Tenant, bells: Bells, post_office: PostOffice
) -> Iterator[None]:
    """A working morning on which nothing is on its way yet."""
    clear(sambas, depok)
    with clock.frozen(MORNING):
        yield


def passed_on(here: Tenant, there: Tenant, actor: Actor = NOBODY, **answers: object) -> int:
    """A report, of somebody or of nobody known, that its coordinator passes on; its id."""
    with unit_of_work(here):
        complaint = a_complaint(actor, **{"email": READER, "name": "Siti Aminah"} | answers)
        complaints.neighbours.pass_on(
            somebody(Role.COORDINATOR),
            complaint,
            to=(there.key, there.name),
            reason=REASON,
            version=complaint.version,
        )
        return complaint.id


def carry(tenant: Tenant) -> None:
    """What is due to leave the region leaves it."""
    relay.drain_mail(tenant.key)


def arrived(there: Tenant) -> list[int]:
    """Ids of the reports that came from another region."""
    with unit_of_work(there, read_only=True):
        came = (
            select(Complaint.id)
            .where(Complaint.channel == Channel.NEIGHBOUR)
            .order_by(Complaint.id)
        )
        return list(session.scalars(came))


def delivered(here: Tenant, there: Tenant) -> int:
    """What was passed on arrives, and nothing else has; its id over there."""
    carry(here)
    (came,) = arrived(there)
    return came


def passage_in(tenant: Tenant, complaint_id: int) -> neighbours.Passage:
    with unit_of_work(tenant, read_only=True):
        found = complaints.neighbours.passage_of(complaints.by_id(complaint_id))
        assert found is not None
        session.expunge(found)
        return found


def state_in(tenant: Tenant, complaint_id: int) -> State:
    with unit_of_work(tenant, read_only=True):
        return complaints.by_id(complaint_id).status


def placed(there: Tenant, complaint_id: int) -> None:
    """Its coordinator says where it is: in the first of the villages."""
    with unit_of_work(there):
        complaint = complaints.by_id(complaint_id)
        village = session.scalars(select(places.Village).order_by(places.Village.code)).first()
        assert village is not None
        complaints.neighbours.place(
            somebody(Role.COORDINATOR),
            complaint,
            village_code=village.code,
            version=complaint.version,
        )


def asked(there: Tenant, complaint_id: int, question: str) -> None:
    """Its coordinator must know something first."""
    with unit_of_work(there):
        complaint = complaints.by_id(complaint_id)
        coordinator = somebody(Role.COORDINATOR)
        complaints.asking.ask(coordinator, complaint, question=question, version=complaint.version)


def dropped(there: Tenant, complaint_id: int) -> None:
    """It goes on without the reporter's word."""
    with unit_of_work(there):
        complaint = complaints.by_id(complaint_id)
        coordinator = somebody(Role.COORDINATOR)
        complaints.asking.drop(coordinator, complaint, version=complaint.version)


def answered(there: Tenant, complaint_id: int, words: str = "Sudah kami tambal.") -> None:
    """Placed, referred to public works, answered."""
    placed(there, complaint_id)
    with unit_of_work(there):
        complaint = complaints.by_id(complaint_id)
        agency_id = complaints.topics.agency_id_for("jalan-rusak", complaint.village_code)
        complaints.refer(
            somebody(Role.COORDINATOR),
            complaint,
            topic_code=None,
            agency_id=agency_id,
            version=complaint.version,
        )
        officer = somebody(Role.OFFICER, agency_id)
        complaints.answer(officer, complaint, text=words, version=complaint.version)


def judged(here: Tenant, complaint_id: int, verdict: complaints.Verdict) -> None:
    """The reporter says whether it is done."""
    version = passage_in(here, complaint_id).their_version
    with unit_of_work(here):
        complaint = complaints.by_id(complaint_id)
        reporter = Actor(proofs=frozenset({complaint.proof}))
        complaints.neighbours.judge(
            reporter, complaint, verdict=verdict, note=None, version=version
        )


def sent_home(there: Tenant, complaint_id: int, reason: str = "Itu jalan di daerah Anda.") -> None:
    with unit_of_work(there):
        complaint = complaints.by_id(complaint_id)
        complaints.neighbours.send_home(
            somebody(Role.COORDINATOR), complaint, reason=reason, version=complaint.version
        )
