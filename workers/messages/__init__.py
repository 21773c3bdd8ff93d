"""One kind of mail, one function, one folder of its name: subject.txt, body.txt, body.html."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default as usual_policy
from email.utils import format_datetime
from typing import Any, NamedTuple

import css_inline
from flask import render_template
from flask_babel import force_locale, gettext

from tenants.kernel import clock, tenancy
from workers import post
from workers.post import Outgoing

# Mail programs read a folded List-Unsubscribe as an empty one; its address is longer than 78.
_policy = usual_policy.clone(max_line_length=500)
_inliner = css_inline.CSSInliner(keep_at_rules=True)


class Service(NamedTuple):
    """On whose behalf a mail is written: in brackets before its subject, and at its head."""

    subject: str
    head: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message needs besides its words.

    `name` is its kind and its folder. `key` is the outbox row's: the Message-ID is drawn from
    it, so that a second sending is the same message. `thread` gathers the mails about one thing.
    `unsubscribe` is the address of RFC 8058's one-click POST, for mail that may be stopped.
    """

    service: Service
    name: str
    recipient: str
    locale: str
    key: str
    thread: str | None = None
    unsubscribe: str | None = None


def compose(letter: Letter, **context: Any) -> Outgoing:
    """Render a message in its reader's language, text and HTML."""
    tenant = tenancy.current()
    words: Mapping[str, Any] = {
        "tenant": tenant,
        "service": letter.service,
        "unsubscribe": letter.unsubscribe,
        "locale": letter.locale,
        **context,
    }
    with force_locale(letter.locale):
        service = gettext(letter.service.subject, region=tenant.brief_name)
        subject = f"[{service}] {render_template(f'{letter.name}/subject.txt', **words)}"
        text = render_template(f"{letter.name}/body.txt", **words)
        html = _inliner.inline(render_template(f"{letter.name}/body.html", **words))
    message = EmailMessage(_policy)
    message["Subject"] = " ".join(subject.split())
    message["From"] = post.sender(tenant.key, f"{tenant.name} via Jembatan")
    message["To"] = Address(addr_spec=letter.recipient)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = _message_id(letter.key, tenant)
    message["Auto-Submitted"] = "auto-generated"
    if letter.thread:
        message["References"] = _message_id(letter.thread, tenant)
    if letter.unsubscribe:
        message["List-Unsubscribe"] = f"<{letter.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return Outgoing(letter.recipient, message)


def _message_id(key: str, tenant: tenancy.Tenant) -> str:
    drawn = hashlib.sha256(f"{tenant.key}\0{key}".encode()).hexdigest()[:32]
    return f"<{drawn}@{tenant.host.partition(':')[0]}>"
