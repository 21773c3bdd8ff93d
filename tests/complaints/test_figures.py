"""What the dashboards count, against reports whose story is known."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from tenants import complaints
from tenants.complaints import Complaint, Verdict, Visibility, figures
from tenants.kernel import clock, memory
from tenants.kernel.db import session
from tenants.people import Actor, Role
from tests.factories import a_referred_complaint, somebody
from tests.statements import counted

pytestmark = pytest.mark.usefixtures("in_tenant", "on_a_wednesday")
NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
LAMP = {
    "topic_code": "lampu-jalan-mati",
    "text": "Lampu jalan di simpang padam sejak dua pekan.",
}


@pytest.fixture
def on_a_wednesday() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def filed(days: float, **answers: object) -> Complaint:
    with clock.frozen(ago(days)):
        return a_referred_complaint(**answers)


def answered(days: float, said: float, **answers: object) -> Complaint:
    """Filed and answered so many days ago."""
    complaint = filed(days, **answers)
    with clock.frozen(ago(said)):
        officer = somebody(Role.OFFICER, complaint.agency_id)
        complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)
    return complaint


def judged(
    complaint: Complaint, verdict: Verdict = Verdict.YES, note: str | None = None, days: float = 0
) -> Complaint:
    reporter = Actor(proofs=frozenset({complaint.proof}))
    with clock.frozen(ago(days)):
        complaints.judge(reporter, complaint, verdict=verdict, note=note, version=complaint.version)
        session.flush()
    return complaint


def november() -> figures.Dashboard:
    memory.forget()
    return figures.dashboard(NOVEMBER, NOVEMBER)


def region() -> figures.RegionFigures:
    memory.forget()
    return figures.of_region()


def test_nothing_is_counted_where_nothing_is() -> None:
    found = november()
    assert (found.received.now, found.settled.now, found.open_count) == (0, 0, 0)
    assert (found.answer.now, found.rate.now.share, found.reopened.now.share) == (None,) * 3
    assert (found.topics.told, found.agencies.told, found.places) == ((), (), ())
    whole = region()
    assert (whole.league, whole.oldest, whole.rising, whole.quotes) == ((), (), (), ())


def test_a_month_that_runs_is_compared_with_as_many_days_of_the_one_before() -> None:
    for days in (1, 2, 32, 40, 55, 60):
        filed(days)
    filed(27)  # 29 October: later in its month than we are in ours
    found = november()
    assert found.received == (2, 3)
    assert figures.dashboard(OCTOBER, OCTOBER).received == (4, 1)


def test_the_median_and_the_ninetieth_of_a_hundred_are_days_to_the_first_answer() -> None:
    for days in (1, 2, 3, 4, 10):
        answered(days + 5, 5)
    found = november()
    assert found.answer.now
    assert found.answer.now.median_days == pytest.approx(3)
    assert found.answer.now.p90_days == pytest.approx(7.6)
    [topic] = found.topics.told
    assert (topic.key, topic.received_count) == ("jalan-rusak", 5)
    assert topic.answer == found.answer.now


def test_what_is_overdue_and_open_counts_against_the_rate() -> None:
    """Honest: on time ÷ (answered + overdue open), deadlines.md."""
    answered(4, 3)
    answered(20, 1)  # five working days were over
    filed(20)
    filed(1)
    found = region()
    assert (found.rate.now.on_time, found.rate.now.closed, found.rate.now.overdue) == (1, 2, 1)
    assert found.rate.now.share == pytest.approx(1 / 3)
    [agency] = found.league
    assert agency.rate.now == found.rate.now
    assert (agency.backlog.count, agency.backlog.late_count) == (2, 1)
    assert agency.backlog.oldest_days == pytest.approx(20)


def test_ages_of_what_is_open_fall_into_stretches() -> None:
    for days in (*[1] * 5, 5, *[100] * 6):
        filed(days)
    judged(answered(50, 40), days=39)
    assert november().stretches == (5, None, 0, 0, 0, 0, 6), "one alone is not told"
    assert november().open_count == 12


def test_what_was_answered_and_opened_again_is_the_rate_of_reopening() -> None:
    for verdict in (*[Verdict.YES] * 3, Verdict.NO, Verdict.HALF):
        judged(answered(6, 4), verdict, days=3)
    answered(6, 4)
    found = november()
    assert (found.reopened.now.count, found.reopened.now.of) == (2, 6)
    said = found.verdicts
    assert said
    assert (said.yes_count, said.half_count, said.no_count) == (3, 1, 1)


def test_what_four_have_judged_is_not_told() -> None:
    for _ in range(4):
        judged(answered(6, 4), days=3)
    assert november().verdicts is None


def test_groups_of_fewer_than_five_are_not_told() -> None:
    for _ in range(4):
        answered(4, 2, **LAMP)
    for _ in range(5):
        filed(3)
    found = november()
    assert [each.key for each in found.topics.told] == ["jalan-rusak"]
    assert (found.topics.hidden_count, found.agencies.hidden_count) == (1, 1)
    [roads] = found.topics.told
    assert (roads.received_count, roads.answer, roads.settlement) == (5, None, None)
    assert found.answer.now is None  # four answers in all
    [place] = found.places
    assert (place.count, found.hidden_place_count) == (9, 0)


def test_secret_reports_are_a_count_or_nothing() -> None:
    """Not even among the numbers of an agency: only how many there are, from five on."""
    for _ in range(4):
        filed(20, visibility=Visibility.SECRET)
    assert november().secret_count is None
    found, agency = region(), None
    assert (found.received.now, found.backlog.whole.count, found.oldest) == (0, 0, ())
    assert (found.league, found.secret_counts) == ((), (None, None))
    agency = filed(20, visibility=Visibility.SECRET).agency_id
    assert november().secret_count == 5
    assert november().received.now == 0
    assert region().secret_counts == (5, 5)
    memory.forget()
    led = figures.of_agency(agency or 0)
    assert (led.received.now, led.secret_counts) == (0, (5, 5))


def test_secret_reports_are_told_in_fives_so_that_no_subtraction_tells_of_one() -> None:
    for days in (40, 40, 40, 40, 40, 20):
        filed(days, visibility=Visibility.SECRET)
    memory.forget()
    told = [
        figures.dashboard(first, last).secret_count
        for first, last in ((OCTOBER, NOVEMBER), (OCTOBER, OCTOBER), (NOVEMBER, NOVEMBER))
    ]
    assert told == [5, 5, None]


def test_what_everybody_may_not_read_yet_is_in_no_public_number() -> None:
    report = filed(3)
    report.published_at = None
    assert november().received.now == 0
    assert region().received.now == 1


def test_a_topic_rises_when_enough_people_wrote_of_it_lately() -> None:
    for _ in range(5):
        filed(3)
    for days in (3, 3, 3, 3, 40):
        filed(days, **LAMP)
    [rising] = region().rising
    assert (rising.code, rising.count) == ("jalan-rusak", (5, 0))


def test_residents_are_quoted_masked_and_only_where_they_gave_a_name_to_all() -> None:
    judged(answered(6, 4), note="Terima kasih, hubungi 0812-3456-7890", days=1)
    judged(answered(6, 4, visibility=Visibility.ANONYMOUS), note="rahasia saya", days=1)
    judged(answered(6, 4, visibility=Visibility.SECRET), note="lebih rahasia", days=1)
    judged(answered(6, 4), Verdict.NO, note="Masih berlubang", days=2)
    said = [(each.words, each.is_settled) for each in region().quotes]
    assert said == [("Terima kasih, hubungi [nomor telepon]", True), ("Masih berlubang", False)]


def test_an_agencys_numbers_are_its_own_and_each_as_long_as_its_list() -> None:
    late = filed(20)
    filed(1)
    filed(30, **LAMP)
    filed(20, visibility=Visibility.SECRET)
    agency = late.agency_id or 0
    found = figures.of_agency(agency)
    assert (found.received.now, found.backlog.whole.count) == (2, 2)
    assert [(each.code, each.count) for each in found.late_topics] == [("jalan-rusak", 1)]
    assert late.reference in [each.reference for each in found.oldest]
    assert len(figures.listed(figures.Slice.OPEN, agency).items) == 2
    assert [each.id for each in figures.listed(figures.Slice.LATE, agency).items] == [late.id]
    assert region().today.long_late_count == len(figures.listed(figures.Slice.LONG_LATE).items)


def test_what_an_agency_gives_back_is_counted_and_what_is_taken_from_it_is_not() -> None:
    mine, taken = filed(3), filed(3)
    agency = mine.agency_id or 0
    officer = somebody(Role.OFFICER, agency)
    complaints.give_back(officer, mine, reason="Bukan jalan kami.", version=mine.version)
    complaints.recall(somebody(Role.COORDINATOR), taken, reason="Irigasi.", version=taken.version)
    assert figures.of_agency(agency).returned == (1, 0)


@pytest.mark.parametrize(
    "read",
    [
        lambda: figures.dashboard(NOVEMBER, NOVEMBER),
        figures.of_region,
        lambda: figures.of_agency(1),
    ],
)
def test_figures_are_few_statements_and_then_none_for_minutes(read: Callable[[], object]) -> None:
    filed(3)
    memory.forget()
    with counted() as sent:
        read()
    assert 1 < len(sent) <= 15, "\n".join(sent)
    with counted() as again:
        read()
    assert again == []
