"""The two lanes: local effects must not wait behind a mail server that hangs."""

from functools import lru_cache

from redis import Redis
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

from config import settings

EFFECTS = "effects"
MAIL = "mail"
LANES = (EFFECTS, MAIL)


@lru_cache(maxsize=1)
def connection() -> Redis:
    """Redis that waits out an absence: rq's worker dies of one at a job's end otherwise."""
    return Redis.from_url(
        settings.REDIS_URL,
        retry=Retry(ExponentialBackoff(cap=5, base=0.1), retries=20),
        retry_on_error=[RedisConnectionError, RedisTimeoutError],
    )


def queue(lane: str) -> Queue:
    return Queue(lane, connection=connection(), serializer=JSONSerializer)
