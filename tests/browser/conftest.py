"""One stage and one Chromium for all browser tests: they run in one xdist group."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import Person
from tests.browser.stage import Stage, staged

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Someone = Callable[..., Person]


@pytest.fixture(scope="session")
def stage() -> Iterator[Stage]:
    with staged() as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("the browser tests need chromium on the PATH: make setup-browser")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def someone(browser: Browser, stage: Stage) -> Iterator[Someone]:
    """`someone("sambas")`: a new person at a site, who has never been there."""
    with ExitStack() as people:

        def enter(site: str, **options: Any) -> Person:
            person = Person(browser, stage, site, **options)
            people.callback(person.close)
            return person

        yield enter
