"""Twenty reports in one agency's inbox, one of them of danger, and a template to answer with.

python -m tests.browser.twenty AGENCY
"""

import sys

from tenants import agencies, complaints, people, registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.people import Role
from tests.factories import a_complaint, somebody
from wsgi import app

DANGER = "Ada orang tenggelam di sungai dekat jembatan, tolong cepat!"
COUNT = 20


def fill(agency_code: str) -> None:
    with unit_of_work(PLATFORM):
        tenant = next(each for each in registry.queries.open_tenants() if each.key == sys.argv[2])
    with unit_of_work(tenant):
        agency = agencies.by_code(agency_code)
        for number in range(COUNT):
            text = (
                DANGER if number == COUNT - 1 else f"Lansia terlantar di RT {number} perlu bantuan."
            )
            complaint = a_complaint(text=text, topic_code=None, token=f"twenty-{number}")
            complaints.refer(
                somebody(Role.COORDINATOR),
                complaint,
                topic_code=None,
                agency_id=agency.id,
                version=complaint.version,
            )
        officer = people.officers_of(agency.id)[0].as_actor()
        complaints.templating.create(
            officer,
            agency.id,
            title="Dijadwalkan",
            text="Laporan {nomor} kami jadwalkan paling lambat {tenggat}.",
        )


if __name__ == "__main__":
    with app.app_context():
        fill(sys.argv[1])
