"""The reports of a stranger, one a stage, and what comes with them: each known by a name."""

import secrets
from secrets import choice

from sqlalchemy import select, text

from tenants import agencies, complaints, people
from tenants.complaints import Channel, Complaint, Filing, Visibility, following
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope, Sender
from tenants.people import LinkPurpose
from tests.factories.pictures import a_photo
from tests.stranger import Stranger, actor

REPORT = "Jalan berlubang besar di depan pasar, sudah tiga minggu dan membahayakan pengendara."


def file_all(stranger: Stranger) -> None:
    """One a stage, all secret but `public`: whoever may read one is its reporter or its desk."""
    file(stranger, "public", "referred", Visibility.PUBLIC)
    for stage in STAGES:
        file(stranger, stage, stage, Visibility.SECRET)
    between_regions(stranger)
    draft, stranger.tokens["draft"] = complaints.drafts.begin()
    stranger.ids["draft-photo"] = a_photo(draft).id
    write_template(stranger)
    _write_down(stranger)
    account = stranger.ids["resident"]
    stranger.tokens |= {
        "unsubscribe": people.unsubscribe_key(account),
        "follow": complaints.receipts.follow_key(complaints.by_id(stranger.ids["referred"])),
        **{each.value: people.new_link(account, each) for each in LinkPurpose},
    }
    _follow(stranger)


def _follow(stranger: Stranger) -> None:
    """Somebody without an account follows the public report."""
    email = stranger.email("pengikut")
    following.ask(email, following.Subject(stranger.ids["public"]), locale="id")
    found = session.scalars(
        select(following.Follow).join(following.Follower).where(following.Follower.email == email)
    ).one()
    following.confirm(found)
    stranger.ids |= {"follow-id": found.id, "follower": found.follower_id}
    doors = dict.fromkeys(following.Door, found.follower_id) | {
        following.Door.CONFIRM: found.id,
        following.Door.STOP: found.id,
    }
    stranger.tokens |= {str(door): following.key_of(door, of) for door, of in doors.items()}


STAGES = ("received", "referred", "asked", "answered", "closed", "merged")


def write_template(stranger: Stranger) -> None:
    """An answer template of public works, under a title that no other has."""
    pupr, title = agencies.by_code("dinas-pupr").id, "".join(choice("abcdefgh") for _ in range(12))
    words = "{nomor}, {tempat}: {tenggat}."
    written = complaints.templating.create(actor(stranger, "pupr"), pupr, title=title, text=words)
    stranger.codes["template-code"] = written.code


def _write_down(stranger: Stranger) -> None:
    """An officer wrote one down for somebody who came."""
    filing = Filing(
        text=REPORT,
        village_code=_a_village(),
        visibility=Visibility.SECRET,
        channel=Channel.COUNTER,
    )
    stranger.tokens["counter"] = complaints.whole.token_of(
        stranger.tenant.key, complaints.whole.Origin.COUNTER
    )
    complaints.assisting.file_for(actor(stranger, "pupr"), stranger.tokens["counter"], filing)


def _a_village() -> str:
    found: str = session.execute(
        text("SELECT code FROM village ORDER BY code LIMIT 1")
    ).scalar_one()
    return found


def between_regions(stranger: Stranger) -> None:
    """One that another region passed on, and one that was passed on and answered there."""
    sender, token = Sender("sambas", "Kabupaten Lain"), secrets.token_hex(8)
    body = {
        "token": token,
        "reference": "LLL-26-AAAAAA",
        "reason": "Di daerah Anda.",
        "text": REPORT,
        "place": "Desa Lain",
        "visibility": "rahasia",
    }
    complaints.neighbours.take_in(sender, Envelope("", "neighbour.report", token, body))
    came = session.scalars(select(Complaint).order_by(Complaint.id.desc()).limit(1)).one()
    stranger.references["arrived"], stranger.ids["arrived"] = came.reference, came.id
    complaint = file(stranger, "passed", "received", Visibility.SECRET)
    complaints.neighbours.pass_on(
        actor(stranger, "coordinator"),
        complaint,
        to=("sambas", "Kabupaten Lain"),
        reason="Di sana.",
        version=complaint.version,
    )
    passage = complaints.neighbours.passage_of(complaint)
    assert passage is not None
    told = {"token": passage.token, "version": 1, "reference": "LLL-26-BBBBBB"}
    told |= {"state": "ditanggapi", "note": "Sudah."}
    complaints.neighbours.hear(sender, Envelope("", "neighbour.status", token, told))
    session.flush()


def file(stranger: Stranger, name: str, stage: str, visibility: Visibility) -> Complaint:
    """File the resident's report, take it to a stage and remember it by name.

    Runs in an open unit of work of the tenant.
    """
    draft, token = complaints.drafts.begin()
    stranger.ids[f"{name}-photo"] = a_photo(draft).id
    filing = Filing(
        text=REPORT, village_code=_a_village(), visibility=visibility, topic_code="jalan-rusak"
    )
    complaint = complaints.submit(actor(stranger, "resident"), token, filing)
    _take(stranger, complaint, stage)
    if name == "referred":
        complaints.hiding.hide(
            actor(stranger, "pupr"), complaint, ["pasar"], version=complaint.version
        )
    stranger.references[name], stranger.tokens[name] = complaint.reference, token
    stranger.ids[name] = complaint.id
    return complaint


def _take(stranger: Stranger, complaint: Complaint, stage: str) -> None:
    if stage == "received":
        return
    pupr, coordinator = agencies.by_code("dinas-pupr"), actor(stranger, "coordinator")
    complaints.refer(
        coordinator, complaint, topic_code=None, agency_id=pupr.id, version=complaint.version
    )
    if stage == "referred":
        return
    officer = actor(stranger, "pupr")
    if stage == "merged":
        lead = complaints.by_id(stranger.ids["answered"])
        complaints.clusters.merge(officer, complaint, lead, version=complaint.version)
        return
    if stage == "asked":
        seen = complaint.version
        complaints.asking.ask(officer, complaint, question="Di sisi mana?", version=seen)
        return
    complaints.answer(officer, complaint, text="Sudah ditambal.", version=complaint.version)
    if stage == "closed":
        resident = actor(stranger, "resident")
        complaints.close(resident, complaint, note=None, version=complaint.version)
