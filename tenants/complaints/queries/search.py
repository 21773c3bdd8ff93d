"""What somebody typed to find a complaint by: its number, its place, or words of the story."""

from sqlalchemy import ColumnElement, func, or_

from tenants import places
from tenants.complaints.models import Complaint
from tenants.kernel import clock, ids, tenancy

MEANINGLESS = 8  # letters of a number after its region's: the year's two, and six drawn
DRAWN = 6
SHORTEST = 3  # letters of a place's name


def found_by(written: str, *, landmarks: bool = False) -> ColumnElement[bool]:
    """Any of the three; each by an index of its own.

    `landmarks` too where another condition leaves few: no index has them.
    """
    query = func.websearch_to_tsquery("pg_catalog.indonesian", written)
    ways: list[ColumnElement[bool]] = [Complaint.words.op("@@")(query)]
    if numbers := _numbers(written):
        ways.append(Complaint.reference.in_(numbers))
    if len(written) >= SHORTEST:
        if codes := places.matching(written):
            ways.append(Complaint.village_code.in_(codes))
        if landmarks:
            ways.append(Complaint.landmark.icontains(written, autoescape=True))
    return or_(*ways)


def _numbers(written: str) -> list[str]:
    """The numbers it may mean, with or without dashes, capitals, region and year."""
    drawn = "".join(each for each in written.upper() if each.isalnum())
    prefix = tenancy.current().prefix
    if len(drawn) == DRAWN:
        year = clock.now().year % 100
        return [ids.typed_reference(f"{prefix}-{each:02d}-{drawn}") for each in (year, year - 1)]
    if len(drawn) != len(prefix) + MEANINGLESS or not drawn.startswith(prefix):
        return []
    year_and_drawn = drawn.removeprefix(prefix)
    return [ids.typed_reference(f"{prefix}-{year_and_drawn[:-DRAWN]}-{year_and_drawn[-DRAWN:]}")]
