"""The town that crashes, and the count that must come out even after every crash."""

from collections.abc import Iterator

import pytest

from tests.crash.town import Town

COUNTED = pytest.StashKey[tuple[int, int, int]]()


@pytest.fixture(scope="session")
def _town(pytestconfig: pytest.Config) -> Iterator[Town]:
    built = Town()
    try:
        built.open()
        yield built
        pytestconfig.stash[COUNTED] = (len(built.acknowledged), *built.losses())
    finally:
        built.close()


@pytest.fixture
def town(_town: Town) -> Iterator[Town]:
    """All quiet before; every report taken so far is there once, and routed once, after."""
    _town.settle()
    _town.post_office.clear()
    _town.meet_somebody()
    yield _town
    _town.settle()
    assert _town.losses() == (0, 0), "lost, duplicated"


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if COUNTED in config.stash:
        taken, lost, duplicated = config.stash[COUNTED]
        terminalreporter.write_line(
            f"crashes: {taken} reports acknowledged, {lost} lost, {duplicated} duplicated"
        )
