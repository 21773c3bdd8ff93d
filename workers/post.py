"""Handing one message to the mail server, and knowing what became of it."""

import re
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit

from config import settings

# What a server says of this one address or this one mail, and would say again (RFC 5321 4.2.3,
# RFC 3463, RFC 7504). Any other 5xx is about us or about it: a log-in, a sender, a certificate,
# a blocklist, a broken filter. That is mended, and nobody's mail may be lost meanwhile.
NO_SUCH_ADDRESS = frozenset({550, 551, 553, 556})
NO_SUCH_ADDRESS_IN_DETAIL = re.compile(rb"5\.(1\.(0|1|2|3|6|10)|2\.\d+)\b")
CONTENT = frozenset({552, 554})
CONTENT_IN_DETAIL = re.compile(rb"5\.(6\.\d+|3\.4|2\.3)\b")
_DETAILED = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message with exactly one recipient (T44)."""

    recipient: str
    message: EmailMessage


class TooEarlyError(Exception):
    """Its reader's quiet hours are not over before `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


class RefusedError(Exception):
    """The server will never take this mail."""


class RefusedAddressError(RefusedError):
    """It will never take anything for this address."""


class NotSentError(Exception):
    """It surely did not go out: no connection, a 4xx, or a 5xx about us. Try again later."""


class UncertainError(Exception):
    """The line broke while it was being sent: it may have gone out."""


class _Line(smtplib.SMTP):
    """A connection that remembers whether DATA began: what fails before surely did not go out."""

    is_in_data = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        self.is_in_data = True
        return super().data(msg)


class _SecureLine(_Line, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def send(outgoing: Outgoing) -> None:
    """Send, or raise one of the three errors above."""
    try:
        server = _connect()
    except smtplib.SMTPResponseException as error:
        raise NotSentError(_said(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotSentError(repr(error)) from error
    try:
        server.send_message(outgoing.message, to_addrs=[outgoing.recipient])
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        is_final = _is_about(code, text, NO_SUCH_ADDRESS, NO_SUCH_ADDRESS_IN_DETAIL)
        said = f"{code} {text!r}"
        raise (RefusedAddressError if is_final else NotSentError)(said) from error
    except smtplib.SMTPDataError as error:
        is_final = _is_about(error.smtp_code, error.smtp_error, CONTENT, CONTENT_IN_DETAIL)
        raise (RefusedError if is_final else NotSentError)(_said(error)) from error
    except smtplib.SMTPResponseException as error:  # our greeting, or MAIL FROM
        raise NotSentError(_said(error)) from error
    except Exception as error:
        raise (UncertainError if server.is_in_data else NotSentError)(repr(error)) from error
    finally:
        server.close()


def _is_about(
    code: int, text: bytes | str, codes: frozenset[int], details: re.Pattern[bytes]
) -> bool:
    """The detailed code decides where there is one, else the bare one."""
    said = text.encode(errors="replace") if isinstance(text, str) else text
    if _DETAILED.match(said):
        return details.match(said) is not None
    return code in codes


def _said(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {error.smtp_error!r}"


def _connect() -> _Line:
    """`smtp://` plain, `smtp+starttls://` and `smtps://` for servers out there.

    smtplib by itself would believe any certificate, and hand a stranger our password.
    """
    where = urlsplit(str(settings.SMTP_URL))
    host, timeout = where.hostname or "localhost", float(settings.SMTP_TIMEOUT_SECONDS)
    trusted = ssl.create_default_context() if where.scheme != "smtp" else None
    if where.scheme == "smtps":
        server: _Line = _SecureLine(host, where.port or 465, timeout=timeout, context=trusted)
    else:
        server = _Line(host, where.port or 25, timeout=timeout)
    try:
        if where.scheme == "smtp+starttls":
            server.starttls(context=trusted)
        if where.username:
            server.login(unquote(where.username), unquote(where.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def sender(local_part: str, name: str) -> Address:
    return Address(display_name=name, username=local_part, domain=str(settings.MAIL_FROM_DOMAIN))
