"""What a mail keeps to itself, whom it lets in, and that nobody bends it to another reader."""

from urllib.parse import urlsplit

import pytest
from flask import Flask

from config import settings
from tenants.complaints import Visibility
from tenants.kernel import clock
from tenants.kernel.db import entered, unit_of_work
from tenants.kernel.outbox import State
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint
from tests.post_office import PostOffice
from tests.visitor import Visitor
from tests.workers import letters
from tests.workers.happenings import CANARY, READER
from tests.workers.ledger import MORNING, clear, row
from workers import messages, post, relay
from workers.app import app as workers_app
from workers.messages import Letter
from workers.messages.people import PORTAL

TO_THE_REPORTER = {
    f"complaint.{each}"
    for each in (
        "receipt",
        "passed_on",
        "taken_up",
        "question",
        "question_reminder",
        "progress",
        "answer",
        "closing",
        "merged",
        "lead_news",
        "separated",
        "rejection",
        "deadline",
        *("handed_over", "neighbour_news", "neighbour_question"),
    )
}


@pytest.mark.usefixtures("undone")
def test_the_links_that_let_somebody_in_do(
    app: Flask, sambas: Tenant, post_office: PostOffice
) -> None:
    opened: dict[str, set[tuple[str, int]]] = {}
    for each in letters.all_of(sambas, post_office, "id"):
        for link in each.links:
            path = urlsplit(link).path
            door = path.split("/")[1]
            if door in {"tautan", "lacak", "u", "ikuti"}:
                with clock.frozen(MORNING):
                    status = Visitor(app, sambas.host).get(path).status
                opened.setdefault(each.kind, set()).add((door, status))
    assert opened == {
        "digest.leader": {("u", 200)},
        "people.invitation": {("tautan", 200)},
        "people.verification": {("tautan", 200)},
        "people.password_reset": {("tautan", 200)},
        **{kind: {("lacak", 303)} for kind in TO_THE_REPORTER},
        "digest.officer": {("u", 200), ("ikuti", 302)},
        "digest.coordinator": {("u", 200), ("ikuti", 302)},
        "digest.resident": {("u", 200), ("lacak", 303), ("ikuti", 302)},
        "follow.confirmation": {("ikuti", 200)},
        "follow.news": {("u", 200)},
        "follow.report": {("u", 200)},
    }


@pytest.mark.usefixtures("undone")
def test_a_secret_reports_mails_say_that_there_is_news_and_nothing_of_it(
    sambas: Tenant, post_office: PostOffice
) -> None:
    """T69: not its words, not the answer, not its topic, not where it is."""
    sent = letters.all_of(sambas, post_office, "id", Visibility.SECRET)
    about = [each for each in sent if each.message["To"].addresses[0].addr_spec == READER]
    assert {each.kind for each in about} == TO_THE_REPORTER
    for each in sent:
        for part in (str(each.message["Subject"]), each.text, each.html):
            assert CANARY not in part
    for each in about:
        for part in (each.text, each.html):
            assert "Jalan rusak" not in part
            assert "Dalam Kaum" not in part


HOSTILE_NAMES = [
    "http://jahat.test",
    "<b>Bapak</b>",
    "a" * 31,
    "{{ tenant.name }}",
    "Siti\r\nBcc: lain@contoh.test",
]


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_that_looks_like_none_is_not_repeated(
    sambas: Tenant, post_office: PostOffice, name: str
) -> None:
    """Anybody may type any name for any address: our letter carries no stranger's words."""
    clear(sambas)
    with unit_of_work(sambas):
        filed = a_complaint(email=READER, name=name)
        key = f"complaint:{filed.id}:v{filed.version}:complaint.receipt"
    relay.drain_mail("sambas")
    assert row(sambas, key).state == State.DONE
    (mail,) = letters.sent(sambas, post_office)
    first = name.split(" ", maxsplit=1)[0]
    assert first not in mail.text
    assert first not in mail.html
    assert mail.message["Bcc"] is None


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize(
    "recipient",
    [
        "korban@contoh.test, lain@contoh.test",
        "korban@contoh.test\r\nBcc: lain@contoh.test",
        "Korban <korban@contoh.test>",
        "korban",
        "",
    ],
)
def test_a_recipient_is_exactly_one_address(sambas: Tenant, recipient: str) -> None:
    """T44: what is none of that can't be composed, so nothing is sent."""
    with workers_app().app_context(), entered(sambas), pytest.raises((ValueError, IndexError)):
        messages.compose(
            Letter(PORTAL, "people.verification", recipient, "id", "key"), account=_Somebody, url=""
        )


class _Somebody:
    name = "Siti"


def test_a_sender_can_not_be_bent_by_a_regions_name() -> None:
    sender = post.sender("sambas", 'Kabupaten "Baru" <jahat@contoh.test>, Lain')
    assert sender.addr_spec == f"sambas@{settings.MAIL_FROM_DOMAIN}"
