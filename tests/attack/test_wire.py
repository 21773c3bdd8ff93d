"""Two hosts in one request, at the real server: one of them would be believed by a proxy (T5)."""

from collections.abc import Iterator

import pytest
from flask import Flask

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
