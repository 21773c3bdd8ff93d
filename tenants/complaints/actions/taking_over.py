"""Taking over the settled reports of another system: history to learn from and to look up.

They are not published, nobody is told, and no clock runs for them.
"""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants.complaints.actions.naming import add_agencies, add_topics
from tenants.complaints.archive import CHANNEL, Report
from tenants.complaints.lifecycle import Author, Classification, State, Visibility
from tenants.complaints.models import Complaint, Entry
from tenants.complaints.queries.directory import Directory, plain
from tenants.kernel import ids, tenancy
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.masking import masked
from tenants.kernel.words import N_

REFERENCE_TRIES = 5


class RefusedRow(NamedTuple):
    """A row that was left out: its line, and why."""

    line: int
    reason: Invalid


class TakenOver(NamedTuple):
    """What became of some rows, and which topics and agencies came with them."""

    created: int
    known: int
    refused: tuple[RefusedRow, ...]
    topics: tuple[str, ...]
    agencies: tuple[str, ...]


def keep(reports: Sequence[Report]) -> TakenOver:
    """Keep these reports once each, by their id; topics and agencies that are missing come too."""
    directory = Directory.read()
    agencies, topics = add_agencies(reports, directory), add_topics(reports, directory)
    rows: dict[bytes, dict[str, Any]] = {}
    refused = []
    for each in reports:
        try:
            row = _row(each, directory)
        except Invalid as reason:
            refused.append(RefusedRow(each.line, reason))
        else:
            rows[row["idempotency_key"]] = row
    created = _insert(list(rows.values()))
    known = len(reports) - len(refused) - created
    return TakenOver(created, known, tuple(refused), topics, agencies)


def _row(report: Report, directory: Directory) -> dict[str, Any]:
    for name in (*report.lacks, *(() if report.id else ("id",))):
        message = N_("Kolom %(column)s kosong.")
        raise Invalid(message, field=name, column=name)
    submitted_at = _moment("reported_at", report.reported_at)
    answered_at = _moment("answered_at", report.answered_at) if report.answered_at else None
    if answered_at and answered_at < submitted_at:
        message = N_("Dijawab sebelum dilaporkan.")
        raise Invalid(message, field="answered_at")
    return {
        "receipt_digest": secrets.token_bytes(32),  # of nothing: nobody holds a receipt
        "idempotency_key": hashlib.sha256(f"{CHANNEL}:{report.id}".encode()).digest(),
        "version": 1,
        "state": State.CLOSED,
        "visibility": Visibility.PUBLIC,
        "classification": Classification.COMPLAINT,
        "channel": CHANNEL,
        "text": report.text,
        "public_text": masked(report.text),
        "landmark": report.address or None,
        "village_code": directory.village(report.village, report.district),
        "topic_code": directory.topics[plain(report.topic)],
        "agency_id": directory.agencies.get(plain(report.agency)),
        "submitted_at": submitted_at,
        "answered_at": answered_at,
        "settled_at": answered_at or submitted_at,
    }


def _moment(column: str, written: str) -> datetime:
    """ISO 8601; without an offset it is the region's own time."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError as error:
        message = N_("“%(written)s” bukan tanggal (contoh: 2025-03-31 08:15).")
        raise Invalid(message, field=column, written=written) from error
    return found if found.tzinfo else found.replace(tzinfo=tenancy.current().zone)


def _insert(rows: list[dict[str, Any]]) -> int:
    """How many were new; one whose reference is somebody's is drawn another."""
    created = 0
    for _ in range(REFERENCE_TRIES):
        known = set(
            session.scalars(
                select(Complaint.idempotency_key).where(
                    Complaint.idempotency_key.in_([row["idempotency_key"] for row in rows])
                )
            )
        )
        rows = [row for row in rows if row["idempotency_key"] not in known]
        if not rows:
            return created
        for row in rows:
            year = row["submitted_at"].astimezone(tenancy.current().zone).year
            row["reference"] = ids.new_reference(tenancy.current().prefix, year)
        added = session.execute(
            insert(Complaint)
            .on_conflict_do_nothing()
            .returning(Complaint.id, Complaint.state, Complaint.agency_id, Complaint.submitted_at),
            rows,
        ).all()
        _write_entries(added)
        created += len(added)
    message = "no free reference was drawn"
    raise RuntimeError(message)


def _write_entries(added: Sequence[Any]) -> None:
    if added:
        session.execute(
            insert(Entry),
            [
                {
                    "complaint_id": each.id,
                    "state": each.state,
                    "author": Author.SYSTEM,
                    "agency_id": each.agency_id,
                    "at": each.submitted_at,
                }
                for each in added
            ],
        )
