"""FixMyStreet as the sender: its shapes, and its extension for what happens later."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import State
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Scope
from tests.api.calling import Caller, anybody, caller, fetched, said, tree
from tests.factories import a_referred_complaint, a_resident, an_answered_complaint, an_officer
from tests.factories.complaints import VILLAGES
from tests.signing_in import signed_in
from web.api import moments

pytestmark = pytest.mark.usefixtures("undone")

# As FixMyStreet sends it: one field for the story, its own answers beside ours.
FIXMYSTREET = {
    "jurisdiction_id": "sambas",
    "service_code": "jalan-rusak",
    "lat": "1.362100",
    "long": "109.310800",
    "email": "sri@contoh.test",
    "first_name": "Sri",
    "last_name": "Contoh",
    "phone": "081234567890",
    "description": (
        "title: Lubang besar\n\ndetail: Di depan sekolah, sudah dua minggu.\nAnak-anak jatuh."
        "\n\nurl: https://lapor.example/report/77\n\nSubmitted via FixMyStreet\n"
    ),
    "requested_datetime": "2026-11-20T08:00:00+07:00",
    "attribute[fixmystreet_id]": "77",
    "attribute[easting]": "0",
    "attribute[northing]": "0",
    "attribute[report_url]": "https://lapor.example/report/77",
    "attribute[title]": "Lubang besar",
    "attribute[village]": VILLAGES["sambas"],
}


@pytest.fixture
def fixer(app: Flask, sambas: Tenant) -> Caller:
    return caller(app, sambas)


def test_fixmystreets_sender_is_understood(sambas: Tenant, fixer: Caller) -> None:
    answer = fixer.post("requests.xml", FIXMYSTREET)
    assert answer.status == 201
    found = fetched(sambas, tree(answer).findtext("request/service_request_id", ""))
    assert found.text == "Lubang besar\n\nDi depan sekolah, sudah dua minggu.\nAnak-anak jatuh."
    assert (found.external_id, found.reporter_name) == ("77", "Sri Contoh")
    assert found.particulars == []


def test_it_hears_what_happened_to_public_reports(
    app: Flask, sambas: Tenant, fixer: Caller
) -> None:
    with unit_of_work(sambas):
        reference = an_answered_complaint().reference
    heard = said(anybody(app, sambas).get("servicerequestupdates.json"))
    told = [each for each in heard if each["service_request_id"] == reference]
    assert [each["description"] for each in told] == [
        "Diterima",
        "Diteruskan",
        "Ditanggapi: Sudah kami perbaiki.",
    ]
    later = "2099-01-01T00:00:00Z"
    assert said(anybody(app, sambas).get(f"servicerequestupdates.json?start_date={later}")) == []


def test_a_question_and_its_reply_are_moves_without_words(app: Flask, sambas: Tenant) -> None:
    asked_at, replied_at = clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=2)
    with unit_of_work(sambas):
        resident, officer = a_resident(), an_officer()
        complaint = a_referred_complaint(resident)
        reference = complaint.reference
        with clock.frozen(asked_at):
            complaints.asking.ask(
                officer, complaint, question="Di sisi mana?", version=complaint.version
            )
        with clock.frozen(replied_at):
            complaints.asking.complete(
                resident, complaint, text="Di kiri.", version=complaint.version
            )
    public = anybody(app, sambas)
    [report] = said(public.get(f"requests/{reference}.json"))
    assert report["updated_datetime"] == moments.said(replied_at)
    heard = said(public.get(f"servicerequestupdates.json?service_request_id={reference}"))
    assert [(each["description"], each["updated_datetime"]) for each in heard[2:]] == [
        ("Perlu dilengkapi pelapor", moments.said(asked_at)),
        ("Dikerjakan", moments.said(replied_at)),
    ]


def test_what_happened_is_told_of_the_reports_that_are_named_alone(
    app: Flask, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        with clock.frozen(clock.now() - timedelta(days=100)):
            old = a_referred_complaint().reference
        one, _other = (a_referred_complaint().reference for _number in range(2))
    public = anybody(app, sambas)
    heard = said(public.get(f"servicerequestupdates.json?service_request_id={one},{old.lower()}"))
    assert {each["service_request_id"] for each in heard} == {one, old}
    nobodys = public.get("servicerequestupdates.json?service_request_id=SBS-26-000000")
    assert said(nobodys) == []


def an_update(reference: str, **fields: str) -> dict[str, str]:
    """As FixMyStreet passes a comment on."""
    return {
        "jurisdiction_id": "sambas",
        "update_id_ext": "501",
        "updated_datetime": "2026-11-21T08:00:00+07:00",
        "service_request_id": reference,
        "service_request_id_ext": "77",
        "status": "CLOSED",
        "email": "sri@contoh.test",
        "description": "Sudah ditambal kemarin.",
        "public_anonymity_required": "FALSE",
        **fields,
    }


def test_what_it_tells_is_a_line_for_the_desk_and_no_move(
    app: Flask, sambas: Tenant, fixer: Caller
) -> None:
    reference = fixer.file()
    officer = signed_in(app, sambas, an_officer)
    with unit_of_work(sambas):
        complaints.route(fetched(sambas, reference).id)
    answers = [fixer.post("servicerequestupdates.xml", an_update(reference)) for _ in range(2)]
    assert [each.status for each in answers] == [201, 201]
    assert answers[0].text == answers[1].text
    page = officer.get(f"/meja/pengaduan/{reference}")
    assert page.text.count("[closed] Sudah ditambal kemarin.") == 1
    assert "Pelapor, lewat Lapor Cepat" in page.text
    with unit_of_work(sambas, read_only=True):
        found = complaints.by_id(fetched(sambas, reference).id)
        assert found.status is State.REFERRED
    everybody = anybody(app, sambas)
    for path in ("servicerequestupdates.json", f"requests/{reference}.json"):
        assert "ditambal" not in everybody.get(path).text
    assert "ditambal" not in everybody.visitor.get(f"/pengaduan/{reference}").text


def test_it_tells_of_its_own_reports_alone(app: Flask, sambas: Tenant, fixer: Caller) -> None:
    reference = fixer.file()
    stranger, writer = caller(app, sambas), caller(app, sambas, Scope.WRITE)
    assert stranger.post("servicerequestupdates.json", an_update(reference)).status == 404
    assert writer.post("servicerequestupdates.json", an_update(reference)).status == 403
    for missing in ("description", "service_request_id"):
        sent = an_update(reference, **{missing: ""})
        assert fixer.post("servicerequestupdates.json", sent).status == 400
    long = an_update(reference, description="x" * 2_001)
    assert fixer.post("servicerequestupdates.json", long).status == 400


def test_a_number_said_of_another_report_loses_no_words(fixer: Caller) -> None:
    first, second = fixer.file(), fixer.file()
    assert fixer.post("servicerequestupdates.json", an_update(first)).status == 201
    taken = fixer.post("servicerequestupdates.json", an_update(second, description="Dua."))
    assert taken.status == 409
    assert "laporan lain" in taken.text
