"""Another system that speaks GeoReport v2 to a region, and what it may send."""

import json
from dataclasses import dataclass
from itertools import count
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from flask import Flask
from sqlalchemy import select

from tenants import people
from tenants.complaints import Complaint
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Scope
from tests.factories.complaints import ROAD, VILLAGES
from tests.visitor import Page, Visitor

BASE = "/open311/v2"
_seeds = count(1)


def a_key(tenant: Tenant, *scopes: Scope, name: str = "Lapor Cepat") -> str:
    """Of a new client; with all scopes unless some are named."""
    with unit_of_work(tenant):
        seed = f"seed-{next(_seeds)}"
        return people.clients.register(seed, name, scopes or Scope, by=people.SYSTEM)[1]


@dataclass(frozen=True)
class Caller:
    """`key` goes into the body of what it posts, and into the header of what it reads."""

    visitor: Visitor
    key: str = ""

    def get(self, path: str, **headers: str) -> Page:
        bearer = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return self.visitor.get(f"{BASE}/{path}", **bearer, **headers)

    def post(self, path: str, fields: dict[str, Any], **headers: str) -> Page:
        """Without an Origin, as programs do."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        given = {"api_key": self.key, **fields} if self.key else fields
        return self.visitor.open(f"{BASE}/{path}", "POST", data=given, headers=named)

    def file(self, **fields: Any) -> str:
        """A report; its number."""
        answer = self.post("requests.json", a_report(self.visitor.host, **fields))
        assert answer.status == 201, answer.text
        return str(json.loads(answer.text)[0]["service_request_id"])


def caller(app: Flask, tenant: Tenant, *scopes: Scope) -> Caller:
    return Caller(Visitor(app, tenant.host), a_key(tenant, *scopes))


def anybody(app: Flask, tenant: Tenant) -> Caller:
    return Caller(Visitor(app, tenant.host))


def a_report(host: str, **fields: Any) -> dict[str, Any]:
    """The least that is taken."""
    return {
        "service_code": ROAD,
        "description": "Jalan di depan sekolah berlubang besar dan membahayakan.",
        "address_id": VILLAGES.get(host.partition(".")[0], ""),
        **fields,
    }


def said(page: Page) -> Any:
    return json.loads(page.text)


def tree(page: Page) -> Element:
    return fromstring(page.text)  # our own answer


def fetched(tenant: Tenant, reference: str) -> Complaint:
    with unit_of_work(tenant, read_only=True):
        found = session.scalars(select(Complaint).where(Complaint.reference == reference)).one()
        session.expunge(found)
        return found
