"""GeoReport v2, GET: what other systems read, in both forms, and what they never do."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Visibility, open_data
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Scope
from tests.api import schemas
from tests.api.calling import BASE, Caller, a_report, anybody, caller, said, tree
from tests.factories import a_complaint, a_referred_complaint, a_resident, an_answered_complaint
from tests.statements import counted
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone")
NAMES = ("discovery", "services", "services/jalan-rusak", "requests", "servicerequestupdates")


@pytest.fixture
def public(app: Flask, sambas: Tenant) -> Caller:
    return anybody(app, sambas)


@pytest.fixture
def answered(sambas: Tenant) -> str:
    """The number of a report that its agency answered."""
    with unit_of_work(sambas):
        return an_answered_complaint(latitude=1.36, longitude=109.31).reference


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_has_its_form_in_json_and_xml(
    public: Caller, answered: str, name: str
) -> None:
    schemas.check_json(name, public.get(f"{name}.json").text)
    schemas.check_xml(public.get(f"{name}.xml").text)


def test_one_report_and_its_token_have_their_form(public: Caller, answered: str) -> None:
    for name in ("requests", "tokens"):
        schemas.check_json(name, public.get(f"{name}/{answered}.json").text)
        schemas.check_xml(public.get(f"{name}/{answered}.xml").text)


def test_errors_have_their_form(public: Caller) -> None:
    for path in ("requests/SBS-26-000000", "services/tidak-ada"):
        schemas.check_json("errors", public.get(f"{path}.json").text)
        schemas.check_xml(public.get(f"{path}.xml").text)


def test_a_report_says_who_must_act_and_by_when(
    sambas: Tenant, public: Caller, answered: str
) -> None:
    [report] = said(public.get(f"requests/{answered}.json"))
    assert report["status"] == "open"
    assert report["status_notes"] == "Ditanggapi: Sudah kami perbaiki."
    assert "Pekerjaan Umum" in report["agency_responsible"]
    assert report["service_code"] == "jalan-rusak"
    assert report["expected_datetime"] > report["requested_datetime"]
    assert (report["lat"], report["long"]) == (1.36, 109.31)
    assert report["address_id"] == "61.01.01.2001"
    assert report["media_url"] is None


def test_a_settled_report_is_closed(sambas: Tenant, public: Caller) -> None:
    with unit_of_work(sambas):
        resident = a_resident()
        complaint = an_answered_complaint(resident)
        complaints.close(resident, complaint, note=None, version=complaint.version)
        reference = complaint.reference
    assert said(public.get(f"requests/{reference}.json"))[0]["status"] == "closed"
    assert [each["service_request_id"] for each in said(public.get("requests.json?status=closed"))]
    assert reference not in public.get("requests.json?status=open").text


def test_a_list_is_narrowed_as_the_spec_says(sambas: Tenant, public: Caller) -> None:
    with unit_of_work(sambas):
        with clock.frozen(clock.now() - timedelta(days=100)):
            old = a_referred_complaint().reference
        one, other = (a_referred_complaint().reference for _number in range(2))
    listed = public.get("requests.json").text
    assert one in listed and other in listed and old not in listed
    named = said(public.get(f"requests.json?service_request_id={one},{old}"))
    assert {each["service_request_id"] for each in named} == {one, old}
    assert said(public.get("requests.json?service_code=lampu-jalan-mati")) == []
    assert len(said(public.get("requests.json?page_size=1&page=2"))) == 1
    since = (clock.now() - timedelta(days=101)).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    found = said(public.get(f"requests.json?start_date={since}"))
    assert [each["service_request_id"] for each in found] == [old]


@pytest.mark.parametrize(
    "query",
    [
        "start_date=kemarin",
        "start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z",
        "end_date=0001-01-02",
        "start_date=9999-12-30",
        "start_date=0001-01-01T00:00:00%2B14:00&end_date=0001-01-01T00:00:00%2B14:00",
        "status=lupa",
        "page=0",
        "page_size=banyak",
        f"service_request_id={','.join(map(str, range(101)))}",
    ],
)
def test_a_question_that_makes_no_sense_is_refused(public: Caller, query: str) -> None:
    answer = public.get(f"requests.json?{query}")
    assert answer.status == 400
    schemas.check_json("errors", answer.text)


def test_a_far_page_is_empty(public: Caller, answered: str) -> None:
    assert said(public.get("requests.json?page=99999999")) == []


def test_a_new_report_is_read_by_its_own_sender_alone(app: Flask, sambas: Tenant) -> None:
    sender = caller(app, sambas)
    reference = sender.file()
    for stranger in (anybody(app, sambas), caller(app, sambas), caller(app, sambas, Scope.WRITE)):
        assert stranger.get(f"requests/{reference}.json").status == 404
        assert reference not in stranger.get("requests.json").text
    assert said(sender.get(f"requests/{reference}.json"))[0]["status_notes"] == "Diterima"
    assert reference in sender.get("requests.json").text
    assert sender.get("requests.json").headers["Cache-Control"] == "no-store"


def test_what_a_key_in_the_body_opens_is_kept_by_no_cache(app: Flask, sambas: Tenant) -> None:
    sender = caller(app, sambas)
    reference = sender.file()
    for path in ("requests.json", f"requests/{reference}.json"):
        answer = sender.visitor.open(f"{BASE}/{path}", "GET", data={"api_key": sender.key})
        assert reference in answer.text
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


@pytest.mark.parametrize(
    "path", [f"{BASE}/services.json", "/umpan/pengaduan.rss", "/data/pengaduan.geojson"]
)
def test_asking_for_the_head_alone_counts_too(app: Flask, sambas: Tenant, path: str) -> None:
    visitor = Visitor(app, sambas.host)
    left = [
        int(visitor.open(path, method).headers["X-RateLimit-Remaining"])
        for method in ("GET", "HEAD", "HEAD", "GET")
    ]
    assert left == list(range(left[0], left[0] - 4, -1))


def test_services_say_what_is_private_and_leave_out_what_is_not_the_regencys(
    public: Caller,
) -> None:
    services = {each["service_code"]: each for each in said(public.get("services.json"))}
    assert "private" in services["pungli"]["keywords"].split(",")
    assert "private" not in services["jalan-rusak"]["keywords"].split(",")
    assert all(each["metadata"] is True for each in services.values())
    assert len(services) > 50
    asked = said(public.get("services/jalan-rusak.json"))["attributes"]
    assert [each["code"] for each in asked] == ["village", "ukuran", "bahaya"]
    assert asked[0]["values"][0]["key"].startswith("61.01.")


def test_an_empty_list_is_a_list(public: Caller) -> None:
    assert said(public.get("requests.json?service_code=lampu-jalan-mati")) == []
    assert tree(public.get("requests.xml?service_code=lampu-jalan-mati")).tag == "service_requests"


def test_what_xml_cannot_say_is_left_out(sambas: Tenant, public: Caller) -> None:
    with unit_of_work(sambas):
        reference = a_referred_complaint(
            text="Jalan rusak <b>besar</b> & dalam \ufffe di depan sekolah."
        ).reference
    told = tree(public.get(f"requests/{reference}.xml")).findtext("request/description")
    assert told == "Jalan rusak <b>besar</b> & dalam  di depan sekolah."


def test_an_answer_is_kept_for_a_minute_and_not_sent_again(public: Caller, answered: str) -> None:
    first = public.get("requests.json")
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = public.get("requests.json", If_None_Match=first.headers["ETag"])
    assert (again.status, again.text) == (304, "")


def test_a_topic_is_named_in_the_language_that_the_address_asks_for(
    public: Caller, answered: str
) -> None:
    told = {"": "Jalan rusak atau berlubang", "?bahasa=en": "Damaged road or potholes"}
    for query, name in told.items():
        [report] = said(public.get(f"requests/{answered}.json{query}"))
        assert report["service_name"] == name
        services = {
            each["service_code"]: each for each in said(public.get(f"services.json{query}"))
        }
        assert services["jalan-rusak"]["service_name"] == name
        assert name in public.visitor.get(f"/data/pengaduan.csv{query}").text


def test_a_browsers_own_language_is_in_no_answer_that_is_kept_for_all(
    public: Caller, answered: str
) -> None:
    public.visitor.get("/?bahasa=en")
    [report] = said(public.get(f"requests/{answered}.json"))
    assert report["service_name"] == "Jalan rusak atau berlubang"
    assert report["status_notes"].startswith("Ditanggapi")
    for path in ("/data/pengaduan.csv", "/data/pengaduan.geojson", "/umpan/pengaduan.atom"):
        assert "Damaged" not in public.visitor.get(path).text


@pytest.mark.parametrize("name", NAMES)
def test_no_answer_sets_a_cookie(app: Flask, sambas: Tenant, public: Caller, name: str) -> None:
    for path in (f"{name}.json?bahasa=en", f"{name}.xml"):
        assert "Set-Cookie" not in public.get(path).headers
    sent = caller(app, sambas).post("requests.json?bahasa=en", a_report(sambas.host))
    assert sent.status == 201 and "Set-Cookie" not in sent.headers


def test_a_longer_list_takes_no_more_statements(sambas: Tenant, public: Caller) -> None:
    def asked() -> int:
        with counted() as sent:
            assert public.get("requests.json").status == 200
        return len(sent)

    with unit_of_work(sambas):
        a_referred_complaint()
    public.get("requests.json")
    few = asked()
    with unit_of_work(sambas):
        for _number in range(10):
            a_referred_complaint()
    assert asked() == few <= 3


def test_what_is_rejected_or_waits_is_not_there(sambas: Tenant, public: Caller) -> None:
    with unit_of_work(sambas):
        waiting = a_complaint().reference
        secret = a_referred_complaint(visibility=Visibility.SECRET).reference
        session.flush()
        assert len(open_data.reports(open_data.Wanted(client_id=1))) == 0
    for reference in (waiting, secret):
        assert public.get(f"requests/{reference}.json").status == 404
        assert public.get(f"tokens/{reference}.xml").status == 404
        assert said(public.get(f"requests.json?service_request_id={reference}")) == []
