"""Between a complaint that waits and whoever must act: suggestions, and what there is to choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from tenants import agencies, complaints, people, places
from tenants.complaints import Channel, Complaint, Obstacle, Referral, State
from web import language
from web.complaints import topics
from web.complaints.forms import ReferForm

SUGGESTED = 3
# Below it hardly a word speaks for a topic: one press would send a report to somebody at random.
LEAST_CONFIDENCE = 0.1
CERTAIN = 1.0  # what a reporter chose
OFFERED = 8  # of each list; a search finds the others


@dataclass(frozen=True, slots=True)
class Suggested:
    """A topic with its agency, how sure the words are (0 to 1), and which ones."""

    topic: str
    topic_name: str
    agency_name: str
    is_unstaffed: bool
    confidence: float
    words: Sequence[str]
    is_chosen: bool = False
    is_accused: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it would have gone there by itself."""
        return not self.is_accused and self.confidence >= complaints.settings.threshold()


def suggestions(complaint: Complaint, returned: Sequence[Referral] = ()) -> list[Suggested]:
    """Best first, whoever may be accused last.

    None that no office here can do, that was given back, or that is a guess.
    """
    names, offices = dict(topics.named()), dict(agencies.names())
    gave_back = {each.agency_id for each in returned}
    found = []
    for topic_code, confidence, words in _spoken_for(complaint, again=bool(returned)):
        agency_id = complaints.topics.agency_id_for(topic_code, complaint.village_code)
        if confidence >= LEAST_CONFIDENCE and agency_id and agency_id not in gave_back:
            found.append(
                Suggested(
                    topic=topic_code,
                    topic_name=names[topic_code],
                    agency_name=offices[str(agency_id)],
                    is_unstaffed=not people.is_staffed(agency_id),
                    confidence=confidence,
                    words=words,
                    is_chosen=topic_code == complaint.topic_code and not returned,
                    is_accused=complaints.accused.is_accused(complaint, agency_id),
                )
            )
    return sorted(found, key=lambda each: each.is_accused)[:SUGGESTED]


def _spoken_for(complaint: Complaint, *, again: bool) -> list[tuple[str, float, Sequence[str]]]:
    """(topic, confidence, words): the reporter's own choice, then those kept.

    More of them where the first were tried in vain.
    """
    if not again:
        own, said = complaint.topic_code, complaint.suggestions
        kept = [(each["topic"], each["confidence"], each["words"]) for each in said]
        chosen: list[tuple[str, float, Sequence[str]]] = [(own, CERTAIN, ())] if own else []
        return chosen + [each for each in kept if each[0] != own]
    found = complaints.topics.suggest_for(complaint.text, OFFERED)
    return [(each.topic_code, each.confidence, each.words) for each in found]


def agency_name(topic_code: str, complaint: Complaint) -> str:
    """Who would act on this topic at the complaint's place, "" if nobody here."""
    agency_id = complaints.topics.agency_id_for(topic_code, complaint.village_code)
    return dict(_offices())[str(agency_id)] if agency_id else ""


def _offices() -> list[tuple[str, str]]:
    """(id, name) of all agencies, and beside a name where nobody works there."""
    return [
        (code, name if people.is_staffed(int(code)) else f"{name} ({_('tanpa petugas')})")
        for code, name in agencies.names()
    ]


def outside(complaint: Complaint) -> str | None:
    """The body that must act, where the topic it has is not the regency's."""
    body = complaint.topic.outside if complaint.topic else None
    return language.named(body) if body else None


def elsewhere(complaint: Complaint) -> str | None:
    """The other regency it may be about; None too for one that came from another region."""
    return (
        None
        if complaint.channel == Channel.NEIGHBOUR
        else complaints.elsewhere.region_of(complaint)
    )


def obstacle(complaint: Complaint) -> Obstacle | None:
    """Why it waits although its topic is known; None too where the words were not sure."""
    kept = complaint.suggestions
    sure = (
        kept[0]["topic"]
        if kept and kept[0]["confidence"] >= complaints.settings.threshold()
        else ""
    )
    known = complaint.topic_code or sure
    waits = known and complaint.status is State.RECEIVED
    return complaints.obstacle(complaint, known) if waits else None


def accept_any(form: ReferForm) -> None:
    """Everything that may be posted; a page shows no more of it than `offer` leaves."""
    form.topic.choices = [("", ""), *topics.named()]
    form.agency.choices = [("", ""), *agencies.names()]


def offer(form: ReferForm, complaint: Complaint) -> dict[str, Any]:
    """Narrow both lists to what was searched for, else to what is likely; what is chosen stays.

    Returns whether there is anything, and who would act on each topic, by its code.
    """
    words = (form.q.data or "").strip()
    codes, agency_ids = _matching(words) if words else _likely(complaint)
    _narrow(form.topic, _topic_now(complaint), codes, topics.named())
    _narrow(form.agency, _("Dinas dari topik itu"), agency_ids, _offices())
    nobody = _("Tidak ada dinasnya di sini")
    return {
        "found": bool(codes or agency_ids),
        "topic_hints": {
            code: agency_name(code, complaint) or nobody for code, _n in form.topic.choices if code
        },
    }


def _matching(words: str) -> tuple[list[str], list[str]]:
    found = agencies.matching(words, OFFERED)
    found_topics = complaints.topics.matching(words, OFFERED, topics.named())
    return found_topics, [agency_id for agency_id, _name in found]


def _likely(complaint: Complaint) -> tuple[list[str], list[str]]:
    """What the words speak for, with the agencies of that, and the offices of the place itself.

    Whoever gave it back is found by a search alone.
    """
    found = [each.topic_code for each in complaints.topics.suggest_for(complaint.text, OFFERED)]
    gave_back = {each.agency_id for each in complaints.returns([complaint]).get(complaint.id, ())}
    gave_back.add(complaint.agency_id or 0)  # who has it is no other
    whose = {code: complaints.topics.agency_id_for(code, complaint.village_code) for code in found}
    codes = [code for code in found if whose[code] not in gave_back]
    district = places.district_of(complaint.village_code)
    likely = [whose[code] for code in codes]
    likely += [agencies.offices().get(place) for place in (complaint.village_code, district)]
    return codes, [str(each) for each in likely if each and each not in gave_back]


def _narrow(field: Any, usual: str, values: list[str], names: list[tuple[str, str]]) -> None:
    known = dict(names)
    kept = [field.data] if field.data in known else []
    field.choices = [
        ("", usual),
        *((value, known[value]) for value in dict.fromkeys(kept + values)),
    ]


def _topic_now(complaint: Complaint) -> str:
    topic = complaint.topic
    return str(
        _("Tetap: %(topic)s", topic=language.named(topic.name)) if topic else _("Belum ditentukan")
    )
