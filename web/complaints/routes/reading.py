"""What everybody may read: the list, one complaint, how its deadline was counted."""

from collections.abc import Sequence

from flask import Blueprint, Response, abort, request
from flask_babel import gettext as _

from tenants import complaints, deadlines, people, places
from tenants.complaints import Complaint, Entry, Filter, Group, State
from tenants.kernel.errors import NotFound
from tenants.kernel.words import Word
from web import identity, written
from web.access import allow, anyone
from web.complaints import neighbouring, timeline, views
from web.complaints.forms import ClosingForm, FilterForm, ReopeningForm
from web.htmx import page
from web.pictures import picture_of
from web.views import due, label, rows, span, why

bp = Blueprint("complaint_reading", __name__, template_folder="../templates")


@bp.get("/pengaduan")
@allow(anyone)
def index() -> str:
    narrowed = _narrowed()
    found = complaints.published().newest(narrowed, after=request.args.get("setelah"))
    total = complaints.count_published(narrowed)
    offered = tuple(complaints.topics.named()), tuple(places.districts())
    is_open = people.has_coordinator()
    return written.once(
        (found, total, offered, is_open),
        lambda: page(
            "complaints/list.html",
            block="results",
            form=_filter_form(),
            total=total,
            is_narrowed=narrowed != Filter(),
            is_open=is_open,
            page=rows(
                [views.headline(each) for each in found.items], "/pengaduan", found.after, _kept()
            ),
        ),
    )


def _narrowed() -> Filter:
    """What the address narrows the list to; 400 for what is not offered."""
    if not request.args:
        return Filter()
    form = _filter_form()
    if not form.validate():
        abort(400)
    return Filter(
        words=form.q.data or None,
        topic_code=form.topic.data or None,
        district_code=form.district.data or None,
        state=State(form.state.data) if form.state.data in set(State) else None,
        group=Group(form.state.data) if form.state.data in set(Group) else None,
    )


def _kept() -> dict[str, str]:
    """The filter as the links to other pages keep it."""
    return {name: request.args.get(name, "") for name in ("q", "topic", "district", "state")}


def _filter_form() -> FilterForm:
    form = FilterForm(request.args)
    everything = [("", _("Semua"))]
    form.topic.choices = everything + complaints.topics.named()
    form.district.choices = everything + places.districts()
    states: tuple[Word, ...] = (*Group, *State)
    form.state.choices = everything + [(each.value, label(each).label) for each in states]
    return form


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


def show_page(complaint: Complaint, **posted: ClosingForm | ReopeningForm) -> str:
    """A complaint's page; also what a refused form of its reporter comes back to."""
    actor = identity.actor()
    is_mine = people.may(actor, people.Permission.JUDGE_ANSWER, complaint)
    beyond = neighbouring.went_to(complaint, unmasked=is_mine)
    seen = str(beyond.version if beyond else complaint.version)
    entries = complaints.timeline(complaint, internal=False)
    forms = {
        "closing_form": ClosingForm(version=seen),
        "reopen_form": ReopeningForm(version=seen),
    } | posted
    photos = _photos(complaint)
    told = views.row(complaint, unmasked=is_mine)
    return page(
        "complaints/complaint.html",
        complaint=told,
        heading=views.heading(told.text),
        handled_by=beyond.handler if beyond else views.handled_by(complaint),
        promised=views.promised(complaint),
        covered=views.covered(complaint) if is_mine else [],
        photos=views.pictures(complaint, photos),
        shown=views.shown_to_all(complaint, photos) if is_mine else None,
        timeline=timeline.lines(entries, unmasked=is_mine),
        beyond=beyond,
        answer=beyond.answer if beyond else _last_answer(entries),
        may={
            "close": is_mine
            and (beyond.asks_reporter if beyond else complaint.status is State.ANSWERED),
            "reopen": is_mine and complaint.status is State.CLOSED,
        },
        base_url=f"/pengaduan/{complaint.reference}",
        **forms,
    )


def _last_answer(entries: Sequence[Entry]) -> str:
    """What the reporter is asked to judge."""
    said = [each.note for each in entries if each.state == State.ANSWERED and each.note]
    return said[-1] if said else ""


@bp.get("/pengaduan/<reference>/tenggat")
@allow(anyone)
def deadline(reference: str) -> str:
    complaint = complaints.visible_to(identity.actor()).by_reference(reference)
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
            "name": step.law.label,
            "limit": span(step.limit, step.law.unit),
            "source": step.law.source,
        },
        days=[(day.on, day.number, why(day)) for day in deadlines.explain(step)],
    )


@bp.get("/pengaduan/<reference>/foto/<int:photo_id>")
@allow(anyone)
def photo(reference: str, photo_id: int) -> Response:
    """A picture, for whoever may read its complaint; the parent is asked each time (T58)."""
    complaint = complaints.visible_to(identity.actor()).by_reference(reference)
    small = request.args.get("ukuran") == "kecil"
    return picture_of(_photos(complaint), photo_id, small=small)


def _photos(complaint: complaints.Complaint) -> Sequence[complaints.Photo]:
    """None before somebody of the regency has seen them, and none that is hidden.

    The reporter and the desk see all.
    """
    actor, permission = identity.actor(), people.Permission
    if not people.may(actor, permission.SEE_PHOTOS, complaint):
        return ()
    photos = complaints.photos_of_complaint(complaint)
    if people.may(actor, permission.SEE_HIDDEN_PHOTOS, complaint):
        return photos
    return [each for each in photos if not each.is_hidden]
