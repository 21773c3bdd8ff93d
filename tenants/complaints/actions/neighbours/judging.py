"""“Sudah selesai?” across regions: asked here, decided by the reporter, carried over there."""

from collections.abc import Mapping
from typing import Any, NoReturn

from tenants.complaints import policy
from tenants.complaints.actions.close import judge as judge_ours
from tenants.complaints.actions.neighbours import reading
from tenants.complaints.lifecycle import State, Verdict
from tenants.complaints.models import Complaint, Passage, Way
from tenants.complaints.queries.passages import asked_by
from tenants.kernel import ids
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope, Sender
from tenants.kernel.errors import Conflict
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people import Actor, Kind, Permission

Payload = Mapping[str, Any]
LONGEST_NOTE = 2_000


def judge(
    actor: Actor, complaint: Complaint, *, verdict: Verdict, note: str | None, version: int
) -> None:
    """The reporter's answer to what the other region said; `version` is the passing's own.

    Conflict where nothing is asked, or it was answered already.
    """
    policy.require(actor, Permission.JUDGE_ANSWER, complaint)
    passage = asked_by(complaint, State.ANSWERED, version)
    if passage is None:
        _nothing_to_judge()
    passage.heard_version = version
    # A key of its own: one that was not taken over there is given anew, and must arrive.
    announce(
        "neighbour.verdict",
        {"passage_id": passage.id, "verdict": verdict, "note": note},
        key=f"passage:{passage.id}:v{version}:verdict:{ids.new_code()}",
    )


def verdict_envelope(payload: Payload, key: str) -> Envelope | None:
    passage = session.get_one(Passage, payload["passage_id"])
    body = {
        "token": passage.token,
        "verdict": payload["verdict"],
        "note": payload["note"],
    }
    return Envelope(passage.region_key, "neighbour.verdict", key, body)


def judge_here(sender: Sender, envelope: Envelope) -> None:
    """Do as the reporter says; Conflict where our report asks nothing any more."""
    body = envelope.body
    passage = reading.passage(body, sender, Way.IN)
    complaint = session.get_one(Complaint, passage.complaint_id, with_for_update=True)
    if complaint.status is not State.ANSWERED:
        _nothing_to_judge()
    verdict = reading.choice(Verdict, body, "verdict")
    theirs = Actor(Kind.SYSTEM, proofs=frozenset({complaint.proof}))
    note = reading.words(body, "note", LONGEST_NOTE)
    judge_ours(theirs, complaint, verdict=verdict, note=note, version=complaint.version)


def _nothing_to_judge() -> NoReturn:
    message = N_("Tidak ada jawaban yang masih menunggu penilaian Anda.")
    raise Conflict(message)
