"""The page of one complaint on a desk: what is known of it, and what may be done there."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from tenants import complaints, people
from tenants.complaints import Complaint, State, Visibility
from tenants.people import Permission
from web import identity
from web.complaints import asking, clustering, neighbouring, pointing, timeline, views
from web.complaints.addresses import (
    AT_AGENCIES,
    ELSEWHERE,
    INBOX,
    QUEUE,
    desk_url,
    queue_url,
)
from web.complaints.desk import finishing, handing_on, handling, particulars, reminders
from web.complaints.filing import slips
from web.complaints.forms import DeskForm
from web.complaints.photos import on_desk as pictures_on_desk
from web.htmx import page
from web.offering import MenuItem


def shown(complaint: Complaint, form: DeskForm) -> str:
    actor = identity.actor()
    entries = complaints.timeline(complaint, internal=True)
    handles = people.may(actor, Permission.HANDLE_COMPLAINT, complaint)
    letters = complaints.letters.of(complaint)
    photos = complaints.photos.of(complaint)
    return page(
        "complaints/desk_complaint.html",
        form=form,
        handling=handling.form_of(complaint),
        templates=complaints.templates.titles(actor),
        complaint=views.row(complaint, unmasked=True),
        point=pointing.pointer(complaint, exact=True),
        reporter=views.reporter(complaint)
        if people.may(actor, Permission.READ_REPORTER, complaint)
        else None,
        assisted=slips.assisted(complaint),
        particulars=particulars.lines(complaint),
        photos=pictures_on_desk(complaint, photos),
        opens=views.opens(complaint, len([each for each in photos if not each.is_hidden])),
        answer_hint=views.answer_hint(complaint),
        finishing=finishing.asks(complaint),
        handing_on=handing_on.offer(complaint, form) if handles else None,
        asking=asking.on_desk(complaint, actor, entries),
        cluster=clustering.on_desk(complaint, actor),
        letters=views.letters(letters),
        tells=complaint.has_address and not any(_says_begun(each, complaint) for each in letters),
        timeline=timeline.lines((each for each in entries if not each.is_internal), cover=None),
        notes=timeline.notes(each for each in entries if each.is_internal),
        may=_may(complaint, letters),
        ladder=reminders.ladder(complaint),
        beyond=neighbouring.beyond(complaint, entries, cover=None),
        back=_back(complaint, handles=handles),
        queue_url=queue_url(complaint),
        base_url=desk_url(complaint),
    )


def _back(complaint: Complaint, *, handles: bool) -> MenuItem:
    """To a list that this person may open: the inbox is an officer's."""
    if handles:
        return MenuItem(_l("Kotak masuk"), INBOX)
    if complaint.is_with_coordinator:
        return MenuItem(_l("Koordinasi"), QUEUE)
    if complaint.status is State.PASSED_ON:
        return MenuItem(_l("Di daerah lain"), ELSEWHERE)
    return MenuItem(_l("Di dinas"), AT_AGENCIES)


def _says_begun(letter: complaints.letters.Letter, complaint: Complaint) -> bool:
    """Whether it told the reporter that this agency began: that is said once."""
    is_of_agency = letter.row.payload.get("agency_id") == complaint.agency_id
    return letter.row.kind == "complaint.taken_up" and is_of_agency


def _may(complaint: Complaint, letters: Sequence[complaints.letters.Letter]) -> dict[str, bool]:
    actor = identity.actor()
    handles = people.may(actor, Permission.HANDLE_COMPLAINT, complaint)
    coordinates = people.may(actor, Permission.COORDINATE_COMPLAINTS, complaint)
    working = handles and complaint.is_with_agency
    return {
        "start": handles and complaint.status in {State.REFERRED, State.REOPENED},
        "answer": working,
        "return_": working,
        "note": people.may(actor, Permission.NOTE_COMPLAINT, complaint),
        "hide": complaint.visibility != Visibility.SECRET
        and people.may(actor, Permission.HIDE_PHOTO, complaint),
        "direct": complaint.is_with_coordinator and coordinates,
        "transfer": complaint.is_with_agency and coordinates,
        "resend": any(each.delivery.is_for_people for each in letters)
        and people.may(actor, Permission.RESEND_MAIL, complaint),
    }
