"""Somebody at a browser: goes to pages, and notices what no page may do."""

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Response

from tests.browser.stage import Stage

SIZES = (360, 768, 1280)
HEIGHT = 800
PATIENCE = 10_000  # milliseconds
SWAPPED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
WATCH_CSP = """addEventListener('securitypolicyviolation', (event) =>
    console.error('CSP violation: ' + event.violatedDirective + ' ' + event.blockedURI))"""


class Person:
    """One browser context at one site; what went wrong in it fails the test at its end.

    Wrong are: a breach of the content security policy, a script error, an answer of 500 or more.
    """

    def __init__(self, browser: Browser, stage: Stage, site: str, **options: Any) -> None:
        self.stage, self.site = stage, stage.site(site)
        settings = {"viewport": {"width": 1280, "height": HEIGHT}, "locale": "id-ID"} | options
        self.has_script = settings.get("java_script_enabled", True)
        self.context = browser.new_context(**settings)
        self.context.set_default_timeout(PATIENCE)
        self.troubles: list[str] = []
        self.context.on("console", lambda said: self._hear(said.type, said.text))
        self.context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        self.context.on("response", self._look)
        if self.has_script:
            self.context.add_init_script(WATCH_CSP)
        self.page: Page = self.context.new_page()

    def go(self, path: str) -> Response:
        """Open a path of this site, or a whole address."""
        answer = self.page.goto(path if path.startswith("http") else self.site + path)
        assert answer is not None
        return answer

    def press(self, name: str, within: str = "main") -> None:
        """Press the button, or follow the link, of this name, and wait for what it brings."""
        with self.page.expect_navigation():
            self.find(name, within).click()

    def find(self, name: str, within: str = "main") -> Locator:
        place = self.page.locator(within)
        button = place.get_by_role("button", name=name)
        return button.or_(place.get_by_role("link", name=name)).first

    def fill(self, label: str, value: str) -> None:
        """Type into the field of a label; a choice whose words hold the label is no field."""
        typed = self.page.locator("input:not([type=radio], [type=checkbox]), textarea")
        self.page.locator("main").get_by_label(label).and_(typed).first.fill(value)

    def sign_in(self, name: str, password: str | None = None) -> "Person":
        """Sign in as one of the stage's people, `name` without the domain; returns oneself."""
        slug = self.site.split("//")[1].split(".")[0]
        host = "sambas" if slug == "platform" else slug
        self.go("/masuk")
        self.fill("Surel", name if "@" in name else f"{name}@{host}.test")
        self.fill("Kata sandi", password or self.stage.password)
        self.press("Masuk")
        assert "/masuk" not in self.page.url, self.text
        return self

    @property
    def text(self) -> str:
        """The words of the page's main part."""
        return self.page.locator("main").inner_text()

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site)

    def settle(self) -> None:
        """Wait until htmx has put everything in its place."""
        self.page.wait_for_function(SWAPPED)

    def shot(self, name: str) -> None:
        """A picture of the page at each size, where JEMBATAN_SHOTS names a folder for them."""
        folder = os.environ.get("JEMBATAN_SHOTS")
        if not folder:
            return
        before = self.page.viewport_size
        for width in SIZES:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)
        if before:
            self.page.set_viewport_size(before)

    def close(self) -> None:
        self.context.close()
        assert not self.troubles, self.troubles

    def _hear(self, kind: str, words: str) -> None:
        if kind == "error" and "Failed to load resource" not in words:
            self.troubles.append(words)

    def _look(self, answer: Response) -> None:
        if answer.status >= 500:
            self.troubles.append(f"{answer.status} {answer.url}")
