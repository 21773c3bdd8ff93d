"""The sweep of files: what no row names goes, after a day of grace; what a row names stays."""

from datetime import timedelta

import pytest

from tenants import complaints
from tenants.complaints import Draft
from tenants.kernel import clock, files
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint
from tests.factories.pictures import a_photo, a_picture
from workers.complaints import forget_old_drafts
from workers.files import sweep

pytestmark = pytest.mark.usefixtures("undone")

TWO_DAYS = timedelta(days=2)


def an_untouched_draft(days: int) -> Draft:
    draft, _token = complaints.drafts.begin()
    draft.updated_at = clock.now() - timedelta(days=days)
    return draft


def sizes_left(key: str) -> int:
    """How many of the three files under a key are there."""
    found = 0
    for size in files.Size:
        try:
            found += bool(files.read_image(key, size))
        except FileNotFoundError:
            continue
    return found


def left(tenant: Tenant, *keys: str) -> list[int]:
    with unit_of_work(tenant, read_only=True):
        return [sizes_left(key) for key in keys]


def test_the_files_of_a_forgotten_draft_go_and_those_of_a_report_stay(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        old, fresh = an_untouched_draft(8), an_untouched_draft(6)
        dropped = a_photo(old).storage_key
        kept = a_photo(fresh).storage_key
        old.updated_at = clock.now() - timedelta(days=8)
        draft, token = complaints.drafts.begin()
        filed = a_photo(draft).storage_key
        a_complaint(token=token)
    forget_old_drafts(sambas.key)
    with clock.frozen(clock.now() + TWO_DAYS):
        sweep(sambas.key)
        assert left(sambas, dropped, kept, filed) == [0, 3, 3]
        sweep(sambas.key)
    assert left(sambas, kept, filed) == [3, 3]


def test_the_files_of_a_photo_taken_out_go(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        draft = an_untouched_draft(0)
        photo = a_photo(draft)
        key = photo.storage_key
        complaints.drafts.remove_photo(draft, photo.id)
    with clock.frozen(clock.now() + TWO_DAYS):
        sweep(sambas.key)
    assert left(sambas, key) == [0]


def test_a_file_whose_row_may_still_come_is_left_alone(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        key = files.keep_image(a_picture()).key
    with clock.frozen(clock.now() + timedelta(hours=23)):
        sweep(sambas.key)
    assert left(sambas, key) == [3]


def test_another_tenants_files_are_not_touched(sambas: Tenant, depok: Tenant) -> None:
    with unit_of_work(depok):
        key = files.keep_image(a_picture()).key
    with clock.frozen(clock.now() + TWO_DAYS):
        sweep(sambas.key)
    assert left(depok, key) == [3]


def test_many_files_are_asked_about_a_page_at_a_time(
    sambas: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LISTED_AT_ONCE", 2)
    with unit_of_work(sambas):
        orphans = [files.keep_image(a_picture()).key for _ in range(4)]
        named = a_photo(an_untouched_draft(0)).storage_key
    with clock.frozen(clock.now() + TWO_DAYS):
        sweep(sambas.key)
    assert left(sambas, *orphans, named) == [0, 0, 0, 0, 3]


def test_a_file_that_another_sweep_took_is_no_trouble(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        key = files.keep_image(a_picture()).key
        files.remove([files.Size.LARGE.of(key)])
        files.remove([size.of(key) for size in files.Size])
    assert left(sambas, key) == [0]
