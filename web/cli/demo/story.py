"""One report of the demo's month, from filing to where it stands today, with the clock set back."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from tenants import agencies, complaints, people
from tenants.complaints import Complaint, Filing, Point, State, Topic, Verdict, Visibility
from tenants.kernel import clock, tenancy
from tenants.kernel.db import session
from tenants.people import Actor
from web.cli.demo import pictures
from web.cli.demo.pace import Pace

STEP = timedelta(hours=20)
JUST_NOW = timedelta(minutes=30)
ROUTED_IN = timedelta(seconds=40)
UNHAPPY: Final = (Verdict.HALF, Verdict.NO)
STILL_NOT: Final = (
    "Belum selesai. Baru sebagian yang dikerjakan.",
    "Kemarin petugas datang, tapi setelah itu tidak ada pekerjaan lagi.",
    "Masih sama seperti sebelum dilaporkan.",
)
HAPPY: Final = (
    None,
    None,
    None,
    None,
    "Sudah bagus sekarang, terima kasih.",
    "Cepat ditangani. Semoga awet.",
    "Agak lama, tapi akhirnya selesai.",
    "Petugasnya ramah dan memberi kabar.",
)
FINALLY: Final = "Terima kasih sudah mengingatkan. Pekerjaannya sekarang kami tuntaskan."


def filed_at(told: dict[str, Any], now: datetime) -> datetime:
    zone = tenancy.current().zone
    day = now.astimezone(zone).date() - timedelta(days=told["age"])
    moment = datetime.combine(day, time(told["hour"], told["minute"]), zone)
    return min(moment, now - JUST_NOW)


class Story:
    """One report of the month, from filing to where it stands today, with the clock set back."""

    def __init__(
        self, told: dict[str, Any], pace: Pace, reporter: Actor, coordinator: Actor
    ) -> None:
        """`told` is the month's, with the moment it begins `at`, and its `point`."""
        self._told = told
        self._pace = pace
        self._reporter = reporter
        self._coordinator = coordinator
        self._at: datetime = told["at"]
        self._state = State(told["state"])

    def tell(self, token: str, village_code: str) -> None:
        waits = self._state in {State.RECEIVED, State.REJECTED}
        complaint = self._file(token, village_code, topic=None if waits else self._told["topic"])
        if waits:
            complaints.settings.set_threshold(1.0)  # so that a person has to decide
        with clock.frozen(self._at + ROUTED_IN):
            complaints.route(complaint.id)
        if waits:
            complaints.settings.set_threshold(complaints.USUAL_THRESHOLD)
        session.refresh(complaint)
        if complaint.visibility == Visibility.SECRET and not waits:
            self._refer(complaint)  # it goes nowhere by itself
        if self._state is State.REJECTED:
            with clock.frozen(self._at_work(STEP)):
                complaints.reject(
                    self._coordinator,
                    complaint,
                    reason=self._told["reason"],
                    version=complaint.version,
                )
        elif not waits and complaint.agency_id:
            self._handle(complaint)

    def _refer(self, complaint: Complaint) -> None:
        seen: dict[str, Any] = {"topic_code": complaint.topic_code, "version": complaint.version}
        with clock.frozen(self._at_work(STEP)):
            complaints.refer(self._coordinator, complaint, agency_id=None, **seen)

    def _file(self, token: str, village_code: str, topic: str | None) -> Complaint:
        told = self._told
        point: Point | None = told["point"]
        with clock.frozen(self._at):
            filing = Filing(
                text=told["text"],
                topic_code=topic,
                village_code=village_code,
                landmark=told.get("landmark"),
                latitude=point.latitude if point else None,
                longitude=point.longitude if point else None,
                visibility=Visibility(told["visibility"]),
                name=told.get("reporter"),
            )
            return complaints.submit(self._reporter, token, filing)

    def _handle(self, complaint: Complaint) -> None:
        """The agency's part, and the reporter's, as far as the story goes."""
        officer = _officer_of(complaint)
        if self._state is State.REFERRED:
            return
        self._pace.goes_to(agencies.name_of(complaint.agency_id or 0))
        with clock.frozen(self._at_work(STEP)):
            complaints.start_work(officer, complaint, version=complaint.version)
        if self._state is State.NEEDS_REPORTER:
            self._ask(officer, complaint)
        if self._state in {State.IN_PROGRESS, State.NEEDS_REPORTER}:
            return
        self._answer(officer, complaint, self._told["answer"])
        if self._state is State.REOPENED:
            self._judge(complaint, self._pace.one_of(UNHAPPY), self._told.get("reason"))
        if self._state is not State.CLOSED:
            return
        if self._pace.is_opened_again():
            self._judge(complaint, self._pace.one_of(UNHAPPY), self._pace.one_of(STILL_NOT))
            self._answer(officer, complaint, FINALLY)
        self._judge(complaint, Verdict.YES, self._pace.one_of(HAPPY))

    def _answer(self, officer: Actor, complaint: Complaint, text: str) -> None:
        with clock.frozen(self._at_work(STEP * 2)):
            complaints.answer(
                officer,
                complaint,
                text=text,
                version=complaint.version,
                photos=_shown(complaint),
            )

    def _judge(self, complaint: Complaint, verdict: Verdict, note: str | None) -> None:
        judge = Actor(proofs=frozenset({complaint.proof}))
        self._at = self._pace.reporter(self._at, STEP)
        with clock.frozen(self._at):
            complaints.judge(
                judge, complaint, verdict=verdict, note=note, version=complaint.version
            )

    def _ask(self, officer: Actor, complaint: Complaint) -> None:
        question = self._told["question"]
        with clock.frozen(self._at_work(STEP)):
            complaints.asking.ask(officer, complaint, question=question, version=complaint.version)

    def _at_work(self, step: timedelta) -> datetime:
        """The next moment of the story that happens in an office."""
        self._at = self._pace.office(self._at, step)
        return self._at


def _shown(complaint: Complaint) -> list[tuple[str, bytes]]:
    """What the finished work is shown by, where its topic wants that."""
    topic = session.get(Topic, complaint.topic_code) if complaint.topic_code else None
    return [("sesudah.jpg", pictures.mended_road())] if topic and topic.needs_photo else []


def _officer_of(complaint: Complaint) -> Actor:
    """Whoever works for its agency."""
    return people.officers_of(complaint.agency_id or 0)[0].as_actor()
