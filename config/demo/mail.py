"""A mail catcher: takes any message by SMTP, keeps it, shows it on a page; nothing leaves.

python -m config.demo.mail --smtp-port 1025 --http-port 8025 --dir .state/mail
"""

import argparse
import asyncio
import signal
from collections.abc import Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from aiosmtpd.smtp import SMTP, Envelope, Session

from config.demo.mail_page import MailPage
from config.demo.mailbox import Mailbox

LOCAL = "127.0.0.1"
LARGEST_MESSAGE = 32 * 1024 * 1024  # bytes


class Catcher:
    """Says 250 only after the message is in the mailbox (aiosmtpd calls handle_DATA)."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep one message."""
        number = self._mailbox.keep(
            envelope.original_content or b"", envelope.mail_from or "", envelope.rcpt_tos
        )
        return f"250 kept as {number}"


async def catch(mailbox: Mailbox, smtp_port: int, http_port: int) -> None:
    """Serve SMTP and the page until SIGINT or SIGTERM."""
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for how in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(how, stopped.set)
    catcher = Catcher(mailbox)
    smtp = await loop.create_server(
        lambda: SMTP(catcher, data_size_limit=LARGEST_MESSAGE, enable_SMTPUTF8=True, loop=loop),
        host=LOCAL,
        port=smtp_port,
    )
    page = type("Page", (MailPage,), {"mailbox": mailbox})
    web = ThreadingHTTPServer((LOCAL, http_port), page)
    Thread(target=web.serve_forever, daemon=True).start()
    await stopped.wait()
    smtp.close()
    web.shutdown()


def main(words: Sequence[str] | None = None) -> None:
    """Run the catcher."""
    parser = argparse.ArgumentParser(prog="config.demo.mail", description=__doc__)
    parser.add_argument("--smtp-port", type=int, required=True)
    parser.add_argument("--http-port", type=int, required=True)
    parser.add_argument("--dir", type=Path, required=True, help="folder of the .eml files")
    options = parser.parse_args(words)
    asyncio.run(catch(Mailbox(options.dir), options.smtp_port, options.http_port))


if __name__ == "__main__":
    main()
