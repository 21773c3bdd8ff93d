"""Reports as RSS 2.0 (rssboard.org) and Atom (RFC 4287), with GeoRSS points."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element, SubElement, register_namespace

from tenants.complaints import open_data
from web import language
from web.api import addresses, markup, moments, reports
from web.views import excerpt

ATOM, GEORSS = "http://www.w3.org/2005/Atom", "http://www.georss.org/georss"
register_namespace("atom", ATOM)
register_namespace("georss", GEORSS)
RSS_TYPE = "application/rss+xml; charset=utf-8"
ATOM_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Feed:
    """`url` is its own address, `page` that of the same list for people."""

    title: str
    author: str
    url: str
    page: str
    language: str
    changed_at: datetime
    items: Sequence[open_data.OpenReport]


def rss(feed: Feed) -> bytes:
    root = Element("rss", version="2.0")
    channel = SubElement(root, "channel")
    _tell(channel, "title", feed.title)
    _tell(channel, "link", feed.page)
    _tell(channel, "description", feed.title)
    _tell(channel, "language", feed.language)
    _tell(channel, "lastBuildDate", format_datetime(feed.changed_at))
    SubElement(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=feed.url)
    for report in feed.items:
        item = SubElement(channel, "item")
        _tell(item, "title", _title(report))
        _tell(item, "link", addresses.report(report.reference))
        _tell(item, "guid", addresses.report(report.reference))
        _tell(item, "description", escape(_told(report)))  # readers take it for HTML
        _tell(item, "pubDate", format_datetime(report.submitted_at))
        if report.topic_name:
            _tell(item, "category", language.named(report.topic_name))
        _tell_point(item, report)
    return markup.written(root)


def atom(feed: Feed) -> bytes:
    root = Element(f"{{{ATOM}}}feed")
    _say(root, "title", feed.title)
    _say(root, "id", feed.url)
    _say(root, "updated", moments.said(feed.changed_at) or "")
    _link(root, "self", feed.url, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    _say(SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    for report in feed.items:
        entry = SubElement(root, f"{{{ATOM}}}entry")
        address = addresses.report(report.reference)
        _say(entry, "title", _title(report))
        _say(entry, "id", address)
        _link(entry, "alternate", address, "text/html")
        _say(entry, "published", moments.said(report.submitted_at) or "")
        _say(entry, "updated", moments.said(report.updated_at) or "")
        _say(entry, "content", _told(report))
        if report.topic_code:
            term, label = report.topic_code, markup.said(language.named(report.topic_name or ""))
            SubElement(entry, f"{{{ATOM}}}category", term=term, label=label)
        _tell_point(entry, report)
    return markup.written(root)


def _title(report: open_data.OpenReport) -> str:
    return excerpt(report.text)


def _told(report: open_data.OpenReport) -> str:
    """The story, where it is and how it stands, in plain words."""
    state = reports.notes(report.state, report.said)
    return "\n\n".join((report.text, reports.place(report), state))


def _tell(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = markup.said(text)


def _say(parent: Element, name: str, text: str) -> None:
    _tell(parent, f"{{{ATOM}}}{name}", text)


def _link(parent: Element, rel: str, href: str, kind: str) -> None:
    SubElement(parent, f"{{{ATOM}}}link", rel=rel, href=href, type=kind)


def _tell_point(parent: Element, report: open_data.OpenReport) -> None:
    if report.latitude is not None:
        _tell(parent, f"{{{GEORSS}}}point", f"{report.latitude} {report.longitude}")
