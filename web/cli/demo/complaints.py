"""The demo's complaints: a believable month, through the same actions as real ones."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import click

from tenants import complaints, people, places
from tenants.complaints import Complaint, Filing, Point, State, Topic, Verdict, Visibility
from tenants.kernel import clock, tenancy
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from web.cli.demo import boundaries, past, pictures

EVERY = 20  # so many public reports are the demo resident's own
UNPINNED = 4  # so many reports have one without a pin among them
STEP = timedelta(hours=20)


def file_month(tenant: Tenant, month: list[dict[str, Any]]) -> Iterator[int]:
    """File each report in a transaction of its own, the oldest first; yields every twentieth."""
    now = clock.now()
    ordered = sorted(month, key=lambda each: (-each["age"], each["hour"], each["minute"]))
    with unit_of_work(tenant):
        codes, shapes = village_codes(), boundaries.shapes()
        resident, coordinator = (
            _actor(f"{name}@{tenant.key}.test") for name in ("resident", "coordinator")
        )
    for number, each in enumerate(ordered, 1):
        mine = each["visibility"] == Visibility.PUBLIC and number % EVERY == 0
        with unit_of_work(tenant):
            if complaints.proof.was_filed(f"demo-{number}"):
                continue  # an earlier run came this far
            code = codes[each["district"], each["village"]]
            point = _pin(code, shapes, number)
            story = Story(
                each | {"point": point}, now, resident if mine else people.NOBODY, coordinator
            )
            story.tell(f"demo-{number}", code)
            if each["age"]:
                past.settle()
        if number % 20 == 0 or number == len(ordered):
            yield number
    with unit_of_work(tenant):
        _follow(resident, ordered[-1])


def _follow(resident: Actor, newest: dict[str, Any]) -> None:
    """The resident follows the kecamatan of the newest report, and its topic everywhere."""
    follower = complaints.following.known(resident.id or 0)
    code = {name: code for code, name in places.districts()}[newest["district"]]
    for subject in (
        complaints.following.Subject(district_code=code),
        complaints.following.Subject(topic_code=newest["topic"]),
    ):
        complaints.following.follow(follower, subject)


def offices_that_handle(month: list[dict[str, Any]]) -> set[int]:
    """Where somebody must be who did what the month tells, by their ids."""
    codes, idle = village_codes(), {State.RECEIVED, State.REJECTED, State.REFERRED}
    found = {
        complaints.topics.agency_id_for(each["topic"], codes[each["district"], each["village"]])
        for each in month
        if each["state"] not in idle
    }
    return {each for each in found if each}


def _pin(code: str, shapes: dict[str, Any], number: int) -> Point | None:
    """Most people put one, where there is a map."""
    if code not in shapes or number % UNPINNED == 0:
        return None
    return boundaries.somewhere_in(shapes[code], f"{code}-{number}")


def village_codes() -> dict[tuple[str, str], str]:
    return {
        (name, village.name): village.code
        for code, name in places.districts()
        for village in places.villages_of(code)
    }


class Story:
    """One report of the month, from filing to where it stands today, with the clock set back."""

    def __init__(
        self, told: dict[str, Any], now: datetime, reporter: Actor, coordinator: Actor
    ) -> None:
        self._told = told
        self._now = now
        self._reporter = reporter
        self._coordinator = coordinator
        self._at = _filed_at(told, now)
        self._state = State(told["state"])

    def tell(self, token: str, village_code: str) -> None:
        waits = self._state in {State.RECEIVED, State.REJECTED}
        complaint = self._file(token, village_code, topic=None if waits else self._told["topic"])
        if waits:
            complaints.settings.set_threshold(1.0)  # so that a person has to decide
        with clock.frozen(self._later(timedelta(seconds=40))):
            complaints.route(complaint.id)
        if waits:
            complaints.settings.set_threshold(complaints.USUAL_THRESHOLD)
        session.refresh(complaint)
        if complaint.visibility == Visibility.SECRET and not waits:
            self._refer(complaint)  # it goes nowhere by itself
        if self._state is State.REJECTED:
            with clock.frozen(self._later(STEP)):
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
        with clock.frozen(self._later(STEP)):
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
        with clock.frozen(self._later(STEP)):
            complaints.start_work(officer, complaint, version=complaint.version)
        if self._state is State.NEEDS_REPORTER:
            self._ask(officer, complaint)
        if self._state in {State.IN_PROGRESS, State.NEEDS_REPORTER}:
            return
        with clock.frozen(self._later(STEP * 2)):
            complaints.answer(
                officer,
                complaint,
                text=self._told["answer"],
                version=complaint.version,
                photos=_shown(complaint),
            )
        if self._state is State.ANSWERED:
            return
        judge = Actor(proofs=frozenset({complaint.proof}))
        verdict = Verdict.YES if self._state is State.CLOSED else Verdict.HALF
        with clock.frozen(self._later(STEP)):
            complaints.judge(
                judge,
                complaint,
                verdict=verdict,
                note=self._told.get("reason"),
                version=complaint.version,
            )

    def _ask(self, officer: Actor, complaint: Complaint) -> None:
        question = self._told["question"]
        with clock.frozen(self._later(STEP)):
            complaints.asking.ask(officer, complaint, question=question, version=complaint.version)

    def _later(self, step: timedelta) -> datetime:
        """The next moment of the story: a step on, but never after now."""
        self._at = min(self._at + step, self._at + (self._now - self._at) / 2)
        return self._at


def _filed_at(told: dict[str, Any], now: datetime) -> datetime:
    zone = tenancy.current().zone
    day = now.astimezone(zone).date() - timedelta(days=told["age"])
    moment = datetime.combine(day, time(told["hour"], told["minute"]), zone)
    return min(moment, now - timedelta(minutes=30))


def _actor(email: str) -> Actor:
    found = people.by_email(email)
    if found is None:
        message = f"{email} is missing"
        raise click.ClickException(message)
    return found.as_actor()


def _shown(complaint: Complaint) -> list[tuple[str, bytes]]:
    """What the finished work is shown by, where its topic wants that."""
    topic = session.get(Topic, complaint.topic_code) if complaint.topic_code else None
    return [("sesudah.jpg", pictures.mended_road())] if topic and topic.needs_photo else []


def _officer_of(complaint: Complaint) -> Actor:
    """Whoever works for its agency."""
    return people.officers_of(complaint.agency_id or 0)[0].as_actor()
