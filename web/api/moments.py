"""Moments as GeoReport v2 writes them: ISO 8601 with Z or an offset (W3C note on datetimes)."""

from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta

from flask import abort, request
from flask_babel import gettext as _

from tenants.kernel import clock

DAYS = 90  # the longest stretch that one question may span


def said(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def asked(name: str) -> datetime | None:
    """What stands in the address; 400 for what is no moment. Without an offset it is UTC."""
    written = request.args.get(name, "").strip()
    if "T" in written:
        written = written.replace(" ", "+")  # a plus sign that nobody encoded
    if not written:
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        abort(400, _("%(name)s bukan waktu ISO 8601.", name=name))
    if not MINYEAR < found.year < MAXYEAR:  # a stretch would go beyond
        abort(400, _("%(name)s di luar kalender.", name=name))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def stretch() -> tuple[datetime, datetime]:
    """From `start_date` to `end_date`; the last 90 days unless said; 400 for a longer one."""
    since, until = asked("start_date"), asked("end_date")
    span = timedelta(days=DAYS)
    until = until or (since + span if since else clock.now())
    since = since or until - span
    if until - since > span:
        abort(400, _("start_date dan end_date paling jauh berjarak 90 hari."))
    return since, until
