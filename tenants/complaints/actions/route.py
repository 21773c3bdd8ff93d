"""Routing: a complaint goes to the agency that must act, by itself or by the coordinator."""

from sqlalchemy import select

from tenants import agencies, deadlines, people
from tenants.agencies import Agency
from tenants.complaints.actions import clocks, settings, training
from tenants.complaints.actions.origin import require_placed
from tenants.complaints.actions.timeline import check, move, publish, tell_reporter
from tenants.complaints.learnt import forget_model
from tenants.complaints.lifecycle import Author, Classification, Publishing, State, Visibility
from tenants.complaints.models import Complaint, Referral, Topic
from tenants.complaints.points import Point, shown
from tenants.complaints.queries import obstacle
from tenants.complaints.suggestion import Suggestion
from tenants.complaints.topics import agency_id_for, place_of, suggest_for
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people import SYSTEM, Actor, Permission

CERTAIN = 1.0


def route(complaint_id: int) -> None:
    """Refer a received complaint to its agency if that is sure enough, else leave it to people.

    Sure is: the reporter chose the topic, or the words speak for one at the tenant's threshold.
    Nothing goes by itself where nobody would read it (queries/obstacles.py).
    Suggestions are kept with the complaint for the coordinator. A complaint that moved on is
    left alone, so that a second call changes nothing.
    """
    complaint = session.scalars(
        select(Complaint).where(Complaint.id == complaint_id).with_for_update()
    ).one()
    if complaint.status is not State.RECEIVED or complaint.suggestions:
        return
    forget_model()  # another process may have learnt more just now
    place = place_of(complaint.landmark, complaint.village_code)
    found = suggest_for(complaint.text, place=place)
    complaint.suggestions = [
        {"topic": each.topic_code, "confidence": each.confidence, "words": list(each.words)}
        for each in found
    ]
    chosen = _sure_choice(complaint, found)
    if chosen and not obstacle(complaint, chosen.topic_code, has_officer=people.has_officer):
        agency_id = agency_id_for(chosen.topic_code, complaint.village_code) or 0
        complaint.topic_code = chosen.topic_code
        pass_to(SYSTEM, complaint, agencies.by_id(agency_id), author=Author.SYSTEM, why=chosen)
    session.flush()


def _sure_choice(complaint: Complaint, found: list[Suggestion]) -> Suggestion | None:
    if complaint.topic_code:
        return Suggestion(complaint.topic_code, CERTAIN, ())
    return found[0] if found and found[0].confidence >= settings.threshold_now() else None


def refer(
    actor: Actor,
    complaint: Complaint,
    *,
    topic_code: str | None,
    agency_id: int | None,
    version: int,
    note: str | None = None,
) -> None:
    """The coordinator passes a complaint to an agency, with the topic it turned out to be.

    Without an agency it is the topic's own; Invalid where neither says whose it is.
    """
    check(actor, Permission.COORDINATE_COMPLAINTS, complaint, State.REFERRED, seen=version)
    require_placed(complaint)
    if agency_id is None and topic_code:
        agency_id = agency_id_for(topic_code, complaint.village_code)
    if agency_id is None:
        message = N_("Pilih dinas yang harus bertindak.")
        raise Invalid(message, field="agency")
    complaint.topic_code = topic_code or complaint.topic_code
    pass_to(actor, complaint, agencies.by_id(agency_id), author=Author.COORDINATOR, note=note)
    tell_reporter(complaint, "complaint.passed_on", agency_id=agency_id)
    training.ask()


def pass_to(
    actor: Actor,
    complaint: Complaint,
    agency: Agency,
    *,
    author: Author,
    why: Suggestion | None = None,
    note: str | None = None,
) -> None:
    """The referral itself, once it is decided who must act."""
    classify(complaint)
    complaint.agency_id = agency.id
    if author is Author.SYSTEM and settings.publishing() is Publishing.BY_ITSELF:
        publish(complaint)
    _start_answer_clock(complaint)
    session.add(
        Referral(
            complaint_id=complaint.id,
            agency_id=agency.id,
            account_id=actor.id,
            confidence=why.confidence if why else None,
            words=list(why.words) if why else [],
        )
    )
    move(actor, complaint, State.REFERRED, author=author, note=note, agency_id=agency.id)
    announce(
        "complaint.referral",
        {"complaint_id": complaint.id, "agency_id": agency.id},
        key=f"complaint:{complaint.id}:v{complaint.version}:referral:{agency.id}",
    )


def classify(complaint: Complaint) -> None:
    """The topic says what kind of matter it is, and with it how long settling may take.

    And how much of its pin everybody may see: never more than before.
    """
    _blur(complaint)
    topic = session.get(Topic, complaint.topic_code) if complaint.topic_code else None
    if topic is None or topic.classification == complaint.classification:
        return
    complaint.classification = topic.classification
    mistaken = clocks.by_id(complaint.settlement_clock_id)
    is_step = complaint.step_clock_id == complaint.settlement_clock_id
    step = Classification(topic.classification).settlement_step
    settlement = deadlines.start(step, complaint.submitted_at)
    session.flush()
    complaint.settlement_clock_id = settlement.id
    if is_step:
        complaint.step_clock_id = settlement.id
    session.flush()
    if mistaken:
        session.delete(mistaken)


def _blur(complaint: Complaint) -> None:
    """Rounded again: what was a road may turn out to be about a home."""
    if complaint.public_latitude is None or complaint.public_longitude is None:
        return
    seen = Point(complaint.public_latitude, complaint.public_longitude)
    seen = shown(seen, Visibility(complaint.visibility), complaint.topic_code) or seen
    complaint.public_latitude, complaint.public_longitude = seen


def _start_answer_clock(complaint: Complaint) -> None:
    """The agency's clock starts with its first referral; a return does not start it again."""
    if complaint.hop_count and complaint.step_clock_id:
        return
    now = clock.now()
    verification = clocks.by_id(complaint.step_clock_id)
    if verification and verification.is_open:
        deadlines.stop(verification, now)
    started = deadlines.start("complaint.answer", now)
    session.flush()
    complaint.step_clock_id = started.id


def reject(actor: Actor, complaint: Complaint, *, reason: str, version: int) -> None:
    """Out of scope or abusive: the reporter reads why, and where to go instead.

    Conflict where others were merged into it: each reporter reads a reason of their own.
    """
    check(actor, Permission.COORDINATE_COMPLAINTS, complaint, State.REJECTED, seen=version)
    if complaint.member_count:
        message = N_("Laporan lain sudah digabung ke laporan ini. Pisahkan dulu laporan itu.")
        raise Conflict(message)
    complaint.published_at = None
    now = clock.now()
    clocks.stop(complaint, now)
    complaint.settled_at = now
    move(actor, complaint, State.REJECTED, author=Author.COORDINATOR, note=reason)
    tell_reporter(complaint, "complaint.rejection")
