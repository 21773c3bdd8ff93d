"""A super-admin closes a region for a time and opens it again."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.registry import PlatformAudit
from tests.visitor import Visitor

OPERATOR, PASSWORD = "pengelola@contoh.test", "tiga kata berlainan"
HOST = "platform.localhost:8000"
PAGE = "/daerah/sambas"
REASON = "Diminta Bupati lewat surat 5/2026"

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture
def operator(app: Flask) -> Iterator[Visitor]:
    """Signed in; what hosts were remembered as is forgotten afterwards."""
    with unit_of_work(PLATFORM):
        registry.operators.appoint(OPERATOR, "Putri Pengelola", PASSWORD)
    visitor = Visitor(app, HOST)
    visitor.inspects = False  # the console may name every region
    visitor.sign_in(OPERATOR, PASSWORD)
    yield visitor
    registry.hosts.forget()


def audited() -> list[tuple[str, str, str]]:
    with unit_of_work(PLATFORM, read_only=True):
        rows = session.scalars(
            select(PlatformAudit)
            .where(PlatformAudit.subject == "tenant:sambas")
            .order_by(PlatformAudit.id)
        )
        return [(each.actor.partition(":")[0], each.action, each.detail["reason"]) for each in rows]


def test_a_region_is_closed_with_a_reason_and_opened_again(
    app: Flask, operator: Visitor, sambas: Tenant
) -> None:
    visitor = Visitor(app, sambas.host)
    assert visitor.get("/").status == 200
    asked = operator.get(f"{PAGE}/penutupan")
    assert "Tutup Kabupaten Sambas untuk sementara?" in asked.text
    assert visitor.get("/").status == 200  # asking closes nothing
    told = operator.follow(operator.submit(asked, reason=REASON))
    assert "Kabupaten Sambas ditutup sementara." in told.text
    assert REASON in told.text
    assert "Putri Pengelola" in told.text
    assert "Daerah siap" not in told.text
    assert visitor.get("/").status == 503
    operator.submit(operator.get(f"{PAGE}/pembukaan"), reason="Sudah selesai")
    assert visitor.get("/").status == 200
    assert "Daerah siap" in operator.get(PAGE).text
    assert audited() == [
        ("operator", "tenant.suspend", REASON),
        ("operator", "tenant.resume", "Sudah selesai"),
    ]


def test_without_a_reason_nothing_is_closed(app: Flask, operator: Visitor, sambas: Tenant) -> None:
    refused = operator.submit(operator.get(f"{PAGE}/penutupan"), reason=" ")
    assert refused.status == 422
    assert "Tulis alasannya." in refused.text
    assert Visitor(app, sambas.host).get("/").status == 200
    assert audited() == []


def test_a_second_click_changes_nothing_and_says_so(operator: Visitor) -> None:
    asked = operator.get(f"{PAGE}/penutupan")
    operator.submit(asked, reason=REASON)
    again = operator.submit(asked, reason=REASON)
    assert "Tidak ada yang berubah" in operator.follow(again).text
    assert len(audited()) == 1


def test_what_was_never_open_can_not_be_opened_here(operator: Visitor) -> None:
    """From there the same move is onboarding's."""
    with unit_of_work(PLATFORM):
        record = registry.reserve(
            region_code="13.72", slug="solok", admin_email="a@b.test", admin_name="A"
        )
        assert record.ready_at is None
    for noun in ("pembukaan", "penutupan"):
        assert operator.get(f"/daerah/solok/{noun}").location == "/daerah/solok"
    with unit_of_work(PLATFORM, read_only=True), pytest.raises(registry.suspending.Conflict):
        registry.suspending.resume("solok", reason="x", by="operator")


def test_the_platforms_audit_can_be_added_to_and_read_and_nothing_else() -> None:
    """T75."""
    with registry.schemas.as_owner() as owner:
        rights = owner.execute(
            "SELECT DISTINCT privilege_type FROM information_schema.role_table_grants"
            " WHERE table_schema = 'registry' AND table_name = 'audit'"
            " AND grantee = 'jembatan_platform'"
        ).fetchall()
    assert {right for (right,) in rights} == {"INSERT", "SELECT"}
