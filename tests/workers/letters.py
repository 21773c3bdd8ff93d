"""Every kind of mail, as real people bring it about and a real mail server takes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cached_property

from tenants.complaints import Visibility
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.outbox import State
from tenants.kernel.tenancy import Tenant
from tests.inspection import parse
from tests.post_office import PostOffice
from tests.workers.happenings import bring_about
from tests.workers.ledger import MORNING, clear, rows
from workers import messages, relay
from workers.complaints import announce_digests, climb_ladder
from workers.effects import MAIL

_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Sent:
    """A mail as the server took it, with the row it came from."""

    kind: str
    key: str
    message: EmailMessage

    @cached_property
    def text(self) -> str:
        return self._part("plain")

    @cached_property
    def html(self) -> str:
        return self._part("html")

    def _part(self, subtype: str) -> str:
        part = self.message.get_body((subtype,))
        assert isinstance(part, EmailMessage)
        return str(part.get_content())

    @property
    def links(self) -> set[str]:
        """Every address in either part, and the one in the header."""
        hrefs = {each.get("href", "") for each in parse(self.html).iter("a")}
        header = str(self.message["List-Unsubscribe"] or "").strip("<>")
        return {*_ADDRESS.findall(self.text), *hrefs, header} - {""}


def all_of(
    tenant: Tenant, office: PostOffice, locale: str, visibility: Visibility = Visibility.PUBLIC
) -> list[Sent]:
    """What goes out in one morning in which everything happens; needs an app context."""
    office.clear()
    clear(tenant)
    with clock.frozen(MORNING):
        with unit_of_work(tenant):
            bring_about(locale, visibility)
        announce_digests(tenant.key)
        climb_ladder(tenant.key)
        relay.drain_effects(tenant.key)
        _deliver(tenant)
    stuck = [(each.kind, each.last_error) for each in rows(tenant) if each.state != State.DONE]
    assert not stuck
    return list(sent(tenant, office))


def _deliver(tenant: Tenant) -> None:
    """A turn sends for five seconds, of which a busy machine needs many: as long as one helps."""
    before = -1
    while (left := sum(each.state == State.READY for each in rows(tenant))) not in {0, before}:
        before = left
        relay.drain_mail(tenant.key)


def sent(tenant: Tenant, office: PostOffice) -> Iterator[Sent]:
    """What the server took since it was cleared, in the order of the rows."""
    by_id = {str(each["Message-ID"]): each for each in office.messages}
    for row in rows(tenant):
        if row.kind in MAIL:
            message = by_id.get(messages._message_id(row.dedupe_key, tenant))
            if message is not None:
                yield Sent(row.kind, row.dedupe_key, message)
