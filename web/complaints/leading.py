"""What the screens of who leads say: an agency's figures, and the whole region's."""

from typing import Any
from urllib.parse import urlencode

from flask import abort
from flask_babel import gettext as _
from flask_babel import ngettext

from tenants import complaints, people
from tenants.kernel import ids
from tenants.people import Actor, Permission
from web import identity
from web.complaints import measures
from web.complaints.directing import QUEUE

AGENCY = "/meja/angka"
REGION = "/meja/pimpinan"
LIST = "/meja/angka/laporan"
WEEKLY = "/meja/angka/kiriman"


def oversees(actor: Actor) -> bool:
    return people.may(actor, Permission.OVERSEE_REGION)


def home_of(actor: Actor) -> str:
    """The screen of somebody who reads figures."""
    return REGION if oversees(actor) else AGENCY


def agency_asked(actor: Actor, written: str) -> int | None:
    """The agency in an address, 404 where it is not theirs to see; without one None, or their own.

    Who oversees the region sees all of them.
    """
    found, led = ids.typed_number(written), sorted(actor.headed_ids)
    if written and found is None:
        abort(404)
    if oversees(actor):
        return found
    if written and found not in led:
        abort(404)
    return found or led[0]


def takes_report() -> bool:
    me = identity.account()
    return me is not None and me.weekly_report


def list_url(
    wanted: complaints.figures.Slice, agency_id: int | None = None, topic_code: str = ""
) -> str:
    query = {"keadaan": str(wanted), "dinas": str(agency_id or ""), "topik": topic_code}
    return f"{LIST}?{urlencode({name: value for name, value in query.items() if value})}"


def told_of_agency(agency_id: int) -> dict[str, Any]:
    found = complaints.figures.of_agency(agency_id)
    whole = found.backlog.whole
    return {
        "found": found,
        "span": measures.span(found.period),
        "rate": measures.share(found.rate),
        "received": measures.number(found.received),
        "answered": measures.number(found.answered),
        "reopened": measures.share(found.reopened),
        "returned": measures.number(found.returned),
        "open_stat": (whole.count, list_url(complaints.figures.Slice.OPEN, agency_id)),
        "late_stat": (whole.late_count, list_url(complaints.figures.Slice.LATE, agency_id)),
        "late_topics": [
            (each.name, each.count, list_url(complaints.figures.Slice.LATE, agency_id, each.code))
            for each in found.late_topics
        ],
        "stretches": measures.stretches(found.backlog.stretches),
        "weeks": measures.weeks(found.weeks),
        "trend": measures.trend(found.weeks),
        "secret": secret(found.secret_counts),
        "pdf_url": f"/meja/angka/mingguan.pdf?dinas={agency_id}",
    }


def told_of_region() -> dict[str, Any]:
    found = complaints.figures.of_region()
    return {
        "found": found,
        "span": measures.span(found.period),
        "today": _today(found),
        "league": [_standing(each) for each in found.league],
        "reopened": measures.share(found.reopened),
        "rate": measures.share(found.rate),
        "weeks": measures.weeks(found.weeks),
        "trend": measures.trend(found.weeks),
        "secret": secret(found.secret_counts),
        "pdf_url": "/meja/pimpinan/mingguan.pdf",
    }


def _today(found: complaints.figures.RegionFigures) -> list[tuple[str, str | None]]:
    """What needs who leads, in words, with the address of its list; nothing where nothing does."""
    today, said = found.today, list[tuple[str, str | None]]()
    if count := today.long_late_count:
        words = ngettext(
            "%(num)s laporan lewat tenggat lebih dari 7 hari",
            "%(num)s laporan lewat tenggat lebih dari 7 hari",
            count,
        )
        said.append((str(words), list_url(complaints.figures.Slice.LONG_LATE)))
    if count := today.waiting_late_count:
        words = ngettext(
            "%(num)s laporan terlalu lama menunggu diarahkan koordinator",
            "%(num)s laporan terlalu lama menunggu diarahkan koordinator",
            count,
        )
        said.append((str(words), QUEUE if _directs() else None))
    said += [
        (
            _(
                "%(agency)s: %(count)s laporan, tanpa petugas",
                agency=each.name,
                count=each.backlog.count,
            ),
            list_url(complaints.figures.Slice.OPEN, each.agency_id),
        )
        for each in today.unstaffed
    ]
    return said


def _directs() -> bool:
    return people.may(identity.actor(), Permission.COORDINATE_COMPLAINTS)


def _standing(each: complaints.figures.Standing) -> dict[str, Any]:
    return {
        "name": each.name,
        "rate": measures.share(each.rate),
        "count": each.backlog.count,
        "late_count": each.backlog.late_count,
        "median": measures.days(each.backlog.median_days if each.backlog.count else None),
        "oldest": measures.days(each.backlog.oldest_days if each.backlog.count else None),
        "open_url": list_url(complaints.figures.Slice.OPEN, each.agency_id),
        "late_url": list_url(complaints.figures.Slice.LATE, each.agency_id),
    }


def secret(counts: tuple[int | None, int | None]) -> str:
    """What is said of secret reports: how many, from five on."""
    came, is_open = (measures.few() if each is None else str(each) for each in counts)
    return str(
        _(
            "Laporan rahasia tidak dihitung di atas: %(came)s masuk dalam waktu ini,"
            " %(open)s masih terbuka.",
            came=came,
            open=is_open,
        )
    )
