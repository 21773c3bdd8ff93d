"""What each kind of announcement brings about: the one table that relay reads."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from tenants import complaints
from tenants.complaints import neighbours
from tenants.kernel import tenancy
from tenants.kernel.envelopes import Envelope, Failure, Sender
from workers import calendar
from workers.messages import clusters, digests, following, ladder, people, questions, reports
from workers.messages import complaints as complaint_mail
from workers.post import Outgoing
from workers.queues import UPKEEP, ask

Payload = Mapping[str, Any]


class Promise(Enum):
    """What a lost lease means for a mail that may have gone out."""

    AT_LEAST_ONCE = auto()  # sent again under the same Message-ID
    AT_MOST_ONCE = auto()  # left as ambiguous, for people to decide


@dataclass(frozen=True, slots=True)
class Mail:
    """`is_asked_for`: somebody waits for it now, so it goes even to an address that refused."""

    compose: Callable[[Payload, str], Outgoing | None]
    promise: Promise = Promise.AT_LEAST_ONCE
    is_asked_for: bool = False


@dataclass(frozen=True, slots=True)
class Carried:
    """What travels to another region: made here, delivered there.

    `in_vain` hears why it was not taken, here; what `waits` is kept while the other is closed.
    """

    compose: Callable[[Payload, str], Envelope | None]
    deliver: Callable[[Sender, Envelope], None]
    in_vain: Callable[[Payload, Failure], None] | None = None
    waits: bool = True


def _route(payload: Payload) -> None:
    complaints.route(payload["complaint_id"])


def _tell_agency(payload: Payload) -> None:
    complaints.telling.agency(payload["complaint_id"], payload["agency_id"])


def _tell_coordinators(payload: Payload) -> None:
    complaints.telling.coordinators(payload["complaint_id"])


def _tell_recalled(payload: Payload) -> None:
    complaints.telling.recalled(payload["complaint_id"], payload["agency_id"])


def _tell_asker(payload: Payload) -> None:
    complaints.asking.tell_staff(payload["complaint_id"])


def _tell_followers(payload: Payload) -> None:
    complaints.following.tell_of_news(payload["complaint_id"], payload["entry_id"])


def _tell_of_new_report(payload: Payload) -> None:
    complaints.following.tell_of_new_report(payload["complaint_id"])


def _tell_members(payload: Payload) -> None:
    complaints.clusters.tell_members(payload["complaint_id"], payload["entry_id"])


def _follow_calendar(_payload: Payload) -> None:
    calendar.follow()


def _climb(payload: Payload) -> None:
    complaints.ladder.climb(date.fromisoformat(payload["day"]))


def _train(_payload: Payload) -> None:
    ask(UPKEEP, "workers.complaints.train", tenancy.current().key)


LOCAL: dict[str, Callable[[Payload], None]] = {
    "complaint.submitted": _route,
    "complaint.referral": _tell_agency,
    "complaint.return": _tell_coordinators,
    "complaint.recall": _tell_recalled,
    "complaint.resumption": _tell_asker,
    "complaint.news": _tell_followers,
    "complaint.published": _tell_of_new_report,
    "complaint.shared": _tell_members,
    "holiday.changed": _follow_calendar,
    "ladder.climb": _climb,
    "routing.training": _train,
}

MAIL: dict[str, Mail] = {
    "complaint.receipt": Mail(complaint_mail.receipt),
    "complaint.referred": Mail(complaint_mail.referral),
    "complaint.returned": Mail(complaint_mail.returned),
    "complaint.recalled": Mail(complaint_mail.recalled),
    "complaint.passed_on": Mail(complaint_mail.passed_on),
    "complaint.taken_up": Mail(complaint_mail.taken_up),
    "complaint.question": Mail(questions.question),
    "complaint.question_reminder": Mail(questions.reminder),
    "complaint.resumed": Mail(questions.resumed),
    "complaint.progress": Mail(complaint_mail.progress),
    "complaint.answer": Mail(complaint_mail.answer),
    "complaint.closing": Mail(questions.closing),
    "complaint.merged": Mail(clusters.merged),
    "complaint.lead_news": Mail(clusters.lead_news),
    "complaint.separated": Mail(clusters.separated),
    "complaint.rejection": Mail(complaint_mail.rejection),
    "complaint.handed_over": Mail(complaint_mail.handed_over),
    "complaint.neighbour_news": Mail(complaint_mail.neighbour_news),
    "complaint.neighbour_question": Mail(questions.neighbour_question),
    "complaint.deadline": Mail(complaint_mail.deadline),
    "digest.officer": Mail(digests.officer, Promise.AT_MOST_ONCE),
    "digest.coordinator": Mail(digests.coordinator, Promise.AT_MOST_ONCE),
    "digest.resident": Mail(digests.resident, Promise.AT_MOST_ONCE),
    "follow.confirmation": Mail(following.confirmation),
    "follow.news": Mail(following.news),
    "follow.report": Mail(following.report),
    "digest.leader": Mail(reports.leader, Promise.AT_MOST_ONCE),
    "ladder.morning": Mail(ladder.morning),
    "people.invitation": Mail(people.invitation, is_asked_for=True),
    "people.verification": Mail(people.verification, is_asked_for=True),
    "people.role": Mail(people.role),
    "people.password_reset": Mail(people.password_reset, is_asked_for=True),
}

POST: dict[str, Carried] = {
    "neighbour.report": Carried(
        neighbours.report_envelope, neighbours.take_in, neighbours.could_not_pass, waits=False
    ),
    "neighbour.status": Carried(neighbours.status_envelope, neighbours.hear),
    "neighbour.return": Carried(neighbours.return_envelope, neighbours.came_home),
    "neighbour.verdict": Carried(
        neighbours.verdict_envelope, neighbours.judge_here, neighbours.ask_again
    ),
    "neighbour.completion": Carried(
        neighbours.completion_envelope, neighbours.complete_here, neighbours.ask_again
    ),
}
