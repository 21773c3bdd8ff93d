"""Words that staff hide are in no answer to a machine: not of the story, the place, nor a note."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.api.calling import anybody
from tests.api.test_discretion import OUTPUTS
from tests.factories import a_referred_complaint, an_officer

NAME = "Kenari Santoso"


@pytest.fixture
def reference(undone: None, sambas: Tenant) -> str:
    """A report whose story, landmark and answer name somebody whom its officer hid."""
    with unit_of_work(sambas):
        officer = an_officer()
        found = a_referred_complaint(
            text=f"Jalan rusak di muka rumah {NAME}, berlubang besar.", landmark=f"Toko {NAME}"
        )
        complaints.hiding.hide(officer, found, [NAME], version=found.version)
        complaints.answer(officer, found, text=f"Sudah bicara, {NAME}.", version=found.version)
        return found.reference


@pytest.mark.parametrize("path", OUTPUTS)
def test_no_output_holds_them(app: Flask, sambas: Tenant, reference: str, path: str) -> None:
    told = anybody(app, sambas).visitor.get(path.format(reference)).text
    assert "Kenari" not in told
    if "services" not in path and "tokens" not in path:
        assert "[disamarkan]" in told
