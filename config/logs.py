"""Structured logs: one line an event, with the tenant and the request's id.

What libraries say by `logging` (Flask, gunicorn, rq) becomes such a line too. An address may be
the key to a secret report, so none is written: a request's line has its route. Whatever text
comes in besides, an exception's too, goes through `hide` (T70).
"""

import logging
import unicodedata
from collections.abc import Callable
from logging.config import dictConfig
from typing import Any

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor

from config import settings

WITH_ADDRESS = "Error handling request %s"  # as gunicorn begins it
INDENT = "\n    "  # what stands there can't pass for a line of ours

Hide = Callable[[str], str]


def configure(hide: Hide) -> None:
    """Once a process, however many apps it holds: a logger keeps what it was first given."""
    if structlog.is_configured():
        return
    adopt(hide)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            *_finish(hide),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )


def adopt(hide: Hide) -> None:
    """Libraries' records become lines of ours; gunicorn's log of accesses stays off."""
    formatters = {"ours": {"()": _of_libraries, "hide": hide}}
    dictConfig(LIBRARIES | {"formatters": formatters})


def _of_libraries(hide: Hide) -> logging.Formatter:
    """Makes lines of ours out of records of `logging`."""
    return ProcessorFormatter(
        foreign_pre_chain=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            _without_address,
        ],
        processors=[ProcessorFormatter.remove_processors_meta, *_finish(hide)],
    )


LIBRARIES: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "ours"}},
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {"gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True}},
}


def _finish(hide: Hide) -> list[Processor]:
    finish: list[Processor] = [
        structlog.processors.format_exc_info,
        lambda _logger, _name, event: {key: _hidden(each, hide) for key, each in event.items()},
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if settings.LOG_FORMAT == "json":
        return [*finish, structlog.processors.JSONRenderer()]
    plain = structlog.dev.plain_traceback
    return [
        *finish,
        _on_one_line,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=plain),
    ]


def _hidden(value: Any, hide: Hide) -> Any:
    """What a line holds, as text or in lists of it; numbers and moments are ours."""
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, dict):
        return {key: _hidden(each, hide) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_hidden(each, hide) for each in value]
    return value if isinstance(value, int | float | None) else hide(str(value))


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
