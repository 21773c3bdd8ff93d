"""One of two regencies that know nothing of each other, as a test knows it: by names."""

from dataclasses import dataclass, field

from flask import Flask

from tenants.kernel.db import session
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Actor
from tests.signing_in import PASSWORD
from tests.visitor import Visitor


@dataclass
class Stranger:
    """A tenant and what is known of it by name: reports by what they are, keys by whose."""

    tenant: Tenant
    ids: dict[str, int] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)

    def visitor(self, app: Flask, who: str | None = None) -> Visitor:
        """A browser at this tenant's host, signed in as `who`: once, its cookie is kept."""
        opened = Visitor(app, self.tenant.host)
        if who and who in self.cookies:
            opened.carry(self.cookies[who])
        elif who:
            opened.sign_in(self.email(who), PASSWORD)
            self.cookies[who] = opened.cookie()
        return opened

    def email(self, who: str) -> str:
        return f"{who}@{self.tenant.key}.test"


def actor(stranger: Stranger, who: str) -> Actor:
    return session.get_one(Account, stranger.ids[who]).as_actor()
