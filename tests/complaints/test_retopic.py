"""The coordinator says anew what a report is about, and it stays where it is."""

import pytest

from tenants import complaints, deadlines
from tenants.complaints import Complaint, State, Topic
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid, Refused
from tenants.people import Role
from tests.factories import a_coordinator, a_referred_complaint, somebody
from tests.factories.complaints import ROAD

pytestmark = pytest.mark.usefixtures("in_tenant")


def another_topic_of_its_agency(complaint: Complaint) -> Topic:
    other = next(
        topic
        for code, _name in complaints.topics.named()
        if code != ROAD
        and complaints.topics.agency_id_for(code, complaint.village_code) == complaint.agency_id
        and (topic := session.get_one(Topic, code))
    )
    other.classification = "permintaan_informasi"
    session.flush()
    return other


def retopiced(complaint: Complaint, topic_code: str) -> None:
    complaints.transfer(
        a_coordinator(),
        complaint,
        topic_code=topic_code,
        agency_id=None,
        reason="Ini drainase.",
        version=complaint.version,
    )


def test_a_new_topic_of_the_same_agency_changes_what_is_promised_and_nothing_else() -> None:
    complaint = a_referred_complaint()
    topic, seen = another_topic_of_its_agency(complaint), complaint.version
    agency_id, step = complaint.agency_id, complaint.step_clock_id
    retopiced(complaint, topic.code)
    assert (complaint.topic_code, complaint.status) == (topic.code, State.REFERRED)
    assert (complaint.agency_id, complaint.step_clock_id) == (agency_id, step)
    assert complaint.version > seen
    settlement = session.get_one(deadlines.Clock, complaint.settlement_clock_id)
    assert settlement.step == "complaint.settle.information"
    assert complaints.timeline(complaint, internal=True)[-1].note == "Ini drainase."


def test_what_runs_after_a_first_word_is_the_new_promise() -> None:
    complaint = a_referred_complaint()
    topic = another_topic_of_its_agency(complaint)
    officer = somebody(Role.OFFICER, complaint.agency_id)
    complaints.tell_progress(officer, complaint, text="Maret.", version=complaint.version)
    retopiced(complaint, topic.code)
    assert complaint.step_clock_id == complaint.settlement_clock_id


def test_the_same_topic_says_nothing_new() -> None:
    complaint = a_referred_complaint()
    with pytest.raises(Invalid):
        retopiced(complaint, ROAD)


def test_an_officer_does_not_say_what_it_is_about() -> None:
    complaint = a_referred_complaint()
    topic = another_topic_of_its_agency(complaint)
    with pytest.raises(Refused):
        complaints.transfer(
            somebody(Role.OFFICER, complaint.agency_id),
            complaint,
            topic_code=topic.code,
            agency_id=None,
            reason="Ini drainase.",
            version=complaint.version,
        )
