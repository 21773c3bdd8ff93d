"""One morning in which everything happens that somebody is written to about."""

from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import update

from tenants import agencies, complaints, deadlines, people
from tenants.complaints import Complaint, State, Visibility, following
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope, Sender
from tenants.kernel.outbox import announce
from tenants.people import Account, Actor, Frequency, Role
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_follower,
    a_mailed_follower,
    a_referred_complaint,
    a_regent,
    a_resident,
    an_account,
    an_answered_complaint,
    an_officer,
)
from tests.workers.gathered import a_cluster
from tests.workers.ledger import MORNING

READER = "siti@contoh.test"
A_WHILE = timedelta(days=12)  # somebody who says nothing is reminded by now, and not yet closed
FOLLOWER = "pengikut@contoh.test"
FRIDAY = MORNING.date() + timedelta(days=2)
# Words that must not be in a mail about a secret report.
CANARY = "kenari"
_numbers = count(1)


def bring_about(locale: str, visibility: Visibility) -> None:
    officer, resident = an_officer(), a_resident()
    about = _about(locale, visibility)
    with clock.frozen(MORNING - A_WHILE):
        _silent_ones(officer, resident, about)
    with clock.frozen(MORNING - timedelta(hours=3)):
        _reports(officer, resident, about)
    _elsewhere(about)
    for number in complaints.silence.waiting_ids():
        complaints.silence.follow(number)
    with clock.frozen(MORNING - timedelta(hours=2)):
        _follow(officer, resident, locale, visibility)
    with clock.frozen(MORNING - timedelta(days=7)):
        a_referred_complaint(visibility=visibility, text=f"Jalan {CANARY}-lama rusak sekali.")
    _invite(f"petugas{next(_numbers)}@contoh.test")
    _want_report()
    newcomer = f"warga{next(_numbers)}@contoh.test"
    deadlines.declare_holiday(FRIDAY, "Hari Jadi Sambas", "SK Bupati 12/2026", MORNING.date())
    people.register(email=newcomer, name="Warga Baru")
    people.ask_for_link(people.by_id(resident.id or 0).email)
    session.execute(update(Account).values(locale=locale))


def _follow(officer: Actor, resident: Actor, locale: str, visibility: Visibility) -> None:
    """Somebody reads of it all in a digest, somebody at once of what they follow, one is asked."""
    a_follower(resident, places=Frequency.DAILY)
    gathering = a_resident()
    a_follower(gathering, own=Frequency.DAILY)
    a_referred_complaint(gathering, locale=locale)
    public = a_referred_complaint(visibility=Visibility.ANONYMOUS)
    road = following.Subject(topic_code=public.topic_code)
    follower = a_mailed_follower(FOLLOWER, road, places=Frequency.AT_ONCE)
    follower.locale = locale
    followed = a_referred_complaint(
        visibility=visibility, text=f"Jalan berlubang di depan {CANARY}-sekolah, sudah lama."
    )
    for each in (public, followed):
        following.follow(follower, following.Subject(each.id))
        complaints.answer(
            officer, each, text="Sudah ditambal, silakan dilihat.", version=each.version
        )
    following.ask(f"ragu-{FOLLOWER}", following.Subject(public.id), locale=locale)


def _want_report() -> None:
    """It comes on Mondays; here it is announced as on one."""
    leader = people.by_id(a_regent().id or 0)
    people.set_weekly_report(leader, wants=True)
    announce("digest.leader", {"account_id": leader.id}, key=f"digest.leader:{leader.id}:monday")


def _invite(email: str) -> None:
    """Somebody who does in a small regency what elsewhere takes two."""
    agency_id = agencies.by_code("dinas-sosial").id
    admin = an_account()
    admin.name = "Drs. Wayan O'Sullivan, M.Si. judi.test"
    who = {"email": email, "name": "Wayan Sari", "by": admin.as_actor()}
    people.invite(role=Role.COORDINATOR, **who)
    people.invite(role=Role.OFFICER, agency_id=agency_id, **who)
    people.invite(
        email=an_account().email, name="", role=Role.OFFICER, agency_id=agency_id, by=people.SYSTEM
    )


def _refer(complaint: Complaint) -> None:
    complaints.refer(
        a_coordinator(),
        complaint,
        topic_code="jalan-rusak",
        agency_id=None,
        version=complaint.version,
    )


def _about(locale: str, visibility: Visibility) -> dict[str, Any]:
    return {
        "locale": locale,
        "visibility": visibility,
        "text": f"Jalan berlubang di depan rumah {CANARY}-jalan, sudah lama sekali.",
        "landmark": f"dekat {CANARY}-warung",
        "name": "Siti Aminah",
        "email": READER,
    }


def _silent_ones(officer: Actor, resident: Actor, about: dict[str, Any]) -> None:
    """Two whose reporter has said nothing since: one was asked, one was answered."""
    asked = a_referred_complaint(resident, **about)
    question = f"Di sebelah mana {CANARY}-toko?"
    complaints.asking.ask(officer, asked, question=question, version=asked.version)
    answered = a_referred_complaint(resident, **about)
    text = f"Sudah diaspal {CANARY}-lama."
    complaints.answer(officer, answered, text=text, version=answered.version)


def _reports(officer: Actor, resident: Actor, about: dict[str, Any]) -> None:
    """One at each stage that somebody is told of."""
    begun = a_complaint(resident, **about)
    _refer(begun)
    complaints.start_work(officer, begun, version=begun.version)
    returned = a_referred_complaint(**about)
    complaints.give_back(
        officer, returned, reason=f"Milik {CANARY}-provinsi.", version=returned.version
    )
    recalled = a_referred_complaint(**about)
    complaints.recall(
        a_coordinator(), recalled, reason=f"Milik {CANARY}-irigasi.", version=recalled.version
    )
    answered = a_referred_complaint(resident, **about)
    complaints.answer(
        officer, answered, text=f"Sudah ditambal {CANARY}-aspal.", version=answered.version
    )
    begun_too = a_referred_complaint(resident, **about)
    complaints.tell_progress(
        officer, begun_too, text=f"Dijadwalkan {CANARY}-Maret.", version=begun_too.version
    )
    complaints.asking.ask(
        officer, begun_too, question=f"Yang {CANARY}-mana?", version=begun_too.version
    )
    complaints.asking.complete(
        resident, begun_too, text=f"Yang {CANARY}-kiri.", version=begun_too.version
    )
    a_cluster(officer, about, said=f"Ditambal {CANARY}-bersama.")
    rejected = a_complaint(resident, **about)
    complaints.reject(
        a_coordinator(),
        rejected,
        reason=f"Bukan di sini {CANARY}-kantor.",
        version=rejected.version,
    )
    reopened = an_answered_complaint(resident, **about)
    complaints.reopen(resident, reopened, note=f"Belum {CANARY}-belum.", version=reopened.version)
    a_referred_complaint(visibility=Visibility.ANONYMOUS)


def _elsewhere(about: dict[str, Any]) -> None:
    """One that was answered at a neighbour's, and one about which they ask."""
    for state in (State.ANSWERED, State.NEEDS_REPORTER):
        _pass_on(a_complaint(**about), state)


def _pass_on(complaint: Complaint, state: State) -> None:
    """To Depok, which says that it is so far."""
    between, who = complaints.neighbours, {"actor": a_coordinator(), "version": complaint.version}
    reason = f"Di seberang {CANARY}-sungai."
    between.pass_on(complaint=complaint, to=("depok", "Kota Depok"), reason=reason, **who)
    passage = between.passage_of(complaint)
    assert passage is not None
    told = {"token": passage.token, "version": 1, "reference": "DPK-26-AAAAAA"}
    told |= {"state": state, "note": f"Sudah {CANARY}-selesai."}
    between.hear(Sender("depok", "Kota Depok"), Envelope("", "neighbour.status", "1", told))
