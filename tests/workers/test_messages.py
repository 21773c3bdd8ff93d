"""Every kind of mail, in both languages, as its reader's mail program gets it."""

import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import html5lib
import pytest
from flask import Flask

from config import settings
from tenants.kernel.db import PLATFORM
from tenants.kernel.tenancy import Tenant
from tests import ground
from tests.inspection import parse
from tests.post_office import PostOffice
from tests.workers import letters
from tests.workers.ledger import MORNING
from tests.workers.letters import Sent
from workers import messages
from workers.effects import LOCAL, MAIL

LANGUAGES = {"id": "Halo", "en": "Hello"}
SUBJECT = {"id": "[Pengaduan Kab. Sambas] ", "en": "[Kab. Sambas complaints] "}
PORTAL_SUBJECT = {"id": "[Portal Kab. Sambas] ", "en": "[Kab. Sambas portal] "}
DIGESTS = {kind for kind in MAIL if kind.startswith("digest.")}
FOLLOWED = {"follow.news", "follow.report"}
ABOUT_A_COMPLAINT = FOLLOWED | {kind for kind in MAIL if kind.startswith("complaint.")}
ABOUT_AN_ACCOUNT = {kind for kind in MAIL if kind.startswith("people.")}

BETWEEN_REGIONS = {
    "complaint.handed_over",
    "complaint.neighbour_news",
    "complaint.neighbour_question",
}
DATA = (">", "http", "Kabupaten", "- SBS", "Dalam Kaum")  # the last goes on in a second line

each_kind = pytest.mark.parametrize("kind", MAIL)


@pytest.fixture(scope="module")
def mails(app: Flask, sambas: Tenant, depok: Tenant, office: PostOffice) -> dict[str, list[Sent]]:
    """By language: what goes out on a busy morning."""
    found = {}
    for locale in LANGUAGES:
        with (
            pytest.MonkeyPatch.context() as patched,
            app.app_context(),
            ground.undoing(sambas, depok, PLATFORM),
        ):
            patched.setattr(settings, "SMTP_URL", office.url)
            found[locale] = letters.all_of(sambas, office, locale)
    return found


@pytest.fixture(params=LANGUAGES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def these(mails: dict[str, list[Sent]], locale: str, kind: str) -> list[Sent]:
    """All mails of a kind in a language; there is one at least."""
    found = [each for each in mails[locale] if each.kind == kind]
    assert found, f"nobody sent {kind}"
    return found


def test_people_bring_about_every_kind_of_mail_and_no_other(mails: dict[str, list[Sent]]) -> None:
    """What is announced is in the table and what is in the table is announced."""
    assert {each.kind for each in mails["id"]} == set(MAIL)
    assert not set(LOCAL) & set(MAIL)


@each_kind
def test_a_mail_says_the_same_as_text_and_as_html(these: list[Sent], locale: str) -> None:
    for each in these:
        said = each.message
        if said.get_content_type() == "multipart/mixed":  # something comes with it
            said = next(said.iter_parts())
        assert said.get_content_type() == "multipart/alternative"
        parts = [part.get_content_type() for part in said.iter_parts()]
        assert parts == ["text/plain", "text/html"]
        for part in (each.text, each.html):
            assert LANGUAGES[locale] in part
            assert "Kabupaten Sambas" in part
        assert not [line for line in each.text.splitlines() if len(line) > 72 and "/" not in line]


@each_kind
def test_the_html_is_valid_and_in_its_readers_language(these: list[Sent], locale: str) -> None:
    for each in these:
        html5lib.HTMLParser(strict=True).parse(each.html)
        tree = parse(each.html)
        assert tree.get("lang") == locale
        assert len(list(tree.iter("h1"))) <= 1
        assert not list(tree.iter("script"))
        assert not list(tree.iter("img"))  # nothing is fetched that tells who reads it


@each_kind
def test_no_word_of_one_language_is_left_in_the_other(
    mails: dict[str, list[Sent]], kind: str
) -> None:
    """Only what is data is the same in both: names, quotes, addresses, topics and places."""
    lines = {
        locale: {
            line.strip(" .,")
            for each in mails[locale]
            if each.kind == kind
            for line in each.text.splitlines()
            if len(line.split()) > 3 and ", Kec. " not in line and not line.startswith(DATA)
        }
        for locale in LANGUAGES
    }
    assert lines["id"] and lines["en"]
    assert not lines["id"] & lines["en"]


@each_kind
def test_the_subject_says_which_region_and_what_about(these: list[Sent], locale: str) -> None:
    for each in these:
        subject = str(each.message["Subject"])
        service = (PORTAL_SUBJECT if each.kind in ABOUT_AN_ACCOUNT else SUBJECT)[locale]
        assert subject.startswith(service)
        assert "\n" not in subject and "  " not in subject
        assert 5 < len(subject.removeprefix(service)) < 80
        assert ("SBS-26-" in subject) == (each.kind in ABOUT_A_COMPLAINT)


@pytest.mark.parametrize("kind", sorted(ABOUT_AN_ACCOUNT))
def test_a_mail_about_an_account_speaks_of_no_service(these: list[Sent]) -> None:
    for each in these:
        for part in (each.text, each.html):
            assert not re.search("pengaduan|complaint", part, re.IGNORECASE)


@each_kind
def test_a_mail_comes_from_its_region_to_one_reader_and_wants_no_robots_answer(
    these: list[Sent],
) -> None:
    for each in these:
        (sender,) = each.message["From"].addresses
        assert sender.addr_spec == f"sambas@{settings.MAIL_FROM_DOMAIN}"
        assert sender.display_name == "Kabupaten Sambas via Jembatan"
        assert len(each.message["To"].addresses) == 1
        assert each.message["Cc"] is each.message["Bcc"] is None
        assert each.message["Auto-Submitted"] == "auto-generated"
        assert parsedate_to_datetime(each.message["Date"]) == MORNING


@each_kind
def test_mails_about_one_complaint_hang_together(these: list[Sent]) -> None:
    for each in these:
        reference = each.message["References"]
        assert (reference is not None) == (each.kind in ABOUT_A_COMPLAINT)
        if reference:
            number = each.key.split(":")[1]
            same = {
                str(other.message["References"])
                for other in these
                if other.key.split(":")[1] == number
            }
            assert same == {str(reference)}
            assert reference != each.message["Message-ID"]


@each_kind
def test_digests_and_what_one_follows_can_be_stopped_in_one_click(these: list[Sent]) -> None:
    """RFC 8058: the header for the mail program, and a link for whoever reads."""
    for each in these:
        stops = each.message["List-Unsubscribe"]
        assert (stops is not None) == (each.kind in DIGESTS | FOLLOWED)
        if stops:
            assert each.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
            address = str(stops).strip("<>")
            assert address.startswith("http://sambas.localhost:8000/u/")
            assert address in each.text
            assert address in {link.get("href") for link in parse(each.html).iter("a")}


@each_kind
def test_every_link_is_the_regions_own_and_leads_somewhere(app: Flask, these: list[Sent]) -> None:
    """T6, and the promise of workers/messages/links.py."""
    routes = app.url_map.bind("sambas.localhost:8000")
    for each in these:
        assert each.links
        for link in each.links:
            parts = urlsplit(link)
            assert (parts.scheme, parts.netloc) == ("http", "sambas.localhost:8000"), link
            assert routes.test(parts.path, "GET"), link


@each_kind
def test_no_mail_names_another_region(these: list[Sent]) -> None:
    for each in these:
        if each.kind in BETWEEN_REGIONS:  # they say where a report went, and link to nothing there
            assert not [link for link in each.links if "depok" in link]
            continue
        whole = "\n".join((*map(str, each.message.values()), each.text, each.html))
        for stranger in ("Depok", "depok", "DPK-26-"):
            assert stranger not in whole


def test_a_mail_sent_again_is_the_same_message_and_two_regions_never_share_one(
    sambas: Tenant, depok: Tenant, mails: dict[str, list[Sent]]
) -> None:
    for found in mails.values():
        assert len({str(each.message["Message-ID"]) for each in found}) == len(found)
    again = messages._message_id("account:1:invitation", sambas)
    assert again == messages._message_id("account:1:invitation", sambas)
    assert again != messages._message_id("account:1:invitation", depok)
    assert again.endswith("@sambas.localhost>")


@pytest.mark.parametrize("kind", ["people.invitation"])
def test_an_invitation_names_every_role_its_agency_and_who_invites(
    these: list[Sent], locale: str
) -> None:
    officer, coordinator, invites = {
        "id": ("Petugas", "Koordinator", "Drs. Wayan O'Sullivan mengundang Anda"),
        "en": ("Officer", "Coordinator", "Drs. Wayan O'Sullivan invites you"),
    }[locale]
    (mail,) = these
    assert f"{officer} (Dinsos), {coordinator}" in str(mail.message["Subject"])
    for part in (mail.text, mail.html):
        words = " ".join(part.replace("&#39;", "'").split())
        assert f"{officer} (Dinas Sosial), {coordinator}" in words
        assert invites in words
        assert "M.Si" not in words and "judi.test" not in words


@pytest.mark.parametrize("kind", ["people.role"])
def test_a_new_role_is_told_with_its_agency(these: list[Sent], locale: str) -> None:
    officer = {"id": "Petugas", "en": "Officer"}[locale]
    (mail,) = these
    assert f"{officer} (Dinsos)" in str(mail.message["Subject"])
    assert f"{officer} (Dinas Sosial)" in " ".join(mail.text.split())
    assert f"{officer} (Dinas Sosial)" in mail.html


def test_a_kota_and_a_kabupaten_of_one_name_are_told_apart(sambas: Tenant) -> None:
    names = {replace(sambas, name=name).brief_name for name in ("Kabupaten Bogor", "Kota Bogor")}
    assert names == {"Kab. Bogor", "Kota Bogor"}
