"""`flask mail`: what failed is listed, and tried again because an operator says so."""

from collections.abc import Iterator

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from tenants import people
from tenants.kernel import clock, outbox
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import State
from tenants.kernel.tenancy import Tenant
from tests.post_office import PostOffice
from tests.workers.ledger import MORNING, announce, clear, row
from workers import relay

EMAIL = "ayu@contoh.test"
UNKNOWN = "550 5.1.1 no such mailbox"


@pytest.fixture(autouse=True)
def morning(undone: None, bells: object, sambas: Tenant) -> Iterator[None]:
    with clock.frozen(MORNING):
        clear(sambas)
        yield


@pytest.fixture
def dead(sambas: Tenant, post_office: PostOffice) -> int:
    """The number of a digest whose address was refused."""
    with unit_of_work(sambas):
        people.register(email=EMAIL, name="Ayu")
    clear(sambas)
    with unit_of_work(sambas, read_only=True):
        account = people.by_email(EMAIL)
        assert account
        number = account.id
    announce(sambas, "people.verification", "proof", account_id=number)
    post_office.refuse(UNKNOWN)
    relay.drain_mail(sambas.key)
    found = row(sambas, "proof")
    assert found.state == State.DEAD
    return found.id


def flask(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["mail", *words])


def audited(tenant: Tenant) -> list[tuple[str, str]]:
    with unit_of_work(tenant, read_only=True):
        done = select(AuditEntry.actor, AuditEntry.subject)
        rows = session.execute(done.where(AuditEntry.action == "mail.resend"))
        return [(actor, subject) for actor, subject in rows]


def test_what_failed_is_listed_with_its_reason(app: Flask, sambas: Tenant, dead: int) -> None:
    announce(sambas, "people.invitation", "waiting", account_id=0)
    (line,) = flask(app, "list", "sambas").output.splitlines()
    assert line.split("\t")[:3] == [str(dead), "dead", "people.verification"]
    assert "no such mailbox" in line


@pytest.mark.parametrize("how", ["by number", "all"])
def test_it_is_sent_again_and_the_audit_says_so(
    app: Flask, sambas: Tenant, post_office: PostOffice, dead: int, how: str
) -> None:
    done = flask(app, "resend", "sambas", str(dead) if how == "by number" else "--all")
    assert done.exit_code == 0, done.output
    with unit_of_work(sambas, read_only=True):
        assert not people.addresses.is_refused(EMAIL)
    relay.drain_mail(sambas.key)
    assert row(sambas, "proof").state == State.DONE
    assert len(post_office.sent_to(EMAIL)) == 1
    assert audited(sambas) == [("operator", f"outbox:{dead}")]
    assert flask(app, "list", "sambas").output == ""


@pytest.mark.parametrize("words", [["999999"], [], ["{dead}", "--all"], ["{dead}", "999999"]])
def test_what_is_not_among_what_failed_is_not_touched(
    app: Flask, sambas: Tenant, dead: int, words: list[str]
) -> None:
    refused = flask(app, "resend", "sambas", *(each.format(dead=dead) for each in words))
    assert refused.exit_code != 0
    assert row(sambas, "proof").state == State.DEAD
    assert audited(sambas) == []


def test_another_regions_mails_stay_as_they_are(app: Flask, sambas: Tenant, dead: int) -> None:
    assert flask(app, "resend", "depok", str(dead)).exit_code != 0
    assert flask(app, "list", "entah").exit_code != 0
    with unit_of_work(sambas, read_only=True):
        assert [each.id for each in outbox.failed()] == [dead]
