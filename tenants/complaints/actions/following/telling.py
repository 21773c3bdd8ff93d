"""Telling those who follow: a mail to each, in as many statements for a thousand as for one."""

from tenants.complaints.models import Complaint
from tenants.complaints.queries import followers
from tenants.kernel.db import session
from tenants.kernel.outbox import announce_all


def tell_of_news(complaint_id: int, entry_id: int) -> None:
    """A report moved: to whoever follows it and wants to hear at once."""
    complaint = session.get_one(Complaint, complaint_id)
    if complaint.is_public:
        announce_all(
            "follow.news",
            [
                (
                    f"follow:{complaint_id}:news:{entry_id}:{number}",
                    {"follow_id": number, "complaint_id": complaint_id, "entry_id": entry_id},
                )
                for number in followers.of_report(complaint)
            ],
        )


def tell_of_new_report(complaint_id: int) -> None:
    """A report became public: to whoever follows its area or topic and wants to hear at once."""
    complaint = session.get_one(Complaint, complaint_id)
    if complaint.is_public:
        announce_all(
            "follow.report",
            [
                (
                    f"follow:{complaint_id}:report:{number}",
                    {"follow_id": number, "complaint_id": complaint_id},
                )
                for number in followers.of_place(complaint)
            ],
        )
