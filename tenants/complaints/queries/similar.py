"""Reports that may be about the same thing: near in place, in time and in words."""

from collections.abc import Iterable
from datetime import timedelta
from math import cos, radians
from typing import Any, NamedTuple

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Double,
    FromClause,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import aliased

from tenants.complaints import policy
from tenants.complaints.lifecycle import OPEN, State
from tenants.complaints.models import Complaint
from tenants.complaints.points import Point
from tenants.complaints.queries.clusters import may_be_merged
from tenants.complaints.queries.page import Listed, listed
from tenants.complaints.queries.pins import METRES
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Actor

MOST = 3
AROUND = 200  # metres
FARTHEST = 11  # degrees from the equator that Indonesia reaches
WHILE_OPEN, ONCE_CLOSED = timedelta(days=30), timedelta(days=14)
LANGUAGE = "pg_catalog.indonesian"
ONE_WORD = 0.0608  # what ts_rank gives for one word that is there once, of a query of one word
SAME_WORDS = 0.34  # of the shorter one's words: then it may be the same thing under another topic


class Traits(NamedTuple):
    """What a report is compared by: values, or the columns of another one.

    `any_word` is a query that each word of it answers; `length` counts its words.
    """

    village_code: Any
    topic_code: Any
    latitude: Any
    longitude: Any
    any_word: Any
    length: Any


def published(
    text: str, *, village_code: str, topic_code: str | None, point: Point | None
) -> list[Listed]:
    """What everybody may read and may be what somebody is about to report; the likeliest first."""
    traits = Traits(
        literal(village_code, Text),
        literal(topic_code, Text),
        literal(point.latitude if point else None, Double),
        literal(point.longitude if point else None, Double),
        _any_word(text),
        func.length(func.to_tsvector(LANGUAGE, text)),
    )
    likest = _likest(traits, policy.published()).subquery("likest")
    found = listed(unmasked=False).join(likest, likest.c.id == Complaint.id)
    rows = session.execute(found.order_by(*_best_first(likest)))
    return [Listed._make(each) for each in rows]


def on_desk(actor: Actor, complaints: Iterable[Complaint]) -> dict[int, list[Listed]]:
    """Of those that somebody handles, by the report they are like: one statement for a list.

    None for what can't be merged.
    """
    numbers = [each.id for each in complaints if may_be_merged(each)]
    if not numbers:
        return {}
    mine = _traits_of(numbers)
    which = and_(policy.handled_by(actor), Complaint.id != mine.c.id)
    each_likest = _likest(Traits(*mine.c[1:]), which).correlate(mine).lateral("each_likest")
    pairs = select(mine.c.id.label("mine_id"), *each_likest.c).join_from(mine, each_likest, true())
    likest = pairs.subquery("likest")
    rows = session.execute(
        listed(unmasked=True)
        .add_columns(likest.c.mine_id)
        .join(likest, likest.c.id == Complaint.id)
        .order_by(*_best_first(likest))
    )
    found: dict[int, list[Listed]] = {}
    for *row, number in rows:
        found.setdefault(number, []).append(Listed._make(row))
    return found


def _traits_of(numbers: list[int]) -> CTE:
    """Each reckoned once, not again for every report that it is compared with."""
    other = aliased(Complaint)
    return (
        select(
            other.id,
            other.village_code,
            other.topic_code,
            other.public_latitude,
            other.public_longitude,
            _any_word(other.public_text).label("any_word"),
            func.length(other.words).label("length"),
        )
        .where(other.id.in_(numbers))
        .cte("mine")
        .prefix_with("MATERIALIZED")
    )


def _any_word(text: Any) -> ColumnElement[Any]:
    every = cast(func.plainto_tsquery(LANGUAGE, text), Text)
    return cast(func.replace(every, " & ", " | "), TSQUERY)


def _likest(traits: Traits, which: ColumnElement[bool]) -> Select[int, float]:
    """Ids alone, with how alike each is: what a list shows is joined to three, not to all."""
    now = clock.now()
    lately = or_(
        and_(Complaint.state.in_(OPEN), Complaint.submitted_at >= now - WHILE_OPEN),
        and_(Complaint.state == State.CLOSED, Complaint.settled_at >= now - ONCE_CLOSED),
    )
    is_same_topic, shared = Complaint.topic_code == traits.topic_code, _shared(traits)
    likeness = (case((is_same_topic, 1.0), else_=0.0) + shared).label("likeness")
    return (
        select(Complaint.id, likeness)
        .where(
            which,
            lately,
            Complaint.id.in_(_near(traits)),
            or_(is_same_topic, shared >= SAME_WORDS),
        )
        .order_by(likeness.desc(), Complaint.id.desc())
        .limit(MOST)
    )


def _best_first(likest: FromClause) -> list[ColumnElement[Any]]:
    return [likest.c.likeness.desc(), likest.c.id.desc()]


def _near(traits: Traits) -> CompoundSelect[int]:
    """Ids of the village's, and of those whose public pin is near; each by its own index."""
    there = aliased(Complaint)
    high = AROUND / METRES
    wide = high / cos(radians(FARTHEST))  # a little too wide at the equator
    latitude, longitude = there.public_latitude, there.public_longitude
    pinned = select(there.id).where(
        there.published_at.is_not(None),
        latitude.between(traits.latitude - high, traits.latitude + high),
        longitude.between(traits.longitude - wide, traits.longitude + wide),
    )
    in_village = select(there.id).where(there.village_code == traits.village_code)
    return union_all(*(each.correlate_except(there) for each in (in_village, pinned)))


def _shared(traits: Traits) -> ColumnElement[float]:
    """Words that both have, of the words of the shorter one: 0 to 1, roughly.

    ts_rank says how much of a query of alternatives a text answers, in a quick way.
    """
    rank = func.ts_rank(Complaint.words, traits.any_word) / ONE_WORD * traits.length
    shorter = func.least(traits.length, func.length(Complaint.words))
    return func.least(func.coalesce(rank / func.nullif(shorter, 0), 0.0), 1.0)
