"""Views are guarded, and written addresses lead somewhere: both are promises."""

import re
from collections.abc import Iterator

import pytest
from flask import Blueprint, Flask
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

import web
from tests.architecture.tree import templates
from web import access, pages
from web.access import UnguardedViewError, allow, anyone
from web.headers import secret_address

# The parts of addresses, by name. A secret one is a key: who has it, may enter.
SECRET_PARTS = frozenset({"token", "key"})
OPEN_PARTS = frozenset(
    {
        "accent",
        "account_id",
        "code",
        "filename",
        "photo_id",
        "reference",
        "slug",
        "suffix",
        "follow_id",
        "follower_id",
        "_version",
    }
)
WRITTEN = re.compile(r"""\b(?:href|action|hx-get|hx-post)="(/[^"{]*)["{]""")


@pytest.fixture(scope="module")
def doors() -> list[Flask]:
    """The regencies' app and the console behind it; nothing is asked of a database."""
    app = web.create_app()
    return [app, app.extensions["console"]]


def test_every_view_says_who_may_open_it(doors: list[Flask]) -> None:
    unguarded = [
        rule.rule
        for door in doors
        for rule in door.url_map.iter_rules()
        if rule.endpoint != "static" and not hasattr(door.view_functions[rule.endpoint], "allowed")
    ]
    assert not unguarded


def test_the_app_refuses_to_start_with_an_unguarded_view(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = Blueprint("planted", __name__)
    planted.get("/rahasia")(lambda: "")
    monkeypatch.setattr(pages, "bp", planted)
    with pytest.raises(UnguardedViewError, match="/rahasia"):
        web.create_app()


def test_a_guarded_view_is_let_in() -> None:
    app = Flask("guarded")
    app.get("/terbuka")(allow(anyone)(lambda: ""))
    access.refuse_unguarded(app)


def test_every_part_of_an_address_is_known_to_be_a_key_or_not(doors: list[Flask]) -> None:
    parts = {
        part for door in doors for rule in door.url_map.iter_rules() for part in rule.arguments
    }
    assert parts == SECRET_PARTS | OPEN_PARTS


def test_an_address_that_is_a_key_is_marked_as_one(doors: list[Flask]) -> None:
    """T40: a forgotten mark lets the key travel in the Referer, and caches keep what it opens."""
    assert not [fault for door in doors for fault in unmarked(door)]


def test_a_forgotten_mark_is_found() -> None:
    app = Flask("keys", static_folder=None)
    app.get("/berkas/<token>")(allow(anyone)(lambda token: token))
    assert list(unmarked(app)) == ["/berkas/<token>"]
    marked = Flask("keys", static_folder=None)
    marked.get("/berkas/<token>")(allow(anyone)(secret_address(lambda token: token)))
    assert not list(unmarked(marked))


def unmarked(door: Flask) -> Iterator[str]:
    for rule in door.url_map.iter_rules():
        is_marked = hasattr(door.view_functions[rule.endpoint], "has_secret_address")
        if is_marked != bool(SECRET_PARTS & rule.arguments):
            yield rule.rule


def test_every_written_address_leads_somewhere(doors: list[Flask]) -> None:
    lost = {address for address in written() if not any(leads(door, address) for door in doors)}
    assert not lost


def test_an_address_that_leads_nowhere_is_found(doors: list[Flask]) -> None:
    assert not any(leads(door, "/tidak-ada") for door in doors)


def written() -> Iterator[str]:
    """Addresses in templates, up to the first thing Jinja fills in."""
    for path in templates():
        for match in WRITTEN.finditer(path.read_text()):
            if match.group().endswith('"'):
                yield match.group(1).partition("?")[0].partition("#")[0]


def leads(door: Flask, address: str) -> bool:
    try:
        door.url_map.bind("localhost").match(address)
    except (MethodNotAllowed, RequestRedirect):
        return True
    except NotFound:
        return False
    return True
