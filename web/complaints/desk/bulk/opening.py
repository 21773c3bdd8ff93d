"""What everybody sees of reports for the first time, once somebody takes them up or answers."""

from typing import Any

from tenants import complaints
from tenants.complaints import Complaint, Visibility
from tenants.kernel.errors import Invalid
from web import identity
from web.complaints import views
from web.complaints.desk.bulk import picking
from web.complaints.desk.bulk.forms import PickForm
from web.complaints.photos import on_page


def of_picked(form: PickForm) -> list[dict[str, Any]]:
    """Of the picked, what the public would see for the first time; none once it was looked at."""
    if form.is_confirmed:
        return []
    try:
        found = complaints.bulk.shown(complaints.handled_by(identity.actor()), picking.picked())
    except Invalid as error:
        form.blame(error)
        return []
    return [each for each in map(of, found) if each["text"] or each["photos"]]


def of(complaint: Complaint) -> dict[str, Any]:
    """What everybody sees of this one for the first time: words, pictures, or neither."""
    hidden = complaint.visibility == Visibility.SECRET
    photos = [each for each in complaints.photos.of(complaint) if not each.is_hidden]
    return {
        "complaint": views.row(complaint),
        "text": "" if hidden or complaint.is_public else complaint.public_text,
        "photos": on_page(complaint, photos)["photos"]
        if views.opens(complaint, len(photos))
        else [],
    }
