"""Caught messages: one numbered .eml file each, the number growing with time."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice
from pathlib import Path
from threading import Lock

WIB = timezone(timedelta(hours=7), "WIB")
RECIPIENTS = ("delivered-to", "to", "cc")
HEADER_BYTES = 65536  # enough of a file to read its headers


@dataclass(frozen=True, slots=True)
class Letter:
    """A caught message, or only its headers when it comes from a list."""

    number: int
    caught_at: datetime
    content: EmailMessage

    def header(self, name: str) -> str:
        """Return a header decoded, empty when it is missing or beyond reading."""
        try:
            return str(self.content.get(name, ""))
        except (ValueError, IndexError, AttributeError, TypeError):  # hostile headers are welcome
            return "(tidak terbaca)"

    @property
    def text(self) -> str | None:
        """The plain part."""
        return self._part("plain")

    @property
    def html(self) -> str | None:
        """The HTML part, as it came: hostile."""
        return self._part("html")

    @property
    def attachments(self) -> list[str]:
        """File names of what is attached."""
        parts = self.content.iter_attachments() if self.content.is_multipart() else iter(())
        return [part.get_filename() or part.get_content_type() for part in parts]

    def _part(self, kind: str) -> str | None:
        part = self.content.get_body((kind,))
        if part is None:
            return None
        raw = part.get_payload(decode=True)
        charset = part.get_content_charset("utf-8")
        try:
            return raw.decode(charset, "replace") if isinstance(raw, bytes) else str(raw)
        except LookupError:  # an unknown charset
            return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)


class Mailbox:
    """A folder of messages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def keep(self, raw: bytes, sender: str, recipients: Sequence[str]) -> int:
        """Write one message, whole or not at all, under the next number."""
        envelope = [f"Return-Path: <{_line(sender)}>"]
        envelope += [f"Delivered-To: {_line(recipient)}" for recipient in recipients]
        head = "\r\n".join([*envelope, ""]).encode("utf-8", "surrogateescape")
        with self._lock:
            number = max(self._numbers(), default=0) + 1
            draft = self.folder / f"{number:08}.new"
            draft.write_bytes(head + raw)
            draft.rename(self._path(number))
        return number

    def newest(self, recipient: str = "", limit: int = 200) -> list[Letter]:
        """Return the latest messages, newest first, to an address that contains `recipient`."""
        return list(islice(self._to(recipient.casefold()), limit))

    def count(self) -> int:
        """How many messages there are."""
        return sum(1 for _ in self._numbers())

    def open(self, number: int) -> Letter | None:
        """Return one whole message."""
        raw = self.read(number)
        return None if raw is None else self._letter(number, raw)

    def read(self, number: int) -> bytes | None:
        """Return the bytes of one message."""
        path = self._path(number)
        return path.read_bytes() if path.exists() else None

    def _to(self, recipient: str) -> Iterator[Letter]:
        for number in sorted(self._numbers(), reverse=True):
            with self._path(number).open("rb") as source:
                letter = self._letter(number, source.read(HEADER_BYTES))
            known = [
                value for name, value in letter.content.raw_items() if name.lower() in RECIPIENTS
            ]
            if recipient in " ".join(map(str, known)).casefold():
                yield letter

    def _letter(self, number: int, raw: bytes) -> Letter:
        content = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
        caught_at = datetime.fromtimestamp(self._path(number).stat().st_mtime, WIB)
        return Letter(number, caught_at, content)

    def _numbers(self) -> Iterator[int]:
        with os.scandir(self.folder) as entries:
            for entry in entries:
                stem, dot, kind = entry.name.partition(".")
                if dot and kind == "eml" and stem.isdecimal():
                    yield int(stem)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:08}.eml"


def _line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")
