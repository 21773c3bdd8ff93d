"""The browser of our HTTP tests: follows forms as people do, and inspects every page it opens."""

import re
from dataclasses import dataclass
from functools import cached_property
from secrets import randbelow
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from tests.inspection import Element, inspect, parsed_document

SCHEME = "http"
HTMX = {"HX_Request": "true"}  # what htmx says of itself
# The token of a session's forms; in a page's shape something else stands for it.
_TOKEN = re.compile(r'(name="[\w-]*csrf_token"[^>]* value=")([^"]+)')
STANDS_FOR_TOKEN = "the-token-of-this-session"


@dataclass(frozen=True)
class Page:
    """An answer as a person would see it."""

    response: TestResponse
    path: str

    @property
    def status(self) -> int:
        return self.response.status_code

    @cached_property
    def text(self) -> str:
        return self.response.get_data().decode(errors="replace")  # a picture has no words

    @cached_property
    def shape(self) -> str:
        """The text, as it is for all who see the same page: parsed and inspected once."""
        return _TOKEN.sub(rf"\1{STANDS_FOR_TOKEN}", self.text)

    @property
    def location(self) -> str:
        return self.response.headers.get("Location", "")

    @property
    def headers(self) -> Any:
        return self.response.headers

    @property
    def tree(self) -> Element:
        """Only to be read: the next page of the same shape has the same one."""
        return parsed_document(self.shape).tree

    def find(self, tag: str, **attributes: str) -> list[Element]:
        """Elements with these attributes: `page.find("a", href="/masuk")`."""
        return [
            each
            for each in self.tree.iter(tag)
            if all(each.get(name) == value for name, value in attributes.items())
        ]

    def form(self, action: str | None = None) -> dict[str, str]:
        """The values a form holds before anybody types: the one to `action`, else main's first.

        A form goes to `action` by itself or by one of its buttons.
        """
        for form in self.tree.iter("form"):
            buttons = [each.get("formaction") for each in form.iter("button")]
            leads_to = [form.get("action"), *buttons]
            is_wanted = action in leads_to if action else form.get("action") != "/keluar"
            if is_wanted and form.get("method") == "post":
                return self._with_token(_values(form))
        message = f"no form to {action or self.path} on {self.path} ({self.status})"
        raise LookupError(message)

    def _with_token(self, values: dict[str, str]) -> dict[str, str]:
        tokens = {found[2] for found in _TOKEN.finditer(self.text)}
        assert len(tokens) <= 1, f"{self.path} has several tokens"
        token = "".join(tokens)
        return {
            name: token if value == STANDS_FOR_TOKEN else value for name, value in values.items()
        }


def _values(form: Element) -> dict[str, str]:
    found = {}
    for field in form.iter():
        name, kind = field.get("name"), field.get("type")
        if field.tag == "input" and name and kind not in {"submit", "file", "image"}:
            if kind not in {"radio", "checkbox"} or field.get("checked") is not None:
                found[name] = field.get("value", "")
        elif field.tag == "textarea" and name:
            found[name] = (field.text or "").lstrip("\n")
        elif field.tag == "select" and name:
            options = list(field.iter("option"))
            chosen = [each for each in options if each.get("selected") is not None] or options[:1]
            found[name] = chosen[0].get("value", "") if chosen else ""
    return found


class Visitor:
    """One browser at one host; its cookies are its own.

    `inspects` may be set to False where an answer is meant to be raw.
    """

    def __init__(self, app: Flask, host: str, *, address: str | None = None) -> None:
        self.app, self.host = app, host
        # Each visitor at an address of their own: the limits are not what most tests are about.
        self.address = address or f"10.{randbelow(256)}.{randbelow(256)}.{randbelow(256)}"
        self.client = app.test_client()
        self.inspects = True

    @property
    def origin(self) -> str:
        return f"{SCHEME}://{self.host}"

    @property
    def has_session(self) -> bool:
        return self.client.get_cookie("jembatan", domain=self.host.partition(":")[0]) is not None

    def open(self, path: str, method: str = "GET", **options: Any) -> Page:
        """One request, in an app context of its own as in production."""
        headers = dict(options.pop("headers", {}))
        had_session = self.has_session
        with self.app.app_context():
            response = self.client.open(
                path,
                method=method,
                base_url=self.origin,
                headers=headers,
                environ_overrides={"REMOTE_ADDR": self.address} | options.pop("environ", {}),
                **options,
            )
            response.get_data()
            response.close()
        page = Page(response, path)
        if self.inspects:
            inspect(page, self.host, had_session=had_session)
        return page

    def get(self, path: str, **headers: str) -> Page:
        return self.open(path, headers=_named(headers))

    def post(self, path: str, fields: Any = None, **headers: str) -> Page:
        """A form as a browser sends it, with the Origin; a token only if `fields` has one."""
        return self.open(
            path, "POST", data=fields or {}, headers={"Origin": self.origin} | _named(headers)
        )

    def submit(self, page: Page, action: str | None = None, **typed: Any) -> Page:
        """Fill in a form of `page` and send it."""
        return self.post(action or page.path, page.form(action) | typed)

    def token(self, path: str = "/masuk") -> str:
        """A form token of this visitor's session."""
        return self.get(path).form()["csrf_token"]

    def follow(self, page: Page) -> Page:
        """Open where an answer leads; it must be on this host."""
        target = urlsplit(urljoin(self.origin + page.path, page.location))
        assert target.netloc == self.host, page.location
        return self.get(f"{target.path}?{target.query}" if target.query else target.path)

    def sign_in(self, email: str, password: str) -> Page:
        answer = self.submit(self.get("/masuk"), email=email, password=password)
        assert answer.status == 303, answer.text
        return answer

    def cookie(self) -> str:
        """The value of the session cookie."""
        found = self.client.get_cookie("jembatan", domain=self.host.partition(":")[0])
        assert found is not None
        return found.value

    def carry(self, cookie: str) -> None:
        """Put somebody's session cookie into this browser."""
        self.client.set_cookie("jembatan", cookie, domain=self.host.partition(":")[0])


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
