"""The doorbell: tells a worker that a tenant's outbox has something, best effort.

If Redis is away the request still answers and nothing is lost: the sweeper looks every minute.
"""

from collections.abc import Callable
from functools import lru_cache, partial

import structlog
from flask import g
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from config import settings

log = structlog.get_logger()


@lru_cache(maxsize=1)
def _queue() -> Queue:
    connection = Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.2, socket_timeout=0.5)
    return Queue("effects", connection=connection, serializer=JSONSerializer)


def ring(tenant_key: str) -> None:
    """Ask for the outbox of a tenant to be relayed now."""
    _enqueue("workers.relay.drain_effects", tenant_key)


def ring_onboarding(tenant_key: str) -> None:
    """Ask for a region's onboarding to go on now."""
    _enqueue("workers.onboarding.onboard", tenant_key)


def after_commit(ring_bell: Callable[[str], None], tenant_key: str) -> None:
    """Ring once this request's transaction is kept; a request that fails rings nothing."""
    g.setdefault("rings", []).append(partial(ring_bell, tenant_key))


def _enqueue(job: str, tenant_key: str) -> None:
    try:
        _queue().enqueue(job, tenant_key, result_ttl=0, failure_ttl=86_400)
    except RedisError as error:
        log.warning("nudge.failed", tenant=tenant_key, error=repr(error))
