"""Three lanes, a process each: a report goes to its agency at once, whatever else there is to do.

Local effects wait neither for a mail server that hangs nor for upkeep, which may take long.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import structlog
from redis import Redis
from redis.backoff import ExponentialBackoff, NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

from config import settings
from workers.jobs import NamedJob, named

EFFECTS = "effects"
MAIL = "mail"
UPKEEP = "upkeep"
LANES = (EFFECTS, MAIL, UPKEEP)

log = structlog.get_logger()


@lru_cache(maxsize=1)
def patient() -> Redis:
    """For listening: waits out an absence; rq's worker dies of one at a job's end otherwise."""
    return Redis.from_url(
        settings.REDIS_URL,
        retry=Retry(ExponentialBackoff(cap=5, base=0.1), retries=20),
        retry_on_error=[RedisConnectionError, RedisTimeoutError],
    )


@lru_cache(maxsize=1)
def _brisk() -> Redis:
    """For ringing: says at once that Redis is away."""
    return Redis.from_url(
        settings.REDIS_URL,
        socket_connect_timeout=0.5,
        socket_timeout=2,
        retry=Retry(NoBackoff(), retries=1),  # once more, for a connection gone stale
    )


def queue(name: str, connection: Redis) -> Queue:
    return Queue(name, connection=connection, serializer=JSONSerializer, job_class=NamedJob)


def ask(name: str, work: str, *words: str) -> None:
    """Put `work`, a job by its name, into a queue; while Redis is away it is done here and now."""
    job = named(work)
    try:
        queue(name, _brisk()).enqueue(work, *words, result_ttl=0, failure_ttl=86_400)
    except RedisError as error:
        log.warning("redis.away", job=work, error=repr(error))
        _do(job, work, *words)


def _do(job: Callable[..., Any], work: str, *words: str) -> None:
    try:
        job(*words)
    except Exception:
        log.exception("job.failed", job=work, words=words)
