"""What a worker stands between: the bells that call it and the server it hands mail to."""

from collections.abc import Iterator

import pytest
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from config import settings
from config.demo.program import free_port
from tests.post_office import PostOffice
from workers import queues


@pytest.fixture(scope="session")
def office() -> Iterator[PostOffice]:
    opened = PostOffice()
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def post_office(office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> PostOffice:
    """Where this process's mail goes; empty at first."""
    office.clear()
    monkeypatch.setattr(settings, "SMTP_URL", office.url)
    return office


class Bells:
    """What was asked of the lanes and nobody has done yet."""

    def rung(self, lane: str = queues.EFFECTS) -> list[tuple[str, ...]]:
        """(job, *words) in the order of ringing."""
        jobs = queues.queue(lane, queues.patient()).jobs
        return [(str(job.func_name), *map(str, job.args)) for job in jobs]

    def silence(self) -> None:
        for lane in queues.LANES:
            queues.queue(lane, queues.patient()).empty()


@pytest.fixture
def bells() -> Iterator[Bells]:
    """No worker listens in a test's process: what is rung stays in Redis to be looked at."""
    found = Bells()
    found.silence()
    yield found
    found.silence()


@pytest.fixture
def without_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answers where the bell hangs."""
    nowhere = Redis(port=free_port(), retry=Retry(NoBackoff(), retries=0))
    monkeypatch.setattr(queues, "_brisk", lambda: nowhere)
