"""The super-admin's console: the only pages across tenants, on a host of its own."""

from tenants.kernel.db import PLATFORM, Platform
from web.edge import Door
from web.platform import operators, regions, suspending


def scope() -> Platform:
    return PLATFORM


def mount(door: Door) -> None:
    operators.configure(door)
    for pages in (operators, regions, suspending):
        door.register_blueprint(pages.bp)
