"""What every list may be narrowed to, whoever reads it: a topic, a kecamatan."""

from sqlalchemy import ColumnElement

from tenants.complaints.models import Complaint


def about(topic_code: str | None, district_code: str | None) -> list[ColumnElement[bool]]:
    """None leaves a dimension open."""
    found: list[ColumnElement[bool]] = []
    if topic_code:
        found.append(Complaint.topic_code == topic_code)
    if district_code:
        found.append(Complaint.village_code.startswith(f"{district_code}.", autoescape=True))
    return found
