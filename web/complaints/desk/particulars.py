"""What a desk knows of a report besides its story: what its topic asked, which system sent it."""

from flask_babel import gettext as _

from tenants import people
from tenants.complaints import Complaint

Told = tuple[str, str, None]  # as components/summary_list.html wants it: no link


def lines(complaint: Complaint) -> list[Told]:
    return answers(complaint) + _sender(complaint)


def answers(complaint: Complaint) -> list[Told]:
    """For its reporter and the desks, as they were given: nobody else reads them."""
    return [(each["label"], ", ".join(each["values"]), None) for each in complaint.particulars]


def _sender(complaint: Complaint) -> list[Told]:
    if complaint.client_id is None:
        return []
    name = people.clients.name_of(complaint.client_id)
    found: list[Told] = [(str(_("Dikirim lewat")), name, None)]
    if complaint.external_id:
        found.append((str(_("Nomornya di sana")), complaint.external_id, None))
    return found
