"""Topics and agencies that a region has not yet, as an archive names them."""

import hashlib
import re
from collections.abc import Sequence

from tenants.agencies import Agency
from tenants.complaints.archive import CHANNEL, Report
from tenants.complaints.lifecycle import Classification
from tenants.complaints.models import Topic
from tenants.complaints.queries.directory import Directory, plain
from tenants.kernel.db import session


def add_agencies(reports: Sequence[Report], directory: Directory) -> tuple[str, ...]:
    names = {
        plain(each.agency): each.agency
        for each in reports
        if each.agency and plain(each.agency) not in directory.agencies
    }
    for key, name in names.items():
        agency = Agency(code=_code(name), name=name, abbreviation=name, kind="dinas")
        session.add(agency)
        session.flush()
        directory.agencies[key] = agency.id
    return tuple(names.values())


def add_topics(reports: Sequence[Report], directory: Directory) -> tuple[str, ...]:
    """Each goes to the agency of the first report that names it; without one, to the village's."""
    missing = {
        plain(each.topic): each
        for each in reversed(reports)
        if each.topic and plain(each.topic) not in directory.topics
    }
    for key, report in missing.items():
        agency_id = directory.agencies.get(plain(report.agency))
        session.add(
            Topic(
                code=_code(report.topic),
                name=report.topic,
                family=CHANNEL,
                description="",
                keywords=[],
                office="agency" if agency_id else "village",
                agency_id=agency_id,
                classification=Classification.COMPLAINT,
                closing_proof="pernyataan",
            )
        )
        directory.topics[key] = _code(report.topic)
    session.flush()
    return tuple(each.topic for each in missing.values())


def _code(name: str) -> str:
    """`jalan-rusak-a1b2c3`: readable, and never that of another name."""
    words = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return f"{words[:40]}-{hashlib.sha256(plain(name).encode()).hexdigest()[:6]}"
