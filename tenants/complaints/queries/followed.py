"""What somebody follows, in words: never shown to anybody but the follower."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select

from tenants.complaints import policy
from tenants.complaints.models import Complaint, Follow, Follower, Subject, Topic
from tenants.kernel.db import session
from tenants.kernel.words import N_, Name, spoken
from tenants.places import Village, district_name, place_name

MOST_FOLLOWED = 100  # by one person


class Followed(NamedTuple):
    """One thing that somebody follows, with the words for it and what fills their places."""

    id: int
    reference: str | None
    words: str
    values: dict[str, str]

    def spoken(self, translate: Callable[[str], str]) -> str:
        return spoken(self.words, self.values, translate)


def followed_by(follower: Follower) -> Sequence[Followed]:
    """What somebody follows and may still read of, the newest first."""
    return _named(Follow.follower_id == follower.id, Follow.confirmed_at.is_not(None))


def named(follow_id: int) -> Followed | None:
    """A follow with its words; None once it or its report is gone."""
    return next(iter(_named(Follow.id == follow_id)), None)


def _named(*conditions: ColumnElement[bool]) -> Sequence[Followed]:
    query = (
        select(
            Follow.id,
            Complaint.reference,
            Topic.name,
            Follow.district_code,
            Village.kind,
            Village.name,
            Village.district_code,
        )
        .outerjoin(Complaint, Complaint.id == Follow.complaint_id)
        .outerjoin(Topic, Topic.code == Follow.topic_code)
        .outerjoin(Village, Village.code == Follow.village_code)
        .where(or_(Follow.complaint_id.is_(None), policy.published()), *conditions)
        .order_by(Follow.id.desc())
        .limit(MOST_FOLLOWED)
    )
    return [
        Followed(number, reference, *_words(reference, topic, _place(*place)))
        for number, reference, topic, *place in session.execute(query)
    ]


def words_of(subject: Subject) -> tuple[str, dict[str, str]]:
    """What is to be followed, in words and what fills their places; for an area or a topic."""
    village = session.get(Village, subject.village_code) if subject.village_code else None
    topic = session.get(Topic, subject.topic_code) if subject.topic_code else None
    at = (village.kind, village.name, village.district_code) if village else (None, None, None)
    return _words(None, topic.name if topic else None, _place(subject.district_code, *at))


def _place(
    district: str | None, kind: str | None, village: str | None, village_district: str | None
) -> str | None:
    if kind and village and village_district:
        return place_name(kind, village, village_district)
    return f"Kec. {district_name(district)}" if district else None


def _words(
    reference: str | None, topic: str | None, place: str | None
) -> tuple[str, dict[str, str]]:
    if reference:
        return N_("Laporan %(reference)s"), {"reference": reference}
    if topic and place:
        return N_("Topik “%(topic)s” di %(place)s"), {"topic": Name(topic), "place": place}
    if place or not topic:
        return N_("Semua laporan di %(place)s"), {"place": place or ""}
    return N_("Topik “%(topic)s” di mana saja"), {"topic": Name(topic)}
