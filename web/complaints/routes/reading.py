"""What everybody may read: the list, one complaint, how its deadline was counted."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request

from tenants import complaints, deadlines, people, places
from tenants.complaints import Complaint, Entry, Filter, Photo, State
from tenants.kernel.errors import NotFound
from web import identity, language, written
from web.access import allow, anyone
from web.complaints import (
    asking,
    clustering,
    neighbouring,
    pointing,
    promises,
    timeline,
    views,
)
from web.complaints.desk import particulars
from web.complaints.following import offers
from web.complaints.forms import ClosingForm, CompletingForm, ReopeningForm
from web.complaints.found import readable
from web.complaints.photos import on_page as pictures_on_page
from web.complaints.reading import filtering, finished, pausing
from web.forms import VersionedForm
from web.htmx import page
from web.pictures import asked_size, picture_of
from web.views import due, rows, span, why

bp = Blueprint("complaint_reading", __name__, template_folder="../templates")


@bp.get("/pengaduan")
@allow(anyone)
def index() -> str:
    narrowed = filtering.narrowed()
    found = complaints.published().newest(narrowed, after=request.args.get("setelah"))
    total = complaints.count_published(narrowed)
    offered = tuple(complaints.topics.named()), tuple(places.districts())
    is_open = people.has_coordinator()
    return written.once(
        (found, total, offered, is_open),
        lambda: page(
            "complaints/list.html",
            block="results",
            form=filtering.filter_form(),
            total=total,
            most=complaints.MOST_COUNTED,
            is_narrowed=narrowed != Filter(),
            is_open=is_open,
            feed_url=_feed_url(narrowed),
            follow=offers.of_list(narrowed),
            page=rows(
                [views.headline(each) for each in found.items],
                "/pengaduan",
                found.after,
                filtering.kept(),
            ),
        ),
    )


def _feed_url(narrowed: Filter) -> str:
    """The same list for feed readers, by the two that they may narrow it by (web/api)."""
    given = {"topic": narrowed.topic_code, "district": narrowed.district_code}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"/umpan/pengaduan.atom?{query}" if query else "/umpan/pengaduan.atom"


@bp.get("/pengaduan/<reference>")
@allow(anyone)
def show(reference: str) -> str:
    actor = identity.actor()
    try:
        complaint = complaints.visible_to(actor).by_reference(reference)
    except NotFound:
        found = complaints.withheld().by_reference(reference)
        return page("complaints/withheld.html", complaint=views.withheld(found))
    return show_page(complaint)


def show_page(complaint: Complaint, **posted: VersionedForm) -> str:
    """A complaint's page; also what a refused form of its reporter comes back to."""
    actor = identity.actor()
    is_mine = people.may(actor, people.Permission.JUDGE_ANSWER, complaint)
    cover = None if is_mine else complaint.public_words
    entries = complaints.timeline(complaint, internal=False)
    beyond = neighbouring.went_to(complaint, entries, cover=cover)
    seen = str(beyond.version if beyond else complaint.version)
    forms = {
        "closing_form": ClosingForm(version=seen),
        "reopen_form": ReopeningForm(version=seen),
        "completing_form": CompletingForm(version=seen),
    } | posted
    for each in posted.values():
        if beyond and each.is_overtaken:  # its version is the passing's, not the report's
            each.version.data = seen
    photos = _photos(complaint)
    told = views.row(complaint, unmasked=is_mine)
    return page(
        "complaints/complaint.html",
        complaint=told,
        heading=views.heading(told.text),
        point=pointing.pointer(complaint, exact=is_mine),
        handled_by=beyond.handler if beyond else views.handled_by(complaint),
        promised=promises.promised(complaint),
        **_own(complaint, photos, beyond, is_mine=is_mine),
        **pictures_on_page(complaint, photos),
        **finished.silence(complaint),
        timeline=timeline.lines(entries, cover=cover),
        beyond=beyond,
        answer=beyond.answer if beyond else _last_answer(entries),
        may=_may(complaint, beyond, is_mine=is_mine),
        cluster=clustering.on_page(complaint, is_mine=is_mine),
        follow=offers.of_report(complaint, is_mine=is_mine),
        base_url=f"/pengaduan/{complaint.reference}",
        **forms,
    )


def _own(
    complaint: Complaint,
    photos: Sequence[Photo],
    beyond: neighbouring.Beyond | None,
    *,
    is_mine: bool,
) -> dict[str, Any]:
    """What its reporter alone is told of it."""
    return {
        "covered": views.read_instead(complaint) if is_mine else [],
        "particulars": particulars.answers(complaint) if is_mine else [],
        "question": asking.of_reporter(complaint, beyond) if is_mine else None,
        "shown": views.shown_to_all(complaint, photos) if is_mine else None,
    }


def _may(
    complaint: Complaint, beyond: neighbouring.Beyond | None, *, is_mine: bool
) -> dict[str, bool]:
    is_asked = beyond.is_to_judge if beyond else complaint.status is State.ANSWERED
    return {
        "close": is_mine and is_asked,
        "reopen": is_mine and finished.may_reopen(complaint),
    }


def _last_answer(entries: Sequence[Entry]) -> str:
    """What the reporter is asked to judge."""
    said = [each.note for each in entries if each.state == State.ANSWERED and each.note]
    return said[-1] if said else ""


@bp.get("/pengaduan/<reference>/tenggat")
@allow(anyone)
def deadline(reference: str) -> str:
    complaint = readable(reference)
    step = complaint.step_clock
    if step is None:
        abort(404)
    return page(
        "complaints/deadline.html",
        complaint=views.row(complaint),
        due=due(step),
        due_at=step.due_at,
        base_url=f"/pengaduan/{complaint.reference}",
        rule={
            "name": language.named(step.law.label),
            "limit": span(step.limit, step.law.unit),
            "source": language.named(step.law.source),
        },
        days=[(day.on, day.number, why(day)) for day in deadlines.explain(step)],
        pauses=pausing.pauses(step),
    )


@bp.get("/pengaduan/<reference>/foto/<int:photo_id>")
@allow(anyone)
def photo(reference: str, photo_id: int) -> Response:
    """A picture, for whoever may read its complaint; the parent is asked each time (T58)."""
    complaint = readable(reference)
    may_stay = complaint.is_public
    return picture_of(_photos(complaint), photo_id, asked_size(), may_stay=may_stay)


def _photos(complaint: Complaint) -> Sequence[Photo]:
    """None before somebody of the regency has seen them, and none that is hidden.

    The reporter and the desk see all.
    """
    actor, permission = identity.actor(), people.Permission
    if not people.may(actor, permission.SEE_PHOTOS, complaint):
        return ()
    photos = complaints.photos.of(complaint)
    if people.may(actor, permission.SEE_HIDDEN_PHOTOS, complaint):
        return photos
    return [each for each in photos if not each.is_hidden]
