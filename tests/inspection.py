"""What must hold of every page, whoever opens it: the test browser asserts it, not each test."""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol
from xml.etree.ElementTree import Element

import html5lib

from tenants.registry import regions

# T31: word for word, so that a loosened rule shows in this file.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_ALLOWED = "camera=(), geolocation=({}), microphone=(), payment=()"
# The regions that tests take onto the platform, by the first label of their hosts.
REGION_OF_HOST = {"sambas": "61.01", "depok": "32.76", "sawah": "13.73", "panjang": "13.74"}
FIRST_ERROR = 400
# Where a page says that a report went to another region, or came from one.
_BETWEEN_REGIONS = re.compile(r"<(section|aside)\b[^>]*\bdata-neighbour\b.*?</\1>", re.DOTALL)


class Seen(Protocol):
    @property
    def response(self) -> Any: ...
    @property
    def text(self) -> str: ...
    @property
    def shape(self) -> str: ...
    @property
    def path(self) -> str: ...


class Parsed(NamedTuple):
    """`errors` is what a strict parser would have stopped at."""

    tree: Element
    errors: list[Any]


def parse(text: str) -> Element:
    """A tree of one's own."""
    return _parsed(text, "parse").tree


@lru_cache(maxsize=512)
def parsed_document(text: str) -> Parsed:
    """Parsing is most of what a page costs a test. The tree is everybody's: only to be read."""
    return _parsed(text, "parse")


def _parsed(text: str, how: str) -> Parsed:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return Parsed(getattr(parser, how)(text), parser.errors)


def inspect(page: Seen, host: str, *, had_session: bool) -> None:
    """AssertionError naming what is wrong with the page; other answers than HTML pass."""
    response = page.response
    _inspect_headers(page, had_session=had_session)
    if response.mimetype != "text/html" or not page.text or response.location:
        return
    _inspect_words(page, host)
    try:
        _inspect_html(page.shape)
    except AssertionError as error:
        message = f"{page.path}: {error}"
        raise AssertionError(message) from error


def _inspect_headers(page: Seen, *, had_session: bool) -> None:
    headers = page.response.headers
    is_picture = page.response.mimetype == "image/webp"
    wanted = "sandbox; default-src 'none'" if is_picture else CSP
    assert headers.get("Content-Security-Policy") == wanted, page.path
    open_data = _is_open_data(page)
    for name, value in HEADERS.items():
        assert headers.get(name) == open_data.get(name, value), (page.path, name)
    may_locate = re.fullmatch(
        r"/lapor/[^/]+/di-mana(\?.*)?", page.path
    )  # T40: there and nowhere else
    wanted = NOT_ALLOWED.format("self" if may_locate else "")
    assert headers.get("Permissions-Policy") == wanted, page.path
    assert headers.get("Referrer-Policy") in {"same-origin", "strict-origin"}, page.path
    if had_session and page.response.mimetype == "text/html":
        assert headers.get("Cache-Control") == "no-store", page.path
    if "jembatan=" in headers.get("Set-Cookie", ""):
        assert headers.get("Cache-Control") == "no-store", page.path


def _is_open_data(page: Seen) -> dict[str, str]:
    """What pages of other sites may read (CORS) has no cookie, and is no page itself."""
    headers = page.response.headers
    if headers.get("Access-Control-Allow-Origin") != "*":
        return {}
    assert "Set-Cookie" not in headers and page.response.mimetype != "text/html", page.path
    return {"Cross-Origin-Resource-Policy": "cross-origin"}


def _inspect_words(page: Seen, host: str) -> None:
    """No other tenant's name, host or reference prefix but where it is about that region."""
    words = _BETWEEN_REGIONS.sub("", page.text)
    own = re.sub(r"[0-9].*", "", host.partition(".")[0])
    for label, code in REGION_OF_HOST.items():
        if label != own:
            name = _name(code)
            assert name not in words, f"{page.path} of {host} names {name}"
            assert f"{label}." not in page.text, f"{page.path} of {host} links to {label}"


@cache
def _name(code: str) -> str:
    return regions.region(code).name.removeprefix("Kabupaten ").removeprefix("Kota ")


@lru_cache(maxsize=4096)
def _inspect_html(text: str) -> None:
    """The same page holds again: it is looked at once."""
    if text.lstrip().lower().startswith("<!doctype"):
        tree, errors = parsed_document(text)
        _inspect_document(tree)
    else:
        tree, errors = _parsed(text, "parseFragment")
    assert not errors, errors
    _inspect_markup(tree)


def _inspect_document(tree: Element) -> None:
    assert tree.get("lang") in {"id", "en"}
    headings = list(tree.iter("h1"))
    assert len(headings) == 1, f"{len(headings)} h1"
    assert "".join(headings[0].itertext()).strip(), "the h1 is empty"
    titles = [each.text for each in tree.iter("title") if each.text]
    assert titles and titles[0].strip(" –"), "no title"


def _inspect_markup(tree: Element) -> None:
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids)), f"an id is repeated: {sorted(ids)}"
    labelled = {each.get("for") for each in tree.iter("label")}
    for each in tree.iter():
        if not isinstance(each.tag, str):
            continue
        inline = [name for name in each.attrib if name == "style" or name.startswith("on")]
        assert not inline, f"{each.tag} has {inline}"
        assert each.tag != "style", "a style element"
        assert each.tag != "script" or (each.get("src") and not each.text), "inline script"
        _inspect_field(each, labelled)


def _inspect_field(each: Element, labelled: set[str | None]) -> None:
    is_field = each.tag in {"select", "textarea", "input"} and each.get("type") not in {
        "hidden",
        "submit",
    }
    if is_field:
        named = each.get("id") in labelled or each.get("aria-label") or each.get("aria-labelledby")
        assert named, f"{each.tag} {each.get('name')} has no label"
    if each.tag == "img":
        assert each.get("alt") is not None, "a picture without alt"
