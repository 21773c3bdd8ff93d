"""A request as a mail program or a scanner makes it: no cookie, no script, no browser."""

import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit

from config.demo.program import LOCAL


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(url: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    """Ask a site of the stage; names under localhost mean this machine, whoever resolves them."""
    parts = urlsplit(url)
    line = http.client.HTTPConnection(LOCAL, parts.port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        line.request(method, parts.path, body, {"Host": parts.netloc} | named)
        answer = line.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        line.close()
