"""Reports that only wait for their last button: drafts in the database, requests in hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from urllib.parse import quote

from sqlalchemy import select

from tenants import complaints
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.places import Village
from tests.bench import filling
from tests.bench.crowd import ask, request
from tests.bench.ground import Ground
from workers.app import app

_TOKEN = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
_COOKIE = re.compile(rb"Set-Cookie: (jembatan=[^;]+)")
_addresses = count(1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft of a tenant: its complaint's key to be, and the request that submits it."""

    tenant: Tenant
    key: bytes
    request: bytes


def prepare(ground: Ground, tenants: Sequence[Tenant], total: int) -> list[Waiting]:
    """`total` drafts, the tenants taking turns; every one is sure of its agency."""
    port, each = ground.web(), -(-total // len(tenants))
    with app().app_context():
        by_tenant = [_of_tenant(port, tenant, each) for tenant in tenants]
    return [waiting for turn in zip(*by_tenant, strict=True) for waiting in turn][:total]


def _of_tenant(port: int, tenant: Tenant, total: int) -> list[Waiting]:
    door = _open_door(port, tenant)
    with unit_of_work(tenant):
        villages = session.scalars(select(Village.code).limit(50)).all()
        stories = _stories(villages)
        drafts = [complaints.drafts.begin() for _ in range(total)]
        for draft, _token in drafts:
            complaints.drafts.keep_answers(draft, next(stories))
        return [
            Waiting(tenant, draft.token_digest, _submission(tenant, token, door))
            for draft, token in drafts
        ]


def _stories(villages: Sequence[str]) -> Iterator[dict[str, str | None]]:
    """Half have a topic chosen, half leave it to words that speak clearly."""
    clear = [
        (text, found[0].topic_code)
        for text in filling.texts()[:200]
        if (found := complaints.topics.suggest_for(text))
        and found[0].confidence >= complaints.USUAL_THRESHOLD
        and complaints.topics.agency_id_for(found[0].topic_code, villages[0])
    ]
    return cycle(
        {
            "text": text,
            "topic": topic if number % 2 else None,
            "village": villages[number % len(villages)],
            "visibility": "publik",
            "name": "Warga",
            "email": f"warga{number}@contoh.test",
        }
        for number, (text, topic) in enumerate(clear)
    )


def _open_door(port: int, tenant: Tenant) -> tuple[str, str]:
    """A visitor's cookie and form token, as the first page of filing hands them out."""
    answer = ask(port, request("GET", tenant.host, "/lapor", headers=_from_afar()))
    cookie, token = _COOKIE.search(answer), _TOKEN.search(answer)
    assert cookie and token, answer[:400]
    return cookie[1].decode(), token[1].decode()


def _submission(tenant: Tenant, token: str, door: tuple[str, str]) -> bytes:
    cookie, form_token = door
    headers = {"Cookie": cookie, "Origin": f"http://{tenant.host}", **_from_afar()}
    body = f"csrf_token={quote(form_token)}".encode()
    return request("POST", tenant.host, f"/lapor/{token}/periksa", body=body, headers=headers)


def _from_afar() -> dict[str, str]:
    """An address nobody else has: the limits are on."""
    number = next(_addresses)
    return {
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
        "X-Forwarded-Proto": "http",
    }
