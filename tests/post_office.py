"""A real SMTP server that fails by a script: the place where a test holds a worker."""

import asyncio
import socket
import ssl
import threading
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

MAIL_FROM = "MAIL"
BEFORE_DATA = "RCPT"
AFTER_DATA = "DATA"


class Hold:
    """A conversation that stops at one point until it is let go."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._free = asyncio.Event()
        self._reached = threading.Event()

    def await_somebody(self, within: float = 20) -> None:
        """Return when a client stands at the point; AssertionError if none comes (seconds)."""
        assert self._reached.wait(within), "nobody came to the point where they are held"

    def let_go(self) -> None:
        self._loop.call_soon_threadsafe(self._free.set)

    async def stand(self) -> None:
        self._reached.set()
        await self._free.wait()


class PostOffice:
    """Keeps what it takes. `refuse`, `hold` and `hang_up` concern the next message only."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []
        self._replies: dict[str, str] = {}
        self._holds: dict[str, Hold] = {}
        self._hangs_up: set[str] = set()
        self._controller: Controller
        self.url = ""

    def open(
        self, certificate: ssl.SSLContext | None = None, *, is_secure_at_once: bool = False
    ) -> None:
        """With a certificate, encrypted from the first byte or else by STARTTLS."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=port,
            enable_SMTPUTF8=True,
            ssl_context=certificate if is_secure_at_once else None,
            tls_context=None if is_secure_at_once else certificate,
        )
        self._controller.start()
        self.url = f"smtp://127.0.0.1:{port}"

    def close(self) -> None:
        for hold in self._holds.values():
            hold.let_go()
        self._controller.stop()

    def refuse(self, reply: str, at: str = BEFORE_DATA) -> None:
        """Answer the next message with `450 …` or `550 …`."""
        self._replies[at] = reply

    def hang_up(self, at: str) -> None:
        """Break the line: before DATA, or when the message is kept but not yet answered."""
        self._hangs_up.add(at)

    def hold(self, at: str) -> Hold:
        """Let the next client wait: before DATA, or after it and before the answer."""
        self._holds[at] = Hold(self._controller.loop)
        return self._holds[at]

    def sent_to(self, address: str) -> list[EmailMessage]:
        return [each for each in self.messages if address in str(each["To"])]

    def copies(self) -> Counter[str]:
        """How often each Message-ID was taken."""
        return Counter(str(each["Message-ID"]) for each in self.messages)

    def clear(self) -> None:
        self.messages.clear()
        self.envelopes.clear()
        self._replies.clear()
        self._hangs_up.clear()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return await self._answer(MAIL_FROM, server)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return await self._answer(BEFORE_DATA, server)

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if AFTER_DATA not in self._replies:
            content = message_from_bytes(envelope.original_content or b"", policy=policy.default)
            assert isinstance(content, EmailMessage)
            self.messages.append(content)
            self.envelopes.append(envelope)
        return await self._answer(AFTER_DATA, server)

    async def _answer(self, point: str, server: SMTP) -> str:
        if hold := self._holds.pop(point, None):
            await hold.stand()
        if point in self._hangs_up:
            self._hangs_up.discard(point)
            server.transport.abort()
        return self._replies.pop(point, "250 OK")
