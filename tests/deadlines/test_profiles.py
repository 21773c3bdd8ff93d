"""The promises as data: complete, sourced, and never loosened."""

import json
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tenants.deadlines.calendar import WorkingCalendar
from tenants.deadlines.office import Office
from tenants.deadlines.profiles import Rule, in_force, shipped, tightened
from tenants.deadlines.words import Unit
from tenants.kernel.errors import Invalid

TODAY = date(2026, 8, 18)
UMUM = in_force("umum", TODAY)
EVERY_RULE = [rule for profile in shipped() for rule in profile.rules.values()]

# domain/deadlines.md, "Numbers", row by row
NUMBERS = {
    "complaint.verify": (3, "working_days"),
    "complaint.answer": (5, "working_days"),
    "complaint.settle.information": (5, "working_days"),
    "complaint.settle.not_supervisory": (14, "working_days"),
    "complaint.settle.supervisory": (60, "working_days"),
    "complaint.settle.aspiration": (5, "working_days"),
    "complaint.outer_bound": (60, "calendar_days"),
    "complaint.close": (10, "working_days"),
    # Ours: how long a question to the reporter waits, and when silence is announced again.
    "complaint.complete": (10, "working_days"),
    "complaint.complete.remind": (5, "working_days"),
    "complaint.silence.warn": (3, "working_days"),
    "ppid.completeness.ask": (3, "working_days"),
    "ppid.completeness.complete": (3, "working_days"),
    "ppid.answer": (10, "working_days"),
    "ppid.objection.file": (30, "working_days"),
    "ppid.objection.answer": (30, "working_days"),
    "ppid.appeal.file": (14, "working_days"),
    "ppid.appeal.start": (14, "working_days"),
    "ppid.appeal.end": (100, "working_days"),
    "ppid.periodic.renew": (6, "months"),
    "ppid.report.publish": (3, "months"),
    "exemption.declare": (30, "working_days"),
    "personal_data.access": (72, "hours"),
    "personal_data.correct": (72, "hours"),
    "personal_data.withdraw": (72, "hours"),
    "personal_data.restrict": (72, "hours"),
    "personal_data.notify_breach": (72, "hours"),
    "emergency.answer": (60, "seconds"),
    "emergency.dispatch": (5, "minutes"),
    "emergency.arrive": (15, "minutes"),
}


def test_every_number_of_the_law_is_a_rule() -> None:
    assert {step: (rule.limit, rule.unit) for step, rule in UMUM.rules.items()} == NUMBERS


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: f"{rule.profile} {rule.step}")
def test_a_rule_names_its_source_and_survives_its_snapshot(rule: Rule) -> None:
    assert rule.source
    assert rule.label
    assert Rule.read(json.loads(json.dumps(rule.snapshot()))) == rule


def test_an_answer_may_be_extended_once_by_seven_days_by_article_22_8() -> None:
    extension = UMUM.rule("ppid.answer").extension
    assert extension is not None
    assert (extension.limit, extension.source) == (7, "UU 14/2008 Pasal 22 ayat (8)")


def test_the_election_profile_shortens_answers_and_keeps_the_rest() -> None:
    pemilu = in_force("pemilu", TODAY)
    answer = pemilu.rule("ppid.answer")
    assert answer.extension is not None
    assert (answer.limit, answer.extension.limit) == (3, 2)
    assert pemilu.rules.keys() == UMUM.rules.keys()
    assert {rule.profile for rule in pemilu.rules.values()} == {"pemilu"}


def test_a_profile_holds_from_its_effective_date() -> None:
    assert in_force("umum", date(2010, 4, 30)).name == "umum"
    with pytest.raises(Invalid):
        in_force("umum", date(2010, 4, 29))
    with pytest.raises(Invalid):
        in_force("adat", TODAY)


def test_a_tenant_may_tighten_a_promise() -> None:
    rule = tightened(UMUM.rule("complaint.answer"), 3)
    assert (rule.limit, rule.unit) == (3, Unit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("step", "limit"),
    [
        ("complaint.answer", 6),  # the agency's own time
        ("complaint.answer", 0),
        ("complaint.close", 9),  # the reporter's time to reply
        ("exemption.declare", 29),  # counted back: fewer days are a later declaration
        ("ppid.objection.file", 31),  # the law's alone
        ("ppid.objection.file", 29),
    ],
)
def test_a_tenant_may_not_promise_less_than_the_law(step: str, limit: int) -> None:
    with pytest.raises(Invalid) as refusal:
        tightened(UMUM.rule(step), limit)
    assert refusal.value.field == "limit"


def test_time_given_to_residents_may_be_lengthened() -> None:
    assert tightened(UMUM.rule("complaint.close"), 15).limit == 15


def test_a_limit_too_loose_for_another_profile_gives_way_to_the_law() -> None:
    zone = ZoneInfo("Asia/Pontianak")
    office = Office(zone, time(15, 30), WorkingCalendar(), limits={"ppid.answer": 8})
    at = datetime(2026, 8, 18, 9, tzinfo=zone)
    assert office.rule("ppid.answer", at).limit == 8
    assert office.rule("ppid.answer", at, "pemilu").limit == 3
