"""Writing a report down for somebody at the counter, on the telephone, from a letter."""

from collections.abc import Sequence

from tenants.complaints.actions.submit import Filing
from tenants.complaints.actions.whole import Filed, file_whole
from tenants.complaints.models import Assistance
from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import Refused
from tenants.kernel.words import N_
from tenants.people import NOBODY, Actor, Permission, may


def file_for(
    actor: Actor, token: str, filing: Filing, photos: Sequence[tuple[str, bytes]] = ()
) -> Filed:
    """File for somebody who has agreed to it just now; Refused for whoever may not.

    The report is that person's: its reporter is never the account of who wrote it down, which is
    noted apart.
    """
    if not may(actor, Permission.FILE_FOR_OTHERS):
        message = N_("Anda tidak berwenang mencatat laporan untuk orang lain.")
        raise Refused(message)
    filed = file_whole(NOBODY, token, filing, photos)
    if filed.is_new:
        session.add(
            Assistance(complaint_id=filed.complaint.id, account_id=actor.id, agreed_at=clock.now())
        )
        channel = filed.complaint.channel
        audit.record(actor.label, "complaint.file_for", filed.complaint.proof, channel=channel)
    return filed
