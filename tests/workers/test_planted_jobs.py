"""Who can write to Redis asks for jobs of ours, and for nothing else."""

from pathlib import Path

import pytest
from flask import Flask
from rq import Queue, Webhook
from rq.job import Callback, JobStatus
from rq.registry import StartedJobRegistry
from rq.serializers import JSONSerializer
from structlog.testing import capture_logs

from config.demo.program import free_port
from tests.lanes import Bells
from web import nudge
from workers import queues, schedule
from workers.__main__ import listener
from workers.jobs import NAMES, UnknownJobError, named

SHELL = "subprocess.getoutput"


@pytest.fixture
def redis(app: Flask, bells: Bells) -> Queue:
    """A queue as an attacker writes it: rq's own, any name in it."""
    return Queue(queues.EFFECTS, connection=queues.patient(), serializer=JSONSerializer)


def run_what_is_there() -> list[dict[str, object]]:
    """What a lane says while it works off its queues."""
    with capture_logs() as said:
        listener(queues.EFFECTS).work(burst=True, logging_level="CRITICAL")
    return [dict(line) for line in said]


def refused(said: list[dict[str, object]]) -> set[tuple[object, object]]:
    return {(line["event"], line["job"]) for line in said if "refused" in str(line["event"])}


def test_a_planted_command_does_not_run_and_is_told(redis: Queue, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    redis.enqueue(SHELL, f"touch {trace}")
    assert ("job.refused", SHELL) in refused(run_what_is_there())
    assert not trace.exists()
    assert redis.count == 0  # it does not come back


@pytest.mark.parametrize(
    "name",
    [
        "os.system",
        "builtins.eval",
        "workers.post.send",
        "workers.relay.time.sleep",
        "workers.relay.app",
        "workers.queues.ask",
    ],
)
def test_nothing_but_a_job_of_the_list_runs(redis: Queue, name: str) -> None:
    redis.enqueue(name, "x")
    assert refused(run_what_is_there()) == {("job.refused", name)}


def test_callbacks_are_names_too(redis: Queue) -> None:
    """At a job's end, be it good or bad."""
    good, bad = Callback("os.system"), Callback(SHELL)
    for job, words in (("workers.relay.sweep", ()), ("workers.relay.drain_mail", ("a", "b"))):
        redis.enqueue(job, *words, on_success=good, on_failure=bad, on_stopped=bad)
    callbacks = {("job.callback_refused", name) for name in ("os.system", SHELL)}
    assert refused(run_what_is_there()) == callbacks


def test_the_callback_of_an_abandoned_job_is_not_called_either(redis: Queue) -> None:
    """rq's upkeep calls it for jobs whose worker is gone."""
    job = redis.enqueue("workers.relay.sweep", on_failure=Callback(SHELL))
    connection = queues.patient()
    connection.lrem(redis.key, 0, job.id)
    job.set_status(JobStatus.STARTED)
    connection.zadd(StartedJobRegistry(queue=redis).key, {f"{job.id}:gone": 1})
    connection.delete(redis.registry_cleaning_key)  # nobody else is at the upkeep
    assert refused(run_what_is_there()) == {("job.callback_refused", SHELL)}


def test_no_address_in_redis_is_called(redis: Queue) -> None:
    """Server-side request forgery, from inside."""
    url = f"http://127.0.0.1:{free_port()}/"
    hooks = [Webhook(url, status) for status in ("finished", "failed")]
    for job in ("workers.relay.sweep", SHELL):
        redis.enqueue(job, webhooks=hooks)
    assert ("job.callback_refused", url) in refused(run_what_is_there())


def test_every_job_that_is_asked_for_is_of_the_list(app: Flask, bells: Bells) -> None:
    assert {each.work for each in schedule.JOBS} < NAMES
    nudge.ring("sambas")
    nudge.ring_onboarding("sambas")
    assert {name for name, *_words in bells.rung()} < NAMES
    assert all(callable(named(name)) for name in NAMES)
    with pytest.raises(UnknownJobError):
        queues.ask(queues.EFFECTS, SHELL, "true")
