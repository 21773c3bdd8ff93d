"""What a process remembers is one tenant's, for a minute."""

from itertools import count

import pytest

from tenants.kernel import memory, tenancy
from tenants.kernel.tenancy import Tenant


@pytest.fixture
def asked() -> "count[int]":
    memory.forget_everything()
    return count(1)


def test_a_name_is_loaded_once(sambas: Tenant, asked: "count[int]") -> None:
    with tenancy.entered(sambas):
        found = [memory.remembered("number", lambda: next(asked)) for _ in range(3)]
    assert found == [1, 1, 1]


def test_another_tenant_has_a_memory_of_its_own(
    sambas: Tenant, depok: Tenant, asked: "count[int]"
) -> None:
    found = []
    for tenant in (sambas, depok, sambas):
        with tenancy.entered(tenant):
            found.append(memory.remembered("number", lambda: next(asked)))
    assert found == [1, 2, 1]


def test_what_one_tenant_forgets_the_other_keeps(
    sambas: Tenant, depok: Tenant, asked: "count[int]"
) -> None:
    def ask(tenant: Tenant) -> int:
        with tenancy.entered(tenant):
            return memory.remembered("number", lambda: next(asked))

    assert (ask(sambas), ask(depok)) == (1, 2)
    with tenancy.entered(sambas):
        memory.forget()
    assert (ask(sambas), ask(depok)) == (3, 2)


def test_nothing_is_remembered_outside_a_tenant() -> None:
    with pytest.raises(LookupError):
        memory.remembered("number", int)


def test_one_name_in_two_services_is_two_things(sambas: Tenant) -> None:
    memory.forget_everything()

    def ours() -> str:
        return "ours"

    def theirs() -> str:
        return "theirs"

    theirs.__module__ = "tenants.elsewhere"
    with tenancy.entered(sambas):
        assert memory.remembered("numbers", ours) == "ours"
        assert memory.remembered("numbers", theirs) == "theirs"
        memory.forget("numbers")
        assert memory.remembered("numbers", lambda: "new") == "new"
