"""What can't be carried: without a lost picture, or home again; never in two places at once."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from config import settings
from tenants import complaints, registry
from tenants.complaints import State
from tenants.complaints.models import Photo
from tenants.kernel import clock, files, memory, outbox
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.envelopes import Failure
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tenants.people.models import AccountRole
from tests.factories.pictures import a_photo
from tests.workers import neighbourhood as town
from tests.workers.ledger import MORNING, rows

pytestmark = pytest.mark.usefixtures("between_regions")
REPORT = "neighbour.report"


def with_pictures(here: Tenant, there: Tenant, count: int) -> tuple[int, list[str]]:
    """A report that is passed on; its id, and the keys of its pictures."""
    with unit_of_work(here):
        draft, token = complaints.drafts.begin()
        keys = [a_photo(draft).storage_key for _ in range(count)]
    return town.passed_on(here, there, token=token), keys


def carry_for_days(tenant: Tenant) -> None:
    """As often as anything is tried."""
    for day in range(outbox.MOST_ATTEMPTS):
        with clock.frozen(MORNING + timedelta(days=2 * day)):
            town.carry(tenant)


def report_row(tenant: Tenant) -> outbox.Announcement:
    (found,) = [each for each in rows(tenant) if each.kind == REPORT]
    return found


def again(tenant: Tenant) -> None:
    """As if its carrier had died before it could say that the report was delivered."""
    with unit_of_work(tenant):
        ready = {"state": outbox.State.READY, "done_at": None}
        mine = outbox.Announcement.kind == REPORT
        session.execute(update(outbox.Announcement).where(mine).values(ready))


def spoil(tenant: Tenant) -> None:
    """From now on none of its reports with pictures can be put into an envelope."""
    with unit_of_work(tenant):
        session.execute(update(Photo).values(storage_key="siapa-siapa/x"))


def test_a_picture_that_is_lost_is_left_out(sambas: Tenant, depok: Tenant) -> None:
    _sent, (lost, _kept) = with_pictures(sambas, depok, 2)
    files.remove(size.of(lost) for size in files.Size)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        assert len(complaints.photos.of(complaints.by_id(came))) == 1


def test_what_can_never_be_put_into_an_envelope_comes_home(sambas: Tenant, depok: Tenant) -> None:
    sent, _keys = with_pictures(sambas, depok, 1)
    spoil(sambas)
    town.carry(sambas)
    assert town.state_in(sambas, sent) is State.PASSED_ON, "it is tried again"
    carry_for_days(sambas)
    assert town.state_in(sambas, sent) is State.RETURNED
    assert town.passage_in(sambas, sent).failure == Failure.REFUSED
    assert report_row(sambas).state == outbox.State.DEAD


def test_what_had_come_before_does_not_come_home_as_well(sambas: Tenant, depok: Tenant) -> None:
    sent, _keys = with_pictures(sambas, depok, 1)
    town.carry(sambas)
    again(sambas)
    spoil(sambas)
    carry_for_days(sambas)
    assert report_row(sambas).state == outbox.State.DEAD
    assert town.state_in(sambas, sent) is State.PASSED_ON
    assert len(town.arrived(depok)) == 1


def test_a_region_in_which_no_coordinator_works_takes_nothing_in(
    sambas: Tenant, depok: Tenant
) -> None:
    with unit_of_work(depok):
        session.execute(delete(AccountRole).where(AccountRole.role == Role.COORDINATOR))
        memory.forget_everything()
    sent = town.passed_on(sambas, depok)
    town.carry(sambas)
    assert town.arrived(depok) == []
    assert town.state_in(sambas, sent) is State.RETURNED
    assert town.passage_in(sambas, sent).failure == Failure.REFUSED


def test_where_the_room_for_pictures_is_full_the_words_come_in_without_them(
    sambas: Tenant, depok: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pictures(sambas, depok, 1)
    monkeypatch.setitem(settings, "PHOTO_BYTES", 0)
    memory.forget_everything()
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        assert not complaints.photos.of(complaints.by_id(came))


def test_what_was_delivered_before_the_other_region_closed_stays_there(
    sambas: Tenant, depok: Tenant
) -> None:
    sent = town.passed_on(sambas, depok)
    town.carry(sambas)
    again(sambas)
    with unit_of_work(PLATFORM):
        registry.suspending.suspend(depok.key, reason="uji", by="operator")
    town.carry(sambas)
    assert report_row(sambas).state == outbox.State.DONE
    assert town.state_in(sambas, sent) is State.PASSED_ON
    assert len(town.arrived(depok)) == 1
