"""What a topic asks besides the story, and whether an answer fits."""

import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants.complaints.models import Datatype, Draft, Topic, TopicQuestion
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_

LONGEST_ANSWER = 2_000  # letters
ANSWERS = "particulars"  # of a draft: by topic, then by the question's code
_TEMPLATE = Path(__file__).parent / "template" / "questions.toml"

Given = Mapping[str, Sequence[str]]


def install() -> int:
    """The template's questions, of topics that the region has; how many. Twice is harmless."""
    topics = set(session.scalars(select(Topic.code)))
    asked = tomllib.loads(_TEMPLATE.read_text())["question"]
    rows = [_row(position, each) for position, each in enumerate(asked) if each["topic"] in topics]
    if rows:
        session.execute(insert(TopicQuestion).on_conflict_do_nothing(), rows)
    return len(rows)


def _row(position: int, each: dict[str, Any]) -> dict[str, Any]:
    return {
        "topic_code": each["topic"],
        "code": each["code"],
        "position": position,
        "label": each["label"],
        "hint": each.get("hint"),
        "datatype": each["datatype"],
        "is_required": each.get("is_required", False),
        "options": [{"key": key, "name": name} for key, name in each.get("options", {}).items()],
    }


def of_topic(topic_code: str) -> Sequence[TopicQuestion]:
    """In the order in which they are asked."""
    return session.scalars(
        select(TopicQuestion)
        .where(TopicQuestion.topic_code == topic_code)
        .order_by(TopicQuestion.position, TopicQuestion.code)
    ).all()


def of_all() -> Sequence[TopicQuestion]:
    """Every topic's, topic by topic."""
    ordered = TopicQuestion.topic_code, TopicQuestion.position, TopicQuestion.code
    return session.scalars(select(TopicQuestion).order_by(*ordered)).all()


def particulars(topic_code: str, given: Given) -> list[dict[str, Any]]:
    """The answers as a report keeps them, in words; what nobody asked is left out.

    Invalid, its `field` the question's code, where one that is needed is missing or does not fit.
    """
    asked = [(each, answered(each, given.get(each.code, ()))) for each in of_topic(topic_code)]
    return [_told(question, said) for question, said in asked if said]


def _told(question: TopicQuestion, said: list[str]) -> dict[str, Any]:
    return {"code": question.code, "label": question.label, "values": said}


def of_draft(draft: Draft) -> Given:
    """What was answered to the questions of its topic, by their codes."""
    given: Given = draft.answers.get(ANSWERS, {}).get(draft.answers.get("topic"), {})
    return given


def that_fit(draft: Draft) -> list[dict[str, Any]]:
    """A draft's answers as a report keeps them, without those that do not fit any more."""
    topic_code, given, found = draft.answers.get("topic"), of_draft(draft), []
    for question in of_topic(topic_code or ""):
        with suppress(Invalid):
            if said := answered(question, given.get(question.code, ())):
                found.append(_told(question, said))
    return found


def is_missing(draft: Draft) -> bool:
    """Whether its topic asks something that must be answered, and was not."""
    topic_code = draft.answers.get("topic")
    needed = {each.code for each in of_topic(topic_code or "") if each.is_required}
    return bool(needed) and not needed <= {each["code"] for each in that_fit(draft)}


def answered(question: TopicQuestion, given: Sequence[str]) -> list[str]:
    """What was chosen by its name, anything else as it was written; nothing where that is left out.

    Invalid where it is needed and missing, or does not fit.
    """
    values = [each.strip() for each in given if each.strip()]
    if not values:
        if question.is_required:
            message = N_("“%(question)s” belum dijawab.")
            raise Invalid(message, field=question.code, question=question.label)
        return []
    datatype = Datatype(question.datatype)
    names = {each["key"]: each["name"] for each in question.options}
    fits = (len(values) == 1 or datatype is Datatype.MANY) and (
        set(values) <= names.keys()
        if datatype.is_choice
        else len(values[0]) <= LONGEST_ANSWER and _is_written_as(datatype, values[0])
    )
    if not fits:
        message = N_("Jawaban untuk “%(question)s” tidak sesuai.")
        raise Invalid(message, field=question.code, question=question.label)
    return [names.get(each, each) for each in values]


def _is_written_as(datatype: Datatype, value: str) -> bool:
    """Datetimes are ISO 8601, as everywhere in GeoReport v2."""
    try:
        if datatype is Datatype.NUMBER:
            return isfinite(float(value.replace(",", ".")))
        if datatype is Datatype.DATETIME:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
