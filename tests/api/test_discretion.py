"""What nobody may read is in no answer to any machine: canaries through every output (T69)."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.api.calling import anybody, caller
from tests.attack.machine_routes import ROUTES
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    a_resident,
    an_officer,
)
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone")
OUTPUTS = (
    *(
        f"/open311/v2/{name}.{form}"
        for name in ("services", "requests", "servicerequestupdates", "requests/{}", "tokens/{}")
        for form in ("json", "xml")
    ),
    "/data/pengaduan.csv",
    "/data/pengaduan.geojson",
    "/umpan/pengaduan.rss",
    "/umpan/pengaduan.atom",
)
HIDDEN = ("kenarisecret", "kenariwaiting", "kenarirejected", "kenarinote", "Kenari Pelapor")
PERSONAL = ("kenari@contoh.test", "0812-7777-8888", "3205011703900007", "kenarijawaban")


@pytest.fixture
def references(sambas: Tenant) -> dict[str, str]:
    """Reports of each kind, by what they are; all that is told of anybody is a canary."""
    told = {"name": "Kenari Pelapor", "email": "kenari@contoh.test", "phone": "0812-7777-8888"}
    story = "Jalan rusak dan gelap. NIK saya 3205011703900007, telepon 0812-7777-8888."
    with unit_of_work(sambas):
        public = a_referred_complaint(
            a_resident(),
            text=story,
            landmark="Rumah 0812-7777-8888",
            **told,
            particulars=[{"code": "x", "label": "y", "values": ["kenarijawaban"]}],
        )
        complaints.note(an_officer(), public, text="kenarinote")
        secret = a_referred_complaint(
            text=f"{story} kenarisecret", visibility=Visibility.SECRET, **told
        )
        waiting = a_complaint(text=f"{story} kenariwaiting", topic_code=None, **told)
        rejected = a_complaint(text=f"{story} kenarirejected", topic_code=None)
        complaints.reject(
            a_coordinator(), rejected, reason="kenarirejected", version=rejected.version
        )
        anonymous = a_referred_complaint(
            text=story, visibility=Visibility.ANONYMOUS, latitude=1.3, longitude=109.3
        )
        found = {"public": public, "secret": secret, "waiting": waiting, "rejected": rejected}
        return {name: each.reference for name, each in (found | {"anonymous": anonymous}).items()}


def answers(visitor: Visitor, references: dict[str, str]) -> str:
    paths = (path.format(number) for path in OUTPUTS for number in references.values())
    return "\n".join(visitor.get(path).text for path in dict.fromkeys(paths))


def test_no_output_holds_what_is_hidden(
    app: Flask, sambas: Tenant, references: dict[str, str]
) -> None:
    visitor = anybody(app, sambas).visitor
    heard = answers(visitor, references)
    assert heard.count(references["public"]) > 5 and references["anonymous"] in heard
    assert not [canary for canary in (*HIDDEN, *PERSONAL) if canary in heard]
    for kind in ("secret", "waiting", "rejected"):
        assert references[kind] not in heard


def test_a_key_opens_nothing_of_what_others_filed(
    app: Flask, sambas: Tenant, references: dict[str, str]
) -> None:
    client = caller(app, sambas)
    client.file()
    for name in (
        "requests",
        "servicerequestupdates",
        *(f"requests/{n}" for n in references.values()),
    ):
        for form in ("json", "xml"):
            heard = client.get(f"{name}.{form}").text
            assert not [canary for canary in (*HIDDEN, *PERSONAL) if canary in heard]


def test_every_output_is_looked_at() -> None:
    """A new one must carry no canary either."""
    outputs = {path.format("{public}").rpartition(".")[0] for path in OUTPUTS}
    known = {
        route.path.rpartition(".")[0]
        for (_endpoint, method), route in ROUTES.items()
        if method == "GET" and route.path.startswith(("/open311/", "/data/", "/umpan/"))
    }
    told_of_nobody = {"/open311/v2/discovery", "/open311/v2/services/jalan-rusak"}
    assert known - told_of_nobody == outputs
