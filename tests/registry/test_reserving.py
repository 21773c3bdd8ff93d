"""Taking a slug and a region: each once, and every refusal at its field."""

import re

import pytest
from sqlalchemy import select

from tenants import registry
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.errors import Conflict, Invalid, NotFound
from tenants.registry import TenantState
from tenants.registry.models import TenantHost, TenantRecord

pytestmark = pytest.mark.usefixtures("undone")

SOLOK = {
    "region_code": "13.72",
    "slug": "solok",
    "admin_email": "admin@solok.go.id",
    "admin_name": "Admin",
}


def reserve(**changed: str) -> TenantRecord:
    with unit_of_work(PLATFORM):
        found = registry.reserve(**(SOLOK | changed))
        session.flush()
        session.expunge_all()
        return found


def test_a_reserved_region_is_not_served_yet_but_has_its_host() -> None:
    found = reserve(slug=" SOLOK ")
    assert (found.key, found.state, found.ready_at) == ("solok", TenantState.PREPARING, None)
    assert found.kind == "kota"
    with unit_of_work(PLATFORM, read_only=True):
        host = session.scalars(select(TenantHost).where(TenantHost.tenant_id == found.id)).one()
        assert (host.name, host.is_canonical) == ("solok.localhost", True)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"region_code": "00.00"}, "region"),
        ({"region_code": "61.01"}, "region"),
        ({"slug": "sambas"}, "slug"),
        ({"slug": "www"}, "slug"),
        ({"slug": ""}, "slug"),
        ({"slug": "a"}, "slug"),
        ({"slug": "9solok"}, "slug"),
        ({"slug": "so-lok"}, "slug"),
        ({"slug": "so_lok"}, "slug"),
        ({"slug": "so.lok"}, "slug"),
        ({"slug": 'x"; DROP SCHEMA registry; --'}, "slug"),
        ({"slug": "solok\n"}, None),
        ({"slug": "s" * 32}, "slug"),
        ({"slug": "sólok"}, "slug"),
        ({"admin_email": "bukan-surel"}, "admin_email"),
        ({"admin_email": "a@b.test, c@d.test"}, "admin_email"),
        ({"admin_email": "a@b.test\r\nBcc: c@d.test"}, "admin_email"),
    ],
)
def test_what_can_not_be_taken_is_refused_at_its_field(
    changed: dict[str, str], field: str | None
) -> None:
    if field is None:  # white space around it is forgiven
        assert reserve(**changed).key == "solok"
        return
    with pytest.raises(Invalid) as refused:
        reserve(**changed)
    assert refused.value.field == field


def test_two_regions_that_sound_alike_get_two_prefixes() -> None:
    """Kota Solok and Kabupaten Solok: a reference must say which."""
    one = reserve()
    other = reserve(region_code="13.02", slug="kabsolok")
    assert registry.regions.region("13.72").prefix == registry.regions.region("13.02").prefix
    assert one.prefix != other.prefix
    assert re.fullmatch("[A-Z0-9]{3}", other.prefix)


def test_a_prefix_is_found_even_where_every_near_one_is_taken() -> None:
    with unit_of_work(PLATFORM):
        wanted = registry.regions.region("13.72").prefix
        near = [wanted[:2] + mark for mark in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"]
        for number, prefix in enumerate([wanted, *near]):
            session.merge(
                TenantRecord(
                    id=10_000 + number,
                    key=f"palsu{number}",
                    region_code=f"x{number}",
                    name="x",
                    kind="kota",
                    province="x",
                    timezone="Asia/Jakarta",
                    prefix=prefix if prefix != wanted or number == 0 else f"~{number}",
                    accent="#000000",
                    bulkhead=0,
                    admin_email="x",
                    admin_name="x",
                )
            )
    assert reserve().prefix not in {wanted, *near}


def test_the_life_of_a_tenant_has_no_other_moves() -> None:
    reserve()
    with unit_of_work(PLATFORM):
        with pytest.raises(Conflict):
            registry.move("solok", TenantState.SUSPENDED)
        with pytest.raises(NotFound):
            registry.move("tidak-ada", TenantState.ACTIVE)
        assert registry.move("solok", TenantState.ACTIVE).ready_at is not None
        with pytest.raises(Conflict):
            registry.move("solok", TenantState.PREPARING)


def test_a_tenant_that_lives_is_not_forgotten_by_mistake() -> None:
    with unit_of_work(PLATFORM):
        registry.remove("sambas")
        assert registry.queries.by_key("sambas") is not None


def test_a_recurring_job_is_given_to_exactly_one() -> None:
    with unit_of_work(PLATFORM):
        turns = [registry.take_turn("test.job", 3600) for _ in range(5)]
    assert turns == [True, False, False, False, False]
