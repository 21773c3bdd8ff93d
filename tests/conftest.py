"""A real PostgreSQL and a real Redis for every test process; each test undone afterwards.

The servers are the embedded ones of config/demo, or those of the environment when
JEMBATAN_SUPERUSER_DATABASE_URL and JEMBATAN_REDIS_URL are set: the same tests on either.
"""

import os

import pytest
from hypothesis import settings as properties

from tests.servers import Servers

GROUPS = ("crash", "browser")
FIXTURES = (
    "tests.ground",
    "tests.strangers",
    "tests.newcomer",
    "tests.lanes",
    "tests.desks",
    "tests.workers.neighbourhood",
)
_servers = Servers()

# A busy machine is no counterexample.
properties.register_profile("house", deadline=None)
properties.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Settings must be there before the house is first imported."""
    is_controller = not hasattr(config, "workerinput") and config.getoption("numprocesses", None)
    if not is_controller and not config.option.collectonly:
        _servers.start(os.environ.get("PYTEST_XDIST_WORKER", "alone"))
        for fixtures in FIXTURES:
            config.pluginmanager.import_plugin(fixtures)


def pytest_unconfigure() -> None:
    _servers.stop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A town and a stage are built once: their tests stay in one process (--dist loadgroup)."""
    for item in items:
        if (folder := item.path.parent.name) in GROUPS:
            item.add_marker(pytest.mark.xdist_group(folder))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Two towns at once starve each other: stop if xdist didn't take our groups."""
    if getattr(session.config.option, "loadgroup", False):
        for item in session.items:
            folder = item.path.parent.name
            if folder in GROUPS and not item.nodeid.endswith(f"@{folder}"):
                pytest.exit(f"xdist does not keep {item.nodeid} in its group", 3)
