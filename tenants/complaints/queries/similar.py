"""Reports that may be about the same thing: near in place, in time and in words."""

from collections.abc import Iterable
from datetime import timedelta
from math import cos, radians
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Double,
    Text,
    and_,
    case,
    func,
    intersect,
    literal,
    null,
    or_,
    select,
    true,
)
from sqlalchemy.orm import aliased

from tenants.complaints import policy
from tenants.complaints.lifecycle import MOVES, OPEN, State
from tenants.complaints.models import Complaint
from tenants.complaints.points import Point
from tenants.complaints.queries.page import Listed, listed
from tenants.complaints.queries.pins import METRES
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Actor

MOST = 3
AROUND = 200  # metres
WHILE_OPEN, ONCE_CLOSED = timedelta(days=30), timedelta(days=14)
SAME_WORDS = 0.34  # of the shorter one's words: then it may be the same thing under another topic


class Traits(NamedTuple):
    """What a report is compared by: values, or the columns of another one."""

    id: Any
    village_code: Any
    topic_code: Any
    words: Any
    latitude: Any
    longitude: Any


def published(
    text: str, *, village_code: str, topic_code: str | None, point: Point | None
) -> list[Listed]:
    """What everybody may read and may be what somebody is about to report; the likeliest first."""
    traits = Traits(
        null(),
        literal(village_code, Text),
        literal(topic_code, Text),
        func.to_tsvector("pg_catalog.indonesian", text),
        literal(point.latitude if point else None, Double),
        literal(point.longitude if point else None, Double),
    )
    found = listed(unmasked=False).where(policy.published(), *_alike(traits))
    rows = session.execute(found.order_by(*_likeliest(traits)).limit(MOST))
    return [Listed._make(each) for each in rows]


def on_desk(actor: Actor, complaints: Iterable[Complaint]) -> dict[int, list[Listed]]:
    """Of those that somebody handles, by the report they are like: one statement for a list.

    None for what can't be merged.
    """
    numbers = [each.id for each in complaints if State.MERGED in MOVES[each.status]]
    if not numbers:
        return {}
    mine = aliased(Complaint)
    traits = Traits(
        mine.id,
        mine.village_code,
        mine.topic_code,
        mine.words,
        mine.public_latitude,
        mine.public_longitude,
    )
    likest = (
        listed(unmasked=True)
        .where(policy.handled_by(actor), Complaint.id != mine.id, *_alike(traits))
        .order_by(*_likeliest(traits))
        .limit(MOST)
        .correlate(mine)
        .lateral("likest")
    )
    rows = session.execute(
        select(mine.id, *likest.c)
        .join_from(mine, likest, true())
        .where(mine.id.in_(literal(each, BigInteger) for each in numbers))
    )
    found: dict[int, list[Listed]] = {}
    for number, *row in rows:
        found.setdefault(number, []).append(Listed._make(row))
    return found


def _alike(traits: Traits) -> list[ColumnElement[bool]]:
    now = clock.now()
    lately = or_(
        and_(Complaint.state.in_(OPEN), Complaint.submitted_at >= now - WHILE_OPEN),
        and_(Complaint.state == State.CLOSED, Complaint.settled_at >= now - ONCE_CLOSED),
    )
    high = AROUND / METRES
    # As wide as it is high at the equator, and a little wider where Indonesia ends.
    wide = high / cos(radians(11))
    near = or_(
        Complaint.village_code == traits.village_code,
        and_(
            Complaint.public_latitude.between(traits.latitude - high, traits.latitude + high),
            Complaint.public_longitude.between(traits.longitude - wide, traits.longitude + wide),
        ),
    )
    return [lately, near, or_(_same_topic(traits), _shared(traits) >= SAME_WORDS)]


def _likeliest(traits: Traits) -> list[ColumnElement[Any]]:
    likeness = case((_same_topic(traits), 1.0), else_=0.0) + _shared(traits)
    return [likeness.desc(), Complaint.submitted_at.desc(), Complaint.id.desc()]


def _same_topic(traits: Traits) -> ColumnElement[bool]:
    is_same: ColumnElement[bool] = Complaint.topic_code == traits.topic_code
    return is_same


def _shared(traits: Traits) -> ColumnElement[float]:
    """Words that both have, of the words of the shorter one: 0 to 1."""
    theirs = func.tsvector_to_array(Complaint.words)
    ours = func.tsvector_to_array(traits.words)
    both = intersect(
        select(func.unnest(ours)).correlate_except(None),
        select(func.unnest(theirs)).correlate_except(None),
    )
    shorter = func.least(func.cardinality(ours), func.cardinality(theirs))
    shared = func.cardinality(func.array(both.scalar_subquery()))
    return func.coalesce(shared * 1.0 / func.nullif(shorter, 0), 0.0)
