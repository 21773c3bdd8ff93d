"""The jobs there are, by name: a queue may ask for these and for nothing else.

rq imports whatever name it finds in Redis and calls it: who can write there could run any
function of any library, `subprocess.getoutput` among them, as this process.
"""

from collections.abc import Callable
from pkgutil import resolve_name
from typing import Any

import structlog
from rq.job import Job, JobStatus

NAMES = frozenset(
    {
        "workers.complaints.announce_digests",
        "workers.complaints.climb_ladder",
        "workers.complaints.follow_calendar",
        "workers.complaints.follow_silence",
        "workers.complaints.forget_old_drafts",
        "workers.complaints.forget_unconfirmed_follows",
        "workers.complaints.train",
        "workers.files.sweep",
        "workers.onboarding.onboard",
        "workers.relay.drain_effects",
        "workers.relay.drain_mail",
        "workers.relay.sweep",
    }
)
MOST_LOGGED = 100  # letters of a name that somebody else wrote

log = structlog.get_logger()


class UnknownJobError(RuntimeError):
    """A queue asked for what is no job of ours."""


def named(name: object) -> Callable[..., Any]:
    """The job of this name; UnknownJobError for any other, which is never imported."""
    if name not in NAMES:
        log.error("job.refused", job=str(name)[:MOST_LOGGED])
        raise UnknownJobError
    found: Callable[..., Any] = resolve_name(str(name))
    return found


class NamedJob(Job):
    """A job as rq reads it from Redis, with nothing in it that chooses code but its name.

    Callbacks are names too, and webhooks addresses, called at a job's end or by the upkeep of
    what was abandoned: we have none.
    """

    @property
    def func(self) -> Callable[..., Any]:
        return named(self.func_name)

    @property
    def success_callback(self) -> None:
        return self._refuse(self._success_callback_name)

    @property
    def failure_callback(self) -> None:
        return self._refuse(self._failure_callback_name)

    @property
    def stopped_callback(self) -> None:
        return self._refuse(self._stopped_callback_name)

    def send_webhooks(self, status: str | JobStatus, *, exc_string: str | None = None) -> None:  # noqa: ARG002 - rq's signature
        """Call no address that stands in Redis, from behind our walls."""
        for each in self.webhooks:
            self._refuse(each.url)

    def _refuse(self, name: str | None) -> None:
        if name:
            log.error("job.callback_refused", job=name[:MOST_LOGGED])
