"""Who was reminded of a late report is seen at the desk and in the coordinator's list."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.complaints.test_ladder import MONDAY
from tests.factories import a_coordinator, a_referred_complaint, an_officer
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.signing_in import signed_in
from tests.workers.ledger import clear
from workers import relay
from workers.complaints import climb_ladder

pytestmark = pytest.mark.usefixtures("undone")
LATE = MONDAY + timedelta(days=8)


def test_the_desk_and_the_list_say_who_was_reminded_and_who_is_next(
    app: Flask, sambas: Tenant, bells: Bells
) -> None:
    with clock.frozen(MONDAY), unit_of_work(sambas):
        reference = a_referred_complaint().reference
    with clock.frozen(LATE):
        clear(sambas)
        climb_ladder("sambas")
        relay.drain_effects("sambas")
        coordinator = signed_in(app, sambas, a_coordinator)
        page = coordinator.get(f"/meja/pengaduan/{reference}")
        assert "Sudah diingatkan:" in page.text
        assert "Kepala perangkat daerah, lewat koordinator" in page.text
        assert "Pengingat berikutnya: Koordinator pengaduan" in " ".join(page.text.split())
        assert "Sudah diingatkan:" in coordinator.get("/meja/dinas").text


def test_one_mail_a_person_lists_what_they_are_reminded_of(
    app: Flask, sambas: Tenant, bells: Bells, post_office: PostOffice
) -> None:
    with clock.frozen(MONDAY), unit_of_work(sambas):
        officer = an_officer()
        filed = [a_referred_complaint().reference for _ in range(3)]
    with clock.frozen(LATE):
        clear(sambas)
        for _ in range(2):
            climb_ladder("sambas")
            relay.drain_effects("sambas")
            relay.drain_mail("sambas")
    with unit_of_work(sambas, read_only=True):
        address = complaints.ladder.recipients(complaints.ladder.Rung.OFFICER, _agency(filed[0]))[0]
        addresses = {each.email for each in address}
    del officer
    for each in addresses:
        (letter,) = post_office.sent_to(each)
        body = letter.get_body(("plain",))
        assert body is not None
        assert all(reference in body.get_content() for reference in filed)
        assert "lewat tenggat" in letter["Subject"]


def _agency(reference: str) -> int | None:
    return complaints.published().by_reference(reference).agency_id
