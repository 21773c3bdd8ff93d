"""Structured logs: one line an event, with the tenant and the request's id.

What libraries say by `logging` (Flask, gunicorn, rq) becomes such a line too. An address may be
the key to a secret report, so none is written: a request's line has its route.
"""

import logging
import unicodedata
from logging.config import dictConfig
from typing import Any

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor

from config import settings

WITH_ADDRESS = "Error handling request %s"  # as gunicorn begins it
INDENT = "\n    "  # what stands there can't pass for a line of ours


def configure() -> None:
    """Once a process, however many apps it holds: a logger keeps what it was first given."""
    if structlog.is_configured():
        return
    adopt()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            *_finish(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )


def adopt() -> None:
    """Libraries' records become lines of ours; gunicorn's log of accesses stays off."""
    dictConfig(LIBRARIES)


def of_libraries() -> logging.Formatter:
    """Makes lines of ours out of records of `logging`."""
    return ProcessorFormatter(
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            _without_address,
        ],
        processors=[ProcessorFormatter.remove_processors_meta, *_finish()],
    )


LIBRARIES: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"ours": {"()": of_libraries}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "ours"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True}},
}


def _finish() -> list[Processor]:
    finish: list[Processor] = [
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    if settings.LOG_FORMAT == "json":
        return [*finish, structlog.processors.JSONRenderer()]
    plain = structlog.dev.plain_traceback
    return [
        *finish,
        _on_one_line,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain),
    ]


def _without_address(_logger: Any, _name: str, event: EventDict) -> EventDict:
    if str(event["_record"].msg).startswith(WITH_ADDRESS):
        event["event"] = WITH_ADDRESS.removesuffix(" %s")
    return event


def _on_one_line(_logger: Any, _name: str, event: EventDict) -> EventDict:
    """For people: JSON escapes by itself."""
    for key, value in event.items():
        if key == "exception":
            event[key] = INDENT + INDENT.join(map(_visible, str(value).splitlines()))
        elif isinstance(value, str):
            event[key] = _visible(value)
    return event


def _visible(text: str) -> str:
    """Without a letter that ends a line or moves a cursor."""
    return "".join(
        letter.encode("unicode_escape").decode()
        if unicodedata.category(letter) in {"Cc", "Zl", "Zp", "Cf"}
        else letter
        for letter in text
    )
