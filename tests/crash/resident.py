"""Somebody who files a report in a browser: the only way in, and the only acknowledgement."""

import http.client
import re
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="csrf_token"')
FOUND = 303


@dataclass(slots=True)
class Answer:
    status: int
    location: str
    body: str


@dataclass(slots=True)
class Resident:
    """`text` is unlike every other's, so that the report can be found by it."""

    host: str
    place: dict[str, str]
    email: str = ""
    text: str = field(
        default_factory=lambda: f"Jalan berlubang di depan pasar {secrets.token_hex(6)}"
    )
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    draft: str = ""

    def file(self) -> bool:
        """Write a report and send it; whether it was acknowledged."""
        self.write()
        return self.send()

    def write(self) -> None:
        """Everything but the last button."""
        first = self._post("/lapor", text=self.text)
        assert first.status == FOUND, first.body
        self.draft = first.location.removesuffix("/topik")
        for page, answers in (
            ("topik", {"topic": self.place["topic"]}),
            ("di-mana", {"district": self.place["district"], "village": self.place["village"]}),
            ("identitas", {"identity": "publik", "name": "Sari", "email": self.email}),
        ):
            assert self._post(f"{self.draft}/{page}", **answers).status == FOUND, page

    def send(self) -> bool:
        """The last button. OSError or HTTPException when the line breaks before an answer."""
        answer = self._post(f"{self.draft}/periksa")
        return answer.status == FOUND and answer.location == f"{self.draft}/terkirim"

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def _post(self, path: str, **answers: str) -> Answer:
        found = TOKEN.search(self.get("/lacak").body)
        assert found, "a form without a token"
        token = found.group(1) or found.group(2)
        return self._ask("POST", path, urlencode(answers | {"csrf_token": token}))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        port = int(self.host.rpartition(":")[2])
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        carried = "; ".join(f"{each.key}={each.value}" for each in self.cookies.values())
        headers = {"Host": self.host, "Origin": f"http://{self.host}", "Cookie": carried}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            link.request(method, path, body, headers)
            response = link.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                self.cookies.load(cookie)
            location = response.getheader("Location") or ""
            return Answer(response.status, location, response.read().decode())
        finally:
            link.close()
