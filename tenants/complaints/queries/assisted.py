"""Reports that were written down for somebody: by whom, and how many by which channel."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from tenants.complaints.channels import Channel
from tenants.complaints.models import Assistance, Complaint
from tenants.complaints.queries.page import with_names
from tenants.complaints.receipts import draft_digest
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_
from tenants.people import Account, Actor


class Help(NamedTuple):
    """Who wrote a report down for its reporter, who agreed at that moment."""

    name: str
    agreed_at: datetime


def help_with(complaint: Complaint) -> Help | None:
    """None where its reporter filed it; no statement for the portal's own."""
    if complaint.channel in {Channel.PORTAL, Channel.ARCHIVE}:
        return None
    row = session.execute(
        select(Account.name, Assistance.agreed_at)
        .join(Assistance, Assistance.account_id == Account.id)
        .where(Assistance.complaint_id == complaint.id)
    ).one_or_none()
    return Help(*row) if row else None


def written_by(actor: Actor, token: str) -> Complaint:
    """What this person wrote down for somebody under this token; NotFound for anybody else."""
    found = session.scalar(
        with_names(select(Complaint))
        .join(Assistance, Assistance.complaint_id == Complaint.id)
        .where(Complaint.idempotency_key == draft_digest(token), Assistance.account_id == actor.id)
    )
    if found is None:
        message = N_("Bukti laporan itu tidak ada, atau bukan Anda yang mencatatnya.")
        raise NotFound(message)
    return found


def count_by_channel(since: datetime) -> dict[Channel, int]:
    """How many reports came by which channel, from that moment on."""
    rows = session.execute(
        select(Complaint.channel, func.count())
        .where(Complaint.submitted_at >= since)
        .group_by(Complaint.channel)
    )
    return {Channel(channel): count for channel, count in rows}
