"""What the tests of clocks in a tenant's tables share."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from tenants import deadlines
from tenants.deadlines import Clock
from tenants.kernel.db import session
from tests.deadlines.august import started


@pytest.fixture
def settings_row(in_tenant: object) -> None:
    deadlines.install()


@pytest.fixture
def answer(settings_row: None) -> Clock:
    """Five working days from Monday the 3rd: due on the 10th."""
    return started("complaint.answer", 3)


@pytest.fixture
def statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(*what: object) -> None:
        seen.append(str(what[2]))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    yield seen
    event.remove(connection, "before_cursor_execute", note)
