"""Guessing addresses, passwords, references and receipts: no answer tells, and it gets slow."""

import pytest
from flask import Flask

from config import settings
from tenants.kernel import clock, ids
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import an_account
from tests.signing_in import PASSWORD, hashed
from tests.stranger import Stranger
from tests.strangers import Pair
from tests.visitor import Page, Visitor
from web.limits import limiter

pytestmark = pytest.mark.usefixtures("unlimited")


def shape(page: Page, *told: str) -> tuple[int, str]:
    """Status and text without what the visitor typed and without the form's token."""
    text = page.shape
    for value in told:
        text = text.replace(value, "") if value else text
    return page.status, text


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/masuk", {"password": "bukan-sandinya-itu"}),
        ("/lupa-sandi", {}),
        ("/daftar", {"name": "Siapa Saja", "agree": "y"}),
    ],
)
def test_a_known_and_an_unknown_address_are_answered_alike(
    app: Flask, mine: Stranger, path: str, typed: dict[str, str]
) -> None:
    """T63: same status, same words, same size."""
    shapes = set()
    for email in (mine.email("resident"), mine.email("pupr"), "siapa-siapa@contoh.test"):
        visitor = Visitor(app, mine.tenant.host)
        shapes.add(shape(visitor.submit(visitor.get(path), email=email, **typed), email))
    assert len(shapes) == 1


def test_a_wrong_password_a_disabled_and_an_unproved_account_are_alike(
    app: Flask, undone: None, sambas: Tenant
) -> None:
    """T63: the right password opens neither of the two, and the page does not tell them apart."""
    with unit_of_work(sambas):
        known, disabled, unproved = (an_account() for _ in range(3))
        for each in (known, disabled, unproved):
            each.password_hash = hashed()
        disabled.disabled_at, unproved.verified_at = clock.now(), None
        emails = [each.email for each in (known, disabled, unproved)]
    visitor = Visitor(app, sambas.host)
    shapes = {
        shape(visitor.submit(visitor.get("/masuk"), email=email, password=password), email)
        for email, password in (
            (emails[0], "bukan-sandinya-itu"),
            (emails[1], PASSWORD),
            (emails[2], PASSWORD),
            ("tidak-ada@contoh.test", PASSWORD),
            ("bukan-alamat-surel", "sandi"),
        )
    }
    assert len(shapes) == 1
    assert next(iter(shapes))[0] == 422
    assert visitor.sign_in(emails[0], PASSWORD)  # so that the refusals above are refusals


def test_secret_and_unknown_references_are_answered_alike(app: Flask, pair: Pair) -> None:
    """T68: not there, not yours, not public, another regency's: one answer."""
    mine, other = pair
    unknown = "SWL-26-000000"
    references = [mine.references["referred"], unknown, other.references["public"], "SBS-1-entah"]
    visitor = Visitor(app, mine.tenant.host)
    for place in ("/pengaduan/{}", "/pengaduan/{}/tenggat", "/pengaduan/{}/foto/1"):
        shapes = {shape(visitor.get(place.format(each)), each) for each in references}
        assert len(shapes) == 1
        assert next(iter(shapes))[0] == 404
    looked_up = {
        shape(visitor.submit(visitor.get("/lacak"), reference=each), each) for each in references
    }
    assert len(looked_up) == 1


def test_a_wrong_receipt_says_no_more_than_a_wrong_reference(app: Flask, mine: Stranger) -> None:
    visitor = Visitor(app, mine.tenant.host)
    wrong = "0000-0000-0000-0000"
    references = [mine.references["public"], mine.references["referred"], "SWL-26-000000"]
    shapes = {
        shape(visitor.submit(visitor.get("/lacak"), reference=each, receipt=wrong), each)
        for each in references
    }
    assert len(shapes) == 1


def test_guessed_references_find_nothing(app: Flask, mine: Stranger) -> None:
    """T68: neither at random nor in the neighbourhood of a real one, secret or public."""
    public = mine.references["public"]
    guesses = {ids.new_reference(public[:3], 2026) for _ in range(100)}
    for real in mine.references.values():
        guesses |= {real[:-1] + last for last in ids.ALPHABET} - {real}
    guesses -= {public}
    visitor = Visitor(app, mine.tenant.host)
    shapes = {shape(visitor.get(f"/pengaduan/{each}"), each) for each in guesses}
    assert len(shapes) == 1
    assert next(iter(shapes))[0] == 404
    assert visitor.get(f"/pengaduan/{public}").status == 200


def test_the_page_of_a_limit_says_when_to_come_back(app: Flask, mine: Stranger) -> None:
    visitor = Visitor(app, mine.tenant.host, address="192.0.2.9")
    fields = {"csrf_token": visitor.token("/lacak"), "reference": "SWL-26-000000"}
    answers = [visitor.post("/lacak", fields, X_Forwarded_For=f"203.0.113.{n}") for n in range(61)]
    last = answers[-1]
    assert [each.status for each in answers[:60]] == [422] * 60
    assert last.status == 429
    assert 0 < int(last.headers["Retry-After"]) <= 60
    assert last.find("h1")
    elsewhere = Visitor(app, mine.tenant.host)
    assert elsewhere.submit(elsewhere.get("/lacak"), reference="SWL-26-000000").status == 422


def test_opening_a_form_is_no_guess(app: Flask, mine: Stranger) -> None:
    """T66: a village behind one address may look at the log-in page as often as it likes."""
    visitor = Visitor(app, mine.tenant.host, address="192.0.2.10")
    for path in ("/masuk", "/lupa-sandi", "/lacak", "/daftar"):
        assert {visitor.get(path).status for _ in range(30)} == {200}


def test_a_limit_of_one_tenant_is_not_anothers(app: Flask, pair: Pair) -> None:
    """T18, T65: keys carry the tenant."""
    mine, other = pair
    email = "korban@contoh.test"
    for stranger, wanted in ((mine, 429), (other, 422)):
        visitor = Visitor(app, stranger.tenant.host, address="192.0.2.11")
        for _ in range(11 if stranger is mine else 1):
            status = visitor.submit(visitor.get("/masuk"), email=email, password="x" * 12).status
        assert status == wanted


def test_every_key_of_the_counters_names_its_tenant(app: Flask, mine: Stranger) -> None:
    visitor = Visitor(app, mine.tenant.host)
    visitor.submit(visitor.get("/masuk"), email="a@contoh.test", password="x" * 12)
    with app.app_context():
        storage = limiter.storage.storage
        keys = [key.decode() for key in storage.scan_iter("*jembatan*")]
    assert keys
    assert all(mine.tenant.key in key for key in keys)


def test_without_redis_each_process_counts_its_share(
    app: Flask, mine: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T67: reading stays up, and however many processes there are, guessing is as limited."""
    monkeypatch.setattr(limiter.limiter, "hit", _away)
    statuses = []
    try:
        visitor = Visitor(app, mine.tenant.host)
        for _ in range(12):
            fields = visitor.get("/masuk").form() | {"email": "k@contoh.test", "password": "x" * 12}
            statuses.append(visitor.post("/masuk", fields).status)
        assert Visitor(app, mine.tenant.host).get("/").status == 200
    finally:
        limiter._storage_dead = False
    share = 10 // settings.WEB_PROCESSES
    assert 0 < share < 10
    assert statuses == [422] * share + [429] * (12 - share)


def _away(*_: object, **__: object) -> bool:
    message = "Redis is away"
    raise ConnectionError(message)


def test_points_and_lines_of_a_map_are_asked_for_so_often_and_no_oftener(
    app: Flask, mine: Stranger
) -> None:
    """T65: together, from one address."""
    visitor = Visitor(app, mine.tenant.host)
    visitor.inspects = False
    for _ in range(150):
        assert visitor.get("/pengaduan/peta/titik.geojson").status == 200
        assert visitor.get("/peta/batas.geojson").status == 200
    assert visitor.get("/pengaduan/peta/titik.geojson").status == 429
    assert visitor.get("/peta/batas.geojson").status == 429
