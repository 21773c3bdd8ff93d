"""Handing one message to the mail server, and knowing what became of it."""

import smtplib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from config import settings

PERMANENT = 500


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message with exactly one recipient (T44)."""

    recipient: str
    message: EmailMessage


class RefusedError(Exception):
    """The server said 5xx: it will never take it."""


class NotSentError(Exception):
    """It surely did not go out: no connection, or a 4xx. Try again later."""


class UncertainError(Exception):
    """The line broke while it was being sent: it may have gone out."""


def send(outgoing: Outgoing) -> None:
    """Send, or raise one of the three errors above."""
    try:
        server = _connect()
    except smtplib.SMTPResponseException as error:
        raise NotSentError(_said(error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotSentError(repr(error)) from error
    try:
        refused = server.send_message(outgoing.message, to_addrs=[outgoing.recipient])
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        _judge(code, f"{code} {text!r}", error)
    except smtplib.SMTPResponseException as error:
        _judge(error.smtp_code, _said(error), error)
    except (OSError, smtplib.SMTPException) as error:
        raise UncertainError(repr(error)) from error
    finally:
        server.close()
    del refused


def _judge(code: int, said: str, error: Exception) -> None:
    if code >= PERMANENT:
        raise RefusedError(said) from error
    raise NotSentError(said) from error


def _said(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {error.smtp_error!r}"


def _connect() -> smtplib.SMTP:
    """`smtp://` plain, `smtp+starttls://` and `smtps://` for servers out there."""
    where = urlsplit(str(settings.SMTP_URL))
    host, timeout = where.hostname or "localhost", float(settings.SMTP_TIMEOUT_SECONDS)
    if where.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, where.port or 465, timeout=timeout)
    else:
        server = smtplib.SMTP(host, where.port or 25, timeout=timeout)
    if where.scheme == "smtp+starttls":
        server.starttls()
    if where.username:
        server.login(unquote(where.username), unquote(where.password or ""))
    return server


def sender(local_part: str, name: str) -> Address:
    return Address(display_name=name, username=local_part, domain=str(settings.MAIL_FROM_DOMAIN))
