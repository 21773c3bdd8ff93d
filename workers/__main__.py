"""`python -m workers`: one process a lane and one for the schedule, kept alive.

`python -m workers effects | mail | upkeep | schedule` runs one of them alone, as systemd would.
"""

import sys
from collections.abc import Callable
from functools import partial

from rq import SimpleWorker
from rq.serializers import JSONSerializer

from tenants import complaints
from workers import schedule, supervisor
from workers.app import app
from workers.jobs import NamedJob
from workers.queues import LANES, patient, queue

JOBS_A_LIFE = 20_000


def work(lane: str) -> None:
    """One rq worker that keeps its connections and topic indexes between jobs.

    It does not fork: a crash takes the process, the supervisor starts another, and the outbox
    row's lease brings the work back. After so many jobs it ends by itself, against leaks.
    """
    listener(lane).work(logging_level="WARNING", max_jobs=JOBS_A_LIFE)


def listener(lane: str) -> SimpleWorker:
    """It reads JSON and runs the jobs of workers/jobs.py, whatever Redis holds."""
    return SimpleWorker(
        [queue(lane, patient())],
        connection=patient(),
        job_class=NamedJob,
        serializer=JSONSerializer,
        worker_ttl=30,
        job_monitoring_interval=5,
        maintenance_interval=5,
        log_job_description=False,
    )


ROLES: dict[str, Callable[[], None]] = {
    **{lane: partial(work, lane) for lane in LANES},
    "schedule": schedule.run,
}


def main() -> None:
    role = sys.argv[1] if len(sys.argv) > 1 else None
    if role not in {None, *ROLES}:
        sys.exit(f"python -m workers [{' | '.join(ROLES)}]")
    app()
    complaints.topics.warm()
    if role is None:
        supervisor.supervise(ROLES)
    else:
        ROLES[role]()


if __name__ == "__main__":
    main()
