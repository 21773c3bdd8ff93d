"""Names that ship as data: in the reader's language; a region's own as the region wrote them."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import complaints, deadlines
from tenants.complaints import Topic, following
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.architecture.catalogues import by_key, catalogue
from tests.factories import a_mailed_follower, a_referred_complaint
from tests.visitor import Visitor
from workers.app import app as workers_app
from workers.messages import following as letters

pytestmark = pytest.mark.usefixtures("undone")
ROADS = "Damaged road or potholes"


def test_every_name_that_ships_is_in_the_catalogue() -> None:
    known = {words for _context, words in by_key(catalogue("tenants"))}
    topics = {each["name"] for each in complaints.topics.template()}
    rules = {rule for each in deadlines.profiles.shipped() for rule in each.rules.values()}
    laws = {words for each in rules for words in (each.label, each.source)}
    assert not (topics | laws) - known
    assert {each.extension.source for each in rules if each.extension} <= known


def test_a_topic_and_the_law_of_a_deadline_are_said_in_the_readers_language(
    app: Flask, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        reference = a_referred_complaint().reference
    reader = Visitor(app, sambas.host)
    page = f"/pengaduan/{reference}"
    assert "Jalan rusak atau berlubang" in reader.get(page).text
    reader.get("/?bahasa=en")
    for path in (page, "/pengaduan", "/"):
        shown = reader.get(path).text
        assert ROADS in shown
        assert "Jalan rusak atau berlubang" not in shown
    counted = reader.get(f"{page}/tenggat").text
    assert "First answer of the agency" in counted
    assert "Service promise of SP4N-LAPOR!" in counted


def test_a_topic_that_a_region_named_itself_stays_as_it_is(app: Flask, sambas: Tenant) -> None:
    """Escaped, as all that somebody wrote."""
    with unit_of_work(sambas):
        reference = a_referred_complaint().reference
        topic = session.get_one(Topic, "jalan-rusak")
        topic.name = "Jalan <i>kita</i> 100% rusak"
    shown = Visitor(app, sambas.host).get(f"/pengaduan/{reference}?bahasa=en").text
    assert "Jalan &lt;i&gt;kita&lt;/i&gt; 100% rusak" in shown


def test_a_mail_names_what_is_followed_in_its_readers_language(sambas: Tenant) -> None:
    with workers_app().app_context(), unit_of_work(sambas):
        reader = a_mailed_follower("siti@contoh.test", following.Subject(topic_code="jalan-rusak"))
        own = following.Follow.follower_id == reader.id
        followed = session.scalars(select(following.Follow.id).where(own)).one()
        for locale, words in {"id": "“Jalan rusak atau berlubang”", "en": f"“{ROADS}”"}.items():
            reader.locale = locale
            mail = letters.confirmation({"follow_id": followed}, "k")
            assert mail
            body = mail.message.get_body(("plain",))
            assert body
            assert words in body.get_content()
