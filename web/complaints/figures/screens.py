"""What the screens of who leads say: an agency's figures, and the whole region's."""

from typing import Any
from urllib.parse import urlencode

from flask import abort
from flask_babel import gettext as _
from flask_babel import ngettext

from tenants import complaints, people
from tenants.kernel import ids
from tenants.people import Actor, Permission
from web import identity, language
from web.complaints.addresses import QUEUE
from web.complaints.figures import measures

AGENCY = "/meja/angka"
REGION = "/meja/pimpinan"
LIST = "/meja/angka/laporan"
WEEKLY = "/meja/angka/kiriman"
ALL_AGENCIES = "#peringkat-kepala"  # of the region's screen


FIRST = 5  # agencies that are on the screen at once; the others are one press away
MOST_UNSTAFFED = 3


def oversees(actor: Actor) -> bool:
    return people.may(actor, Permission.OVERSEE_REGION)


def home_of(actor: Actor) -> str:
    """The screen of somebody who reads figures."""
    return REGION if oversees(actor) else AGENCY


def own_agency(actor: Actor, written: str) -> int:
    """The agency in an address, the first of one's own without one; 404 for another's."""
    led = sorted(actor.headed_ids)
    if not written:
        return led[0]
    found = ids.typed_number(written)
    if found is None or found not in led:
        abort(404)
    return found


def agency_asked(actor: Actor, written: str) -> int | None:
    """The same for who oversees the region: any agency, None without one."""
    if not oversees(actor):
        return own_agency(actor, written)
    found = ids.typed_number(written)
    if written and found is None:
        abort(404)
    return found


def takes_report() -> bool:
    me = identity.account()
    return me is not None and me.weekly_report


def slices(agency_id: int | None) -> list[complaints.figures.Slice]:
    """What may be listed: what waits for the coordinator is no agency's."""
    waiting = complaints.figures.Slice.WAITING_LATE
    return [each for each in complaints.figures.Slice if agency_id is None or each is not waiting]


def list_url(
    wanted: complaints.figures.Slice, agency_id: int | None = None, topic_code: str = ""
) -> str:
    query = {"keadaan": str(wanted), "dinas": str(agency_id or ""), "topik": topic_code}
    return f"{LIST}?{urlencode({name: value for name, value in query.items() if value})}"


def told_of_agency(agency_id: int) -> dict[str, Any]:
    found = complaints.figures.of_agency(agency_id)
    whole, late = found.backlog.whole, complaints.figures.Slice.LATE
    return {
        "found": found,
        "span": measures.span(found.period),
        "rate": measures.share(found.rate),
        "received": measures.number(found.received),
        "answered": measures.number(found.answered),
        "reopened": measures.share(found.reopened),
        "returned": measures.number(found.returned),
        "open_stat": (whole.count, list_url(complaints.figures.Slice.OPEN, agency_id)),
        "late_stat": (whole.late_count, list_url(late, agency_id)),
        "late_topics": [
            (language.named(each.name), each.count, list_url(late, agency_id, each.code))
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
        "first": FIRST,
        "reopened": measures.share(found.reopened),
        "rate": measures.share(found.rate),
        "weeks": measures.weeks(found.weeks),
        "trend": measures.trend(found.weeks),
        "secret": secret(found.secret_counts),
        "pdf_url": "/meja/pimpinan/mingguan.pdf",
    }


def _today(found: complaints.figures.RegionFigures) -> list[tuple[str, str]]:
    """What needs who leads, in words, with the address of its list; nothing where nothing does."""
    today, said = found.today, list[tuple[str, str]]()
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
        waiting = complaints.figures.Slice.WAITING_LATE
        said.append((str(words), QUEUE if _directs() else list_url(waiting)))
    said += [(_unstaffed(each), _open_at(each)) for each in today.unstaffed[:MOST_UNSTAFFED]]
    if count := len(today.unstaffed[MOST_UNSTAFFED:]):
        said.append((str(_("dan %(count)s dinas lain tanpa petugas", count=count)), ALL_AGENCIES))
    return said


def _unstaffed(each: complaints.figures.Standing) -> str:
    count = each.backlog.count
    return str(_("%(agency)s: %(count)s laporan, tanpa petugas", agency=each.name, count=count))


def _open_at(each: complaints.figures.Standing) -> str:
    return list_url(complaints.figures.Slice.OPEN, each.agency_id)


def _directs() -> bool:
    return people.may(identity.actor(), Permission.COORDINATE_COMPLAINTS)


def _standing(each: complaints.figures.Standing) -> dict[str, Any]:
    backlog = each.backlog
    return {
        "name": each.name,
        "rate": measures.share(each.rate),
        "count": backlog.count,
        "late_count": backlog.late_count,
        "median": measures.age(backlog.median_days) if backlog.count else measures.NOTHING,
        "oldest": measures.age(backlog.oldest_days) if backlog.count else measures.NOTHING,
        "open_url": _open_at(each),
        "late_url": list_url(complaints.figures.Slice.LATE, each.agency_id),
    }


def secret(counts: tuple[int | None, int | None]) -> str:
    """What is said of secret reports: how many, from five on."""
    came, is_open = (measures.few() if each is None else str(each) for each in counts)
    return str(
        _(
            "Laporan rahasia tidak dihitung di atas, dan disebut kelipatan limanya:"
            " %(came)s masuk dalam waktu ini, %(open)s masih terbuka.",
            came=came,
            open=is_open,
        )
    )
