"""Which pictures of a report the public sees, once a person has looked at it."""

from sqlalchemy import select

from tenants.complaints import policy
from tenants.complaints.actions.timeline import write_to_colleagues
from tenants.complaints.lifecycle import Deed
from tenants.complaints.models import Complaint, Photo
from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_
from tenants.people import Actor, Permission


def hide_photo(actor: Actor, complaint: Complaint, photo_id: int) -> None:
    """Keep a picture from the public; its reporter and the desks see it still. Twice is once."""
    _set_hidden(actor, complaint, photo_id, Deed.HIDE_PHOTO)


def show_photo(actor: Actor, complaint: Complaint, photo_id: int) -> None:
    """Let the public see it where it may see the report's pictures. Twice is once."""
    _set_hidden(actor, complaint, photo_id, Deed.SHOW_PHOTO)


def _set_hidden(actor: Actor, complaint: Complaint, photo_id: int, deed: Deed) -> None:
    policy.require(actor, Permission.HIDE_PHOTO, complaint)
    number, photo = _numbered(complaint, photo_id)
    is_hiding = deed is Deed.HIDE_PHOTO
    if photo.is_hidden is is_hiding:
        return
    photo.hidden_at = clock.now() if is_hiding else None
    line = write_to_colleagues(actor, complaint)
    line.deed, line.photo_number = deed, number
    audit.record(actor.label, f"complaint.{deed}", complaint.proof, photo=photo_id)


def _numbered(complaint: Complaint, photo_id: int) -> tuple[int, Photo]:
    """The picture and which one of the report's it is; NotFound if it is none of them."""
    found = session.scalars(
        select(Photo).where(Photo.complaint_id == complaint.id).order_by(Photo.id).with_for_update()
    )
    for number, photo in enumerate(found, 1):
        if photo.id == photo_id:
            return number, photo
    message = N_("Foto itu tidak ada di laporan ini.")
    raise NotFound(message)
