"""Handing one message to the mail server, and knowing what became of it."""

import smtplib
import ssl
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any
from urllib.parse import unquote, urlsplit

from config import settings

PERMANENT = 500
POLICY = b"5.7."  # RFC 3463: it does not like us; the address may be right


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message with exactly one recipient (T44)."""

    recipient: str
    message: EmailMessage


class RefusedError(Exception):
    """The server said 5xx: it will never take it."""


class RefusedAddressError(RefusedError):
    """It will never take anything for this address."""


class NotSentError(Exception):
    """It surely did not go out: no connection, or a 4xx. Try again later."""


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
        said = f"{code} {text!r}"
        if code >= PERMANENT and not text.startswith(POLICY):
            raise RefusedAddressError(said) from error
        _judge(code, said, error)
    except smtplib.SMTPResponseException as error:
        _judge(error.smtp_code, _said(error), error)
    except Exception as error:
        raise (UncertainError if server.is_in_data else NotSentError)(repr(error)) from error
    finally:
        server.close()


def _judge(code: int, said: str, error: Exception) -> None:
    if code >= PERMANENT:
        raise RefusedError(said) from error
    raise NotSentError(said) from error


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
