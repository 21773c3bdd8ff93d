"""GeoReport v2, POST: what another system may send, and what becomes of it."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants import complaints
from tenants.complaints import Complaint, Visibility
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Scope
from tests.api.calling import Caller, a_report, anybody, caller, fetched, said, tree
from tests.factories import an_officer
from tests.factories.complaints import VILLAGES
from tests.signing_in import signed_in
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone")
SENSITIVE = "pungli"


@pytest.fixture
def fixer(app: Flask, sambas: Tenant) -> Caller:
    return caller(app, sambas)


def test_a_report_is_filed_with_the_client_it_came_from(sambas: Tenant, fixer: Caller) -> None:
    reference = fixer.file(
        lat="1.3621",
        long="109.3108",
        first_name="Sri",
        last_name="Contoh",
        email="sri@contoh.test",
        phone="0812 3456 7890",
        address_string="Depan SD 3",
        **{"attribute[ukuran]": "besar", "attribute[external_id]": "A-17"},
    )
    found = fetched(sambas, reference)
    assert (found.channel, found.external_id, found.topic_code) == (
        "open311",
        "A-17",
        "jalan-rusak",
    )
    assert (found.latitude, found.longitude) == (1.3621, 109.3108)
    assert (found.reporter_name, found.reporter_email) == ("Sri Contoh", "sri@contoh.test")
    assert found.landmark == "Depan SD 3"
    assert found.particulars == [
        {
            "code": "ukuran",
            "label": "Seberapa besar kerusakannya?",
            "values": ["Lebih dari lima meter"],
        }
    ]
    with unit_of_work(sambas, read_only=True):
        line = session.scalars(
            select(AuditEntry).where(AuditEntry.subject == found.proof).order_by(AuditEntry.id)
        ).first()
        assert line is not None
        assert (line.actor, line.action) == (f"api_client:{found.client_id}", "complaint.submit")


def test_an_answer_in_xml_has_the_specs_form(sambas: Tenant, fixer: Caller) -> None:
    answer = fixer.post("requests.xml", a_report(sambas.host))
    assert (answer.status, answer.headers["Content-Type"]) == (201, "text/xml; charset=utf-8")
    assert answer.text.startswith("<?xml version='1.0' encoding='utf-8'?>")
    assert tree(answer).tag == "service_requests"
    assert tree(answer).findtext("request/service_request_id", "").startswith("SBS-")


@pytest.mark.parametrize(
    "own",
    [
        {"attribute[fixmystreet_id]": "1234"},
        {"attribute[external_id]": "1234"},
        {"Idempotency_Key": "1234"},
    ],
)
def test_a_report_sent_twice_under_one_number_is_one(
    sambas: Tenant, fixer: Caller, own: dict[str, str]
) -> None:
    header = {name: value for name, value in own.items() if name == "Idempotency_Key"}
    fields = a_report(sambas.host) | {n: v for n, v in own.items() if n not in header}
    first, again = (fixer.post("requests.json", fields, **header) for _ in range(2))
    assert (first.status, again.status) == (201, 200)
    assert said(first)[0]["service_request_id"] == said(again)[0]["service_request_id"]


def test_the_number_of_one_client_is_not_anothers(app: Flask, sambas: Tenant) -> None:
    numbers = {
        caller(app, sambas).file(**{"attribute[external_id]": "1234"}) for _client in range(2)
    }
    assert len(numbers) == 2


def test_a_sensitive_topic_is_filed_as_secret(sambas: Tenant, fixer: Caller) -> None:
    reference = fixer.file(service_code=SENSITIVE)
    assert fetched(sambas, reference).visibility == Visibility.SECRET
    assert fixer.get(f"requests/{reference}.json").status == 404


@pytest.mark.parametrize(
    ("wrong", "status", "word"),
    [
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "tidak-ada"}, 404, "Topik"),
        ({"description": ""}, 400, "description"),
        ({"description": "pendek"}, 400, "description"),
        ({"description": "x" * 10_001}, 400, "description"),
        ({"address_id": ""}, 400, "Desa"),
        ({"address_id": "61.01.01.9999"}, 400, "Desa"),
        ({"address_id": "", "lat": "1.3", "long": "109.3"}, 400, "Desa"),
        ({"lat": "1.3"}, 400, "lat"),
        ({"lat": "nan", "long": "1"}, 400, "lat"),
        ({"lat": "91", "long": "1"}, 400, "lat"),
        ({"email": "bukan surel"}, 400, "surel"),
        ({"phone": "telepon saya"}, 400, "phone"),
        ({"attribute[ukuran]": "raksasa"}, 400, "kerusakan"),
        ({"jurisdiction_id": "depok"}, 404, "jurisdiction_id"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_the_specs_form(
    sambas: Tenant, fixer: Caller, wrong: dict[str, str], status: int, word: str
) -> None:
    fields = a_report(sambas.host) | wrong
    answer = fixer.post("requests.json", fields)
    assert answer.status == status
    [error] = said(answer)
    assert error["code"] == str(status) and word in error["description"]
    assert fixer.post("requests.xml", fields).text.count("<error>") == 1


@pytest.mark.parametrize("address", ["Jl. Raya, Tebas Kuala", "desa TEBAS KUALA kec. tebas"])
def test_a_village_is_found_by_the_words_of_an_address(
    sambas: Tenant, fixer: Caller, address: str
) -> None:
    reference = fixer.file(address_id="", address_string=address)
    with unit_of_work(sambas, read_only=True):
        assert "Tebas Kuala" in complaints.by_id(fetched(sambas, reference).id).place_name


def test_a_village_may_be_an_answer(sambas: Tenant, fixer: Caller) -> None:
    village = VILLAGES["sambas"]
    reference = fixer.file(address_id="", **{"attribute[village]": village})
    assert fetched(sambas, reference).village_code == village


def test_many_answers_may_come_to_a_question_for_many(sambas: Tenant, fixer: Caller) -> None:
    reference = fixer.file(**{"attribute[bahaya][]": ["malam", "banjir"]})
    assert fetched(sambas, reference).particulars[0]["values"] == [
        "Tidak terlihat saat malam",
        "Tertutup genangan",
    ]
    twice = a_report(sambas.host, **{"attribute[ukuran]": ["kecil", "besar"]})
    assert fixer.post("requests.json", twice).status == 400
    assert fixer.post("requests.json", a_report(sambas.host, email=["a", "b"])).status == 400


def test_no_column_of_a_report_can_be_sent(sambas: Tenant, fixer: Caller) -> None:
    """T47."""
    columns = {each.name: "1" for each in Complaint.__table__.columns}
    reference = fixer.file(**columns | {"state": "selesai", "agency_id": "1"})
    found = fetched(sambas, reference)
    assert (found.state, found.agency_id, found.reporter_id) == ("diterima", None, None)
    assert (found.visibility, found.channel, found.settled_at) == ("publik", "open311", None)


def test_foreign_pictures_are_not_fetched_and_it_is_said(sambas: Tenant, fixer: Caller) -> None:
    answer = fixer.post(
        "requests.json", a_report(sambas.host, media_url="http://169.254.169.254/latest")
    )
    assert "Foto tidak diambil" in said(answer)[0]["service_notice"]


def test_danger_is_answered_with_112(sambas: Tenant, fixer: Caller) -> None:
    answer = fixer.post(
        "requests.json", a_report(sambas.host, description="Ada kebakaran besar di pasar Tebas!")
    )
    assert "112" in said(answer)[0]["service_notice"]


def test_an_officer_sees_where_it_came_from_and_what_was_answered(
    app: Flask, sambas: Tenant, fixer: Caller
) -> None:
    reference = fixer.file(**{"attribute[ukuran]": "besar", "attribute[external_id]": "A-17"})
    officer = signed_in(app, sambas, an_officer)
    with unit_of_work(sambas):
        complaints.route(fetched(sambas, reference).id)
    page = officer.get(f"/meja/pengaduan/{reference}")
    for words in ("Lebih dari lima meter", "Lapor Cepat", "A-17"):
        assert words in page.text
    assert (
        "Lebih dari lima meter" not in Visitor(app, sambas.host).get(f"/pengaduan/{reference}").text
    )


@pytest.mark.parametrize("path", ["requests.json", "servicerequestupdates.json"])
def test_nothing_is_written_without_a_key_for_it(app: Flask, sambas: Tenant, path: str) -> None:
    fields = a_report(sambas.host) | {"service_request_id": "SBS-26-000000"}
    nobody = anybody(app, sambas)
    assert nobody.post(path, fields).status == 403
    assert nobody.post(path, fields | {"api_key": "jbt_" + "0" * 48}).status == 403
    reads = caller(app, sambas, Scope.READ_OWN)
    assert reads.post(path, fields).status == 403
    with unit_of_work(sambas, read_only=True):
        assert session.scalar(select(func.count()).where(Complaint.channel == "open311")) == 0


def test_a_key_opens_its_own_region_only(app: Flask, sambas: Tenant, depok: Tenant) -> None:
    fixer = Caller(Visitor(app, depok.host), caller(app, sambas).key)
    assert fixer.post("requests.json", a_report(depok.host)).status == 403
    assert fixer.get("requests.json").status == 403


def test_a_signed_in_cookie_is_no_key_and_a_key_needs_no_origin(
    app: Flask, sambas: Tenant, fixer: Caller
) -> None:
    """T25: the exemption is for what carries a key, and for nothing else."""
    officer = signed_in(app, sambas, an_officer)
    assert Caller(officer).post("requests.json", a_report(sambas.host)).status == 403
    evil = fixer.post("requests.json", a_report(sambas.host), Origin="http://evil.test")
    assert evil.status == 201
