"""Between a draft and its pages: what is filled in, what is still missing, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from wtforms import Field

from tenants import complaints, people
from tenants.complaints import Draft, Visibility
from tenants.kernel import tenancy
from tenants.people import Account
from web import pictures
from web.complaints import topics
from web.complaints.forms import UNKNOWN_TOPIC, TopicForm, WhatForm, WhoForm
from web.forms import Form

WHAT, TOPIC, WHERE, PHOTOS, WHO, CHECK = "apa", "topik", "di-mana", "foto", "identitas", "periksa"
Place = tuple[float, float] | None
Typed = dict[str, str | list[str]]
STEPS = (WHAT, TOPIC, WHERE, PHOTOS, WHO, CHECK)
CHANGING = "ubah"
SURE_ENOUGH = 0.35  # the confidence from which a topic is said to fit, not only to be possible
# The answer without which a page must be shown; a picture is never one.
WANTED = {WHAT: "text", TOPIC: "topic", WHERE: "village", WHO: "visibility"}


def address(token: str, step: str) -> str:
    return f"/lapor/{token}/{step}"


def change_address(token: str, step: str) -> str:
    """A page opened to change its answer alone: it leads back to where all of them are checked."""
    return f"{address(token, step)}?{CHANGING}=1"


def is_changing() -> bool:
    return CHANGING in request.args


def here(token: str, step: str) -> str:
    """This page again, opened for what it was opened for."""
    return change_address(token, step) if is_changing() else address(token, step)


def next_address(token: str, step: str) -> str:
    return address(token, CHECK if is_changing() else STEPS[STEPS.index(step) + 1])


def back_address(token: str, step: str) -> str:
    if is_changing():
        return address(token, CHECK)
    return "/" if step == WHAT else address(token, STEPS[STEPS.index(step) - 1])


def filed_address(token: str) -> str:
    return address(token, "terkirim")


def saved_until(draft: Draft) -> date:
    kept = draft.updated_at + timedelta(days=complaints.drafts.DAYS)
    return kept.astimezone(tenancy.current().zone).date()


def missing_step(draft: Draft) -> str | None:
    """The first page that still wants an answer; the page of places asks for the topic too."""
    missing = next((step for step, key in WANTED.items() if key not in draft.answers), None)
    if missing in {None, WHO} and complaints.questions.is_missing(draft):
        return WHERE
    return missing


def resumed_step(draft: Draft) -> str:
    """Where its writer left off: at the first page that isn't answered, or not sent on."""
    missing = missing_step(draft)
    return next(step for step in STEPS if step in {missing, CHECK} or step in draft.typed)


def typed_on(form: Form) -> Typed:
    """What stands in a page's fields, right or wrong."""
    shown = (each for each in form if each.type not in {"HiddenField", "CSRFTokenField"})
    return {each.name: each.data for each in shown if _is_typed(each)}


def _is_typed(field: Field) -> bool:
    return isinstance(field.data, str) or field.type == "MultiCheckboxField"


def beginning(draft: Draft) -> str:
    """The words by which its writer knows it again."""
    written: str = draft.typed.get(WHAT, {}).get("text") or draft.answers.get("text", "")
    return written


def what(draft: Draft) -> dict[str, Any]:
    return {"text": draft.answers.get("text")} | draft.typed.get(WHAT, {})


def what_of(form: WhatForm) -> dict[str, Any]:
    return {"text": (form.text.data or "").strip()}


@dataclass(frozen=True, slots=True)
class Offer:
    """The choices of a topic page: the first `count` are offered, with the words that spoke."""

    count: int
    is_sure: bool
    words: dict[str, str]


def topic(draft: Draft) -> dict[str, Any]:
    """Nothing is chosen before the reporter chooses."""
    kept = draft.answers
    given = {"topic": kept["topic"] or UNKNOWN_TOPIC} if "topic" in kept else {}
    return given | draft.typed.get(TOPIC, {})


def offer_topics(form: TopicForm, text: str) -> Offer:
    """The three that the words speak for, and the one already chosen; then all, by their names."""
    names = dict(topics.named())
    suggested = complaints.topics.suggest_for(text)
    found = {each.topic_code: each.words for each in suggested}
    chosen = [form.topic.data] if form.topic.data in names.keys() - found.keys() else []
    first = [*chosen, *found]
    rest = sorted(names.keys() - set(first), key=lambda code: names[code].casefold())
    unknown = (UNKNOWN_TOPIC, _("Saya tidak tahu"))
    form.topic.choices = [
        *((code, names[code]) for code in first),
        unknown,
        *((code, names[code]) for code in rest),
    ]
    spoken = {
        code: _("Dari kata Anda: %(words)s", words=", ".join(words))
        for code, words in found.items()
        if words
    }
    is_sure = any(each.confidence >= SURE_ENOUGH for each in suggested)
    return Offer(len(first), is_sure, spoken | {UNKNOWN_TOPIC: _("Petugas akan menentukannya.")})


def topic_of(form: TopicForm) -> dict[str, Any]:
    return {"topic": None if form.topic.data == UNKNOWN_TOPIC else form.topic.data}


def who(draft: Draft, me: Account | None) -> dict[str, Any]:
    """What was answered, else what the account knows: nothing is asked twice (WCAG 3.3.7)."""
    kept = draft.answers
    given = {"identity": kept.get("visibility"), "phone": kept.get("phone")}
    told = {"name": kept.get("name"), "email": kept.get("email")}
    written = given | told | draft.typed.get(WHO, {})
    known = {"name": me.name, "email": me.email} if me else {}
    return written | {name: written[name] or value for name, value in known.items()}


def who_of(form: WhoForm) -> dict[str, Any]:
    """Anonim forgets a name and address that were typed all the same."""
    if form.identity.data == Visibility.ANONYMOUS:
        return {"visibility": Visibility.ANONYMOUS, "name": None, "email": None, "phone": None}
    email = (form.email.data or "").strip()
    return {
        "visibility": form.identity.data,
        "name": (form.name.data or "").strip() or None,
        "email": people.address(email) if email else None,
        "phone": (form.phone.data or "").strip() or None,
    }


def add_photos(draft: Draft, uploads: Iterable[FileStorage]) -> tuple[int, list[str], Place]:
    """Keep what can be kept: how many, in words which others were not, and where one was taken."""
    added = complaints.drafts.add_photos(draft, pictures.received(uploads))
    return added.stored, pictures.spoken_once(added.refusals), added.place


def photos(draft: Draft, token: str) -> list[dict[str, Any]]:
    """The pictures that are kept, and no others."""
    return [
        {
            "id": each.id,
            "url": f"{address(token, PHOTOS)}/{each.id}",
            "name": _("sudah tersimpan"),
            "width": each.width,
            "height": each.height,
        }
        for each in complaints.drafts.photos_of(draft)
    ]
