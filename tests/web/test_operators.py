"""Super-admins' log-ins: as strict as those of a tenant."""

from datetime import timedelta

import pytest
from flask import Flask

from config import settings
from tenants.kernel import clock
from tests.signing_in import CONSOLE_HOST, OPERATOR, PASSWORD, appoint, at_the_console
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture
def operator(app: Flask) -> Visitor:
    return at_the_console(app)


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/daerah/baru").status == 200


def test_a_new_password_ends_every_session(operator: Visitor) -> None:
    assert is_in(operator)
    appoint()
    assert not is_in(operator)


def test_the_sessions_of_others_go_on(app: Flask, operator: Visitor) -> None:
    appoint("lain@contoh.test")
    assert is_in(operator)


def test_an_idle_log_in_ends_and_a_used_one_does_not(operator: Visitor) -> None:
    idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
    start = clock.now()
    with clock.frozen(start + idle - timedelta(minutes=5)):
        assert is_in(operator)
    with clock.frozen(start + 2 * idle - timedelta(minutes=10)):
        assert is_in(operator)  # used meanwhile, so not idle
    with clock.frozen(start + 3 * idle):
        assert not is_in(operator)


def test_a_log_in_ends_however_busy(operator: Visitor) -> None:
    start, hours = clock.now(), 0.0
    step = settings.SESSION_IDLE_MINUTES / 60 / 2
    while hours + step < settings.SESSION_ABSOLUTE_HOURS:
        hours += step
        with clock.frozen(start + timedelta(hours=hours)):
            assert is_in(operator)
    with clock.frozen(start + timedelta(hours=settings.SESSION_ABSOLUTE_HOURS, minutes=1)):
        assert not is_in(operator)


def test_nothing_that_a_cookie_held_before_the_log_in_outlives_it(app: Flask) -> None:
    """T22."""
    appoint()
    console = app.extensions["console"]
    with console.test_request_context("/", base_url=f"http://{CONSOLE_HOST}"):
        serializer = console.session_interface.get_signing_serializer(console)
    visitor = Visitor(app, CONSOLE_HOST)
    page = visitor.get("/masuk")
    visitor.carry(serializer.dumps(serializer.loads(visitor.cookie()) | {"planted": "x"}))
    assert visitor.submit(page, email=OPERATOR, password=PASSWORD).status == 303
    assert set(serializer.loads(visitor.cookie())) == {"operator"}
