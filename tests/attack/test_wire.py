"""Bytes at the real server: two hosts in one request (T5), a proxy's word and a liar's (T2, T3)."""

from collections.abc import Iterator

import pytest
from flask import Flask
from redis import Redis

from config import settings
from tenants.kernel.tenancy import Tenant
from tests.attack.wire import say, served

SAMBAS, DEPOK = "Host: sambas.localhost:8000", "Host: depok.localhost:8000"
GET = "GET / HTTP/1.1"
NAMES = ("Sambas", "Depok")


@pytest.fixture(scope="module")
def port(app: Flask, sambas: Tenant, depok: Tenant) -> Iterator[int]:
    with served() as opened:
        yield opened


def test_one_host_is_answered(port: int) -> None:
    """What all below differ from."""
    ((status, text),) = say(port, GET, SAMBAS)
    assert (status, "Kabupaten Sambas" in text) == (200, True)
    ((status, text),) = say(port, "GET http://sambas.localhost:8000/ HTTP/1.1", SAMBAS)
    assert (status, "Kabupaten Sambas" in text) == (200, True)


@pytest.mark.parametrize(
    "lines",
    [
        (GET, SAMBAS, DEPOK),
        (GET, DEPOK, SAMBAS),
        (GET, SAMBAS, SAMBAS),
        (GET, SAMBAS, SAMBAS.lower()),
        (GET, "Host : sambas.localhost:8000"),
        (GET, "Host: sambas.localhost", " depok.localhost"),
        ("GET http://depok.localhost:8000/ HTTP/1.1", SAMBAS),
        ("GET http://sambas.localhost:8000/ HTTP/1.1", DEPOK),
        ("GET https://depok.localhost/?a=1 HTTP/1.1", SAMBAS),
        ("GET http://sambas.localhost@depok.localhost/ HTTP/1.1", SAMBAS),
        ("GET http://[::1/ HTTP/1.1", SAMBAS),
        ("GET http:///masuk HTTP/1.1", SAMBAS),
        ("GET http://platform.localhost:8000/masuk HTTP/1.1", SAMBAS),
        ("GET http://sambas.localhost:8000/masuk HTTP/1.1", "Host: platform.localhost:8000"),
    ],
)
def test_a_request_that_names_two_hosts_is_nobodys(port: int, lines: tuple[str, ...]) -> None:
    ((status, text),) = say(port, *lines)
    assert status in {400, 404}
    assert not [name for name in NAMES if name in text]


def test_headers_with_underscores_are_not_those_with_dashes(port: int) -> None:
    ((status, text),) = say(
        port, GET, SAMBAS, "X_Forwarded_Host: depok.localhost:8000", "HTTP_HOST: depok.localhost"
    )
    assert status == 200
    assert "Depok" not in text


def test_a_second_request_is_not_smuggled_inside_the_first(port: int) -> None:
    """Content-Length and Transfer-Encoding together: RFC 9112 6.3."""
    heard = say(
        port,
        *("POST /masuk HTTP/1.1", SAMBAS, "Content-Length: 6", "Transfer-Encoding: chunked"),
        *("", "0", "", GET, DEPOK),
    )
    assert [status for status, _ in heard] == [400]
    assert "Depok" not in heard[0][1]


@pytest.fixture(scope="module")
def behind_a_proxy(app: Flask, sambas: Tenant, depok: Tenant) -> Iterator[int]:
    with served(JEMBATAN_TRUSTED_PROXIES="1") as opened:
        yield opened


def test_even_a_trusted_proxy_does_not_choose_the_tenant(behind_a_proxy: int) -> None:
    """T2."""
    for header in ("X-Forwarded-Host", "X-Forwarded-Server", "X-Forwarded-Port", "Forwarded"):
        value = "host=depok.localhost:8000" if header == "Forwarded" else "depok.localhost:8000"
        ((status, text),) = say(behind_a_proxy, GET, SAMBAS, f"{header}: {value}")
        assert (status, "Kabupaten Sambas" in text, "Depok" in text) == (200, True, False)


@pytest.mark.parametrize(
    ("through", "counted"), [("behind_a_proxy", "203.0.113.9"), ("port", "127.0.0.1")]
)
def test_limits_count_the_address_that_the_proxy_saw(
    request: pytest.FixtureRequest, through: str, counted: str
) -> None:
    """T3, T65: what a visitor writes before it is a lie; without a proxy all of it is."""
    with Redis.from_url(settings.REDIS_URL) as redis:
        for key in redis.scan_iter("*jembatan*"):
            redis.delete(key)
        port = request.getfixturevalue(through)
        say(port, "GET /u/1/x HTTP/1.1", SAMBAS, "X-Forwarded-For: 198.51.100.7, 203.0.113.9")
        keys = [key.decode() for key in redis.scan_iter("*jembatan*")]
    assert keys
    assert all(f"sambas:{counted}/" in key for key in keys), keys
