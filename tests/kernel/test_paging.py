"""A list goes on where its last row stands, and nowhere else."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.kernel.errors import NotFound
from tenants.kernel.paging import Page, page_of, position_of, read_position

NOON = datetime(2026, 8, 1, 12, tzinfo=UTC)
ZONES = st.timezones() | st.just(timezone(timedelta(hours=8)))


def stand_at(number: int) -> str:
    return str(number)


def test_a_row_more_than_asked_for_says_where_the_list_goes_on() -> None:
    assert page_of([1, 2, 3], 2, stand_at) == Page([1, 2], "2")


@pytest.mark.parametrize("found", [[], [1], [1, 2]])
def test_a_list_ends_with_its_last_row(found: list[int]) -> None:
    assert page_of(found, 2, stand_at) == Page(found, None)


@given(st.datetimes(timezones=ZONES, allow_imaginary=False), st.integers(0, 10**18 - 1))
def test_a_position_is_read_as_it_was_written(moment: datetime, number: int) -> None:
    assert read_position(position_of(moment, number) or "") == (moment, number)


@pytest.mark.parametrize("number", ["", "-1", "x", "٣", "9" * 19])
@pytest.mark.parametrize("moment", ["", "kemarin", NOON.isoformat()])
def test_what_no_page_has_said_is_no_position(moment: str, number: str) -> None:
    for after in (f"{moment}_{number}", moment):
        with pytest.raises(NotFound):
            read_position(after)
