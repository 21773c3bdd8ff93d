"""A report goes to another region, is answered there, and its reporter never has to move."""

import pytest
from sqlalchemy import select

from tenants import complaints, deadlines
from tenants.complaints import Complaint, State, Verdict, Visibility
from tenants.kernel import clock, files
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.errors import Conflict, Invalid
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_complaint, somebody
from tests.factories.pictures import a_photo, a_picture
from tests.post_office import PostOffice
from tests.workers import neighbourhood as town

pytestmark = pytest.mark.usefixtures("between_regions")


def test_it_arrives_as_a_report_of_nobody_with_its_words_masked(
    sambas: Tenant, depok: Tenant
) -> None:
    text = "Jalan berlubang besar, hubungi saya di 0812-3456-7890 kalau perlu."
    sent = town.passed_on(sambas, depok, text=text, phone="081299998888")
    assert town.state_in(sambas, sent) is State.PASSED_ON
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        there = complaints.by_id(came)
        assert there.status is State.RECEIVED
        assert (there.reporter_name, there.reporter_email, there.reporter_phone) == (None,) * 3
        assert "0812" not in there.text
        assert there.text.startswith("Jalan berlubang besar")
        assert there.reference.startswith(depok.prefix)
    passage = town.passage_in(depok, came)
    assert (passage.region_key, passage.reason) == ("sambas", town.REASON)
    assert "Kec." in (passage.place or "")


def test_it_is_carried_once_however_often_it_is_carried(sambas: Tenant, depok: Tenant) -> None:
    sent = town.passed_on(sambas, depok)
    town.carry(sambas)
    with unit_of_work(sambas):
        session.connection().exec_driver_sql("UPDATE outbox SET state = 'ready', done_at = NULL")
    town.carry(sambas)
    assert len(town.arrived(depok)) == 1
    assert town.state_in(sambas, sent) is State.PASSED_ON


def test_pictures_are_stored_anew_under_the_other_regions_own_keys(
    sambas: Tenant, depok: Tenant
) -> None:
    with unit_of_work(sambas):
        draft, token = complaints.drafts.begin()
        for colour in ("teal", "red"):
            a_photo(draft, a_picture(colour))
        complaint = a_complaint(token=token)
        hidden = complaints.photos.of(complaint)[1]
        hidden.hidden_at = clock.now()
        complaints.neighbours.pass_on(
            somebody(Role.COORDINATOR),
            complaint,
            to=(depok.key, depok.name),
            reason="x",
            version=complaint.version,
        )
        ours = {each.storage_key for each in complaints.photos.of(complaint)}
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        theirs = complaints.photos.of(complaints.by_id(came))
        assert [each.is_hidden for each in theirs] == [False, True]
        assert all(each.storage_key.startswith("depok/") for each in theirs)
        assert files.read_image(theirs[0].storage_key, files.Size.SMALL)
        assert not ours & {each.storage_key for each in theirs}


def test_each_step_over_there_is_told_here_and_its_reporter_judges_from_here(
    sambas: Tenant, depok: Tenant, post_office: PostOffice
) -> None:
    sent = town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    town.answered(depok, came)
    town.carry(depok)
    passage = town.passage_in(sambas, sent)
    assert passage.status is State.ANSWERED
    assert passage.agency_name
    assert (passage.their_reference or "").startswith(depok.prefix)
    with unit_of_work(sambas, read_only=True):
        lines = complaints.neighbours.passage_lines(passage)
        told = [(each.state, each.note) for each in lines]
    assert told == [
        (State.RECEIVED, None),
        (State.REFERRED, None),
        (State.ANSWERED, "Sudah kami tambal."),
    ]
    town.carry(sambas)
    letter = post_office.sent_to(town.READER)[-1]
    body = letter.get_body(("plain",))
    assert body is not None
    assert "Sudah kami tambal." in body.get_content()
    assert "sambas.localhost" in body.get_content()

    town.judged(sambas, sent, Verdict.HALF)
    town.carry(sambas)
    assert town.state_in(depok, came) is State.REOPENED
    town.carry(depok)
    assert town.passage_in(sambas, sent).status is State.REOPENED


def test_a_yes_closes_it_over_there_and_is_said_once(sambas: Tenant, depok: Tenant) -> None:
    sent = town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    town.answered(depok, came)
    town.carry(depok)
    town.judged(sambas, sent, Verdict.YES)
    with pytest.raises(Conflict):
        town.judged(sambas, sent, Verdict.NO)
    town.carry(sambas)
    town.carry(depok)
    assert town.state_in(depok, came) is State.CLOSED
    assert town.passage_in(sambas, sent).status is State.CLOSED


def test_not_theirs_either_it_comes_back_with_the_reason_and_its_clock_went_on(
    sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    with unit_of_work(sambas, read_only=True):
        step = complaints.by_id(sent).step_clock
        assert step is not None
        assert not step.is_open
        due_at = step.due_at
    came = town.delivered(sambas, depok)
    town.sent_home(depok, came)
    assert town.state_in(depok, came) is State.PASSED_ON
    town.carry(depok)
    assert town.state_in(sambas, sent) is State.RETURNED
    with unit_of_work(sambas, read_only=True):
        complaint = complaints.by_id(sent)
        back = complaints.neighbours.last_return(complaint)
        assert back is not None
        assert (back.giver, back.reason) == (depok.name, "Itu jalan di daerah Anda.")
        again = session.get_one(deadlines.Clock, complaint.step_clock_id)
        assert again.is_open
        assert again.due_at == due_at


def test_what_came_back_may_go_on_to_an_agency_or_another_region(
    sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    town.carry(sambas)
    town.sent_home(depok, town.arrived(depok)[0])
    town.carry(depok)
    with unit_of_work(sambas):
        complaint = complaints.by_id(sent)
        complaints.neighbours.pass_on(
            somebody(Role.COORDINATOR),
            complaint,
            to=(depok.key, depok.name),
            reason="Sungguh di sana.",
            version=complaint.version,
        )
    town.carry(sambas)
    assert len(town.arrived(depok)) == 2


def test_nobody_refers_it_before_its_place_here_is_certain(sambas: Tenant, depok: Tenant) -> None:
    town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok):
        complaints.route(came)
        complaint = session.get_one(Complaint, came)
        assert complaint.status is State.RECEIVED
        with pytest.raises(Invalid, match="Pastikan dulu"):
            complaints.refer(
                somebody(Role.COORDINATOR),
                complaint,
                topic_code="jalan-rusak",
                agency_id=None,
                version=complaint.version,
            )


def test_a_village_named_in_its_words_is_its_place(sambas: Tenant, depok: Tenant) -> None:
    town.passed_on(sambas, depok, landmark="depan kantor Kelurahan Kemiri Muka")
    came = town.delivered(sambas, depok)
    assert town.passage_in(depok, came).is_placed
    with unit_of_work(depok, read_only=True):
        assert "Kemiri Muka" in complaints.by_id(came).place_name


@pytest.mark.parametrize("visibility", [Visibility.SECRET, Visibility.ANONYMOUS])
def test_what_was_hidden_here_is_hidden_there(
    sambas: Tenant, depok: Tenant, visibility: Visibility
) -> None:
    town.passed_on(sambas, depok, visibility=visibility)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        query = select(Complaint.visibility).where(Complaint.id == came)
        assert session.scalar(query) == visibility


def test_the_reporter_is_told_where_it_went_and_what_went_with_it(
    sambas: Tenant, depok: Tenant, post_office: PostOffice
) -> None:
    town.passed_on(sambas, depok)
    town.carry(sambas)
    (letter,) = [each for each in post_office.sent_to(town.READER) if depok.name in each["Subject"]]
    body = letter.get_body(("plain",))
    assert body is not None
    assert town.REASON in body.get_content()
    assert "Nama, surel, dan telepon Anda tidak ikut" in " ".join(body.get_content().split())


def test_what_came_from_elsewhere_can_only_be_sent_back(sambas: Tenant, depok: Tenant) -> None:
    town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok):
        complaint = complaints.by_id(came)
        with pytest.raises(Conflict, match="kembalikan saja"):
            complaints.neighbours.pass_on(
                somebody(Role.COORDINATOR),
                complaint,
                to=(sambas.key, sambas.name),
                reason="x",
                version=complaint.version,
            )
