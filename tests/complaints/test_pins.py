"""Pins: what everybody may see of one, how they are gathered for a map, and what lies near."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tenants import agencies, complaints
from tenants.complaints import Complaint, Filter, Point, State, Visibility
from tenants.kernel import clock
from tenants.kernel.db import session
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_answered_complaint

pytestmark = pytest.mark.usefixtures("in_tenant")
HERE = Point(1.234567, 109.345678)
FINE, COARSE = 0.0001, 1.0


def pinned(**answers: object) -> Complaint:
    at = {"latitude": HERE.latitude, "longitude": HERE.longitude} | answers
    return a_referred_complaint(**at)


def seen(
    frame: complaints.frame.Frame = complaints.frame.EVERYWHERE,
    cell: float = COARSE,
    **narrowed: object,
) -> list:
    narrow = Filter(frame=frame, **narrowed)
    return complaints.pins.gathered(complaints.published(), narrow, cell)


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ({}, (1.2346, 109.3457)),
        ({"visibility": Visibility.ANONYMOUS}, (1.235, 109.346)),
        ({"visibility": Visibility.SECRET}, (None, None)),
        ({"topic_code": None}, (1.235, 109.346)),
        ({"latitude": None, "longitude": None}, (None, None)),
    ],
)
def test_everybody_sees_a_rounded_pin_and_none_of_what_is_secret(
    answers: dict[str, object], shown: tuple[float | None, float | None]
) -> None:
    at = {"latitude": HERE.latitude, "longitude": HERE.longitude} | answers
    complaint = a_complaint(**at)
    assert (complaint.public_latitude, complaint.public_longitude) == shown
    assert complaint.latitude == at["latitude"]


def a_sensitive_topic() -> str:
    found = session.execute(text("SELECT code FROM topic WHERE is_sensitive LIMIT 1"))
    return str(found.scalar_one())


def test_of_a_sensitive_topic_only_the_surroundings_are_shown() -> None:
    complaint = a_complaint(
        topic_code=a_sensitive_topic(), latitude=HERE.latitude, longitude=HERE.longitude
    )
    assert complaint.public_latitude == 1.235


@pytest.mark.parametrize("agency", ["dinas-sosial", None])
def test_it_is_rounded_more_when_its_topic_turns_out_to_be_sensitive(agency: str | None) -> None:
    """Moved to another agency, or with another topic at its own; and never finer again."""
    complaint = pinned()
    for topic_code, shown in ((a_sensitive_topic(), 1.235), ("jalan-rusak", 1.235)):
        other = agencies.by_code(agency).id if agency else complaint.agency_id
        complaints.transfer(
            a_coordinator(),
            complaint,
            topic_code=topic_code,
            agency_id=other,
            reason="Ini tentang sebuah rumah.",
            version=complaint.version,
        )
        session.flush()
        assert complaint.public_latitude == shown
        assert complaint.latitude == HERE.latitude
    assert [each.point.latitude for each in seen()] == [1.235]


def test_pins_in_one_cell_are_one_with_their_number_and_one_alone_is_a_report() -> None:
    near = [pinned(), pinned(latitude=1.2350), pinned(longitude=109.5)]
    together = seen()
    assert [each.count for each in together] == [3]
    assert together[0].alone is None
    apart = seen(cell=FINE)
    assert {each.alone.reference for each in apart if each.alone} == {
        each.reference for each in near
    }


def test_a_map_shows_what_is_published_and_no_other() -> None:
    pinned(visibility=Visibility.SECRET)
    a_complaint(latitude=HERE.latitude, longitude=HERE.longitude)
    assert seen() == []
    shown = pinned()
    assert [each.alone.reference for each in seen() if each.alone] == [shown.reference]


def test_a_map_is_narrowed_like_the_list_and_to_its_frame() -> None:
    pinned()
    assert len(seen(topic_code="jalan-rusak", state=State.REFERRED)) == 1
    assert seen(state=State.CLOSED) == []
    assert seen(complaints.frame.Frame(109.3, 1.2, 109.4, 1.3))
    assert seen(complaints.frame.Frame(109.0, 1.2, 109.1, 1.3)) == []


def test_no_frame_however_small_tells_more_than_the_rounded_pin() -> None:
    pinned(visibility=Visibility.ANONYMOUS)
    assert seen(complaints.frame.Frame(109.3455, 1.2344, 109.3458, 1.2347)) == [], (
        "around the true one"
    )
    found = seen(complaints.frame.Frame(109.3459, 1.2349, 109.3461, 1.2351))
    assert [each.point for each in found] == [Point(1.235, 109.346)]


def test_a_map_has_at_most_so_many_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(complaints.pins, "MOST_PINS", 2)
    for step in range(3):
        pinned(latitude=1.0 + step)
    assert len(seen(cell=FINE)) == 2


def near(metres: int, days: int = 30) -> list[str]:
    found = complaints.pins.near(complaints.published(), HERE, metres=metres, days=days)
    return [each.report.reference for each in found]


def test_the_nearest_open_reports_come_first_and_none_from_farther_away() -> None:
    beside = pinned(latitude=HERE.latitude + 0.0005)  # some 55 metres north
    here = pinned()
    pinned(longitude=HERE.longitude + 0.01)  # some 1,100 east
    assert near(100) == [here.reference, beside.reference]
    assert near(20) == [here.reference]
    found = complaints.pins.near(complaints.published(), HERE, metres=100, days=1)
    assert found[1].metres == pytest.approx(59, abs=3)  # of the rounded pins


def test_what_is_old_settled_or_secret_is_not_near() -> None:
    with clock.frozen(clock.now() - timedelta(days=40)):
        pinned()
    pinned(visibility=Visibility.SECRET)
    closed = an_answered_complaint(latitude=HERE.latitude, longitude=HERE.longitude)
    closed.state = State.CLOSED
    session.flush()
    assert near(100) == []


def test_the_map_and_what_is_near_are_found_by_the_index_of_public_pins() -> None:
    session.execute(
        text(
            "INSERT INTO complaint (reference, receipt_digest, idempotency_key, version, state,"
            " visibility, classification, channel, locale, text, public_text, village_code,"
            " suggestions, hop_count, submitted_at, published_at, latitude, longitude,"
            " public_latitude, public_longitude) SELECT 'X' || n, '', int4send(n), 1, 'diproses',"
            " 'publik', 'pengaduan', 'portal', 'id', '', '', (SELECT min(code) FROM village),"
            " '[]', 0, now(), now(), lat, lon, lat, lon FROM (SELECT n, 1 + n % 100 / 100.0 AS lat,"
            " 109 + n / 100 / 100.0 AS lon FROM generate_series(1, 5000) n) made"
        )
    )
    session.execute(text("ANALYZE complaint"))
    frame = complaints.frame.Frame(109.1, 1.1, 109.12, 1.12)
    plan = session.execute(
        text(
            "EXPLAIN SELECT count(*) FROM complaint WHERE published_at IS NOT NULL"
            " AND visibility <> 'rahasia' AND public_latitude BETWEEN :south AND :north"
            " AND public_longitude BETWEEN :west AND :east"
        ),
        {"south": frame.south, "north": frame.north, "west": frame.west, "east": frame.east},
    )
    assert "complaint_map_ix" in "".join(line for (line,) in plan)
    assert sum(each.count for each in seen(frame)) == 9
