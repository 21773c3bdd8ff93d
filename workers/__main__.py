"""`python -m workers`: one process a lane and one for the schedule, kept alive.

`python -m workers effects | mail | schedule` runs one of them alone, as systemd would.
"""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Collection

from rq import SimpleWorker
from rq.serializers import JSONSerializer

from tenants import complaints
from workers import schedule
from workers.app import app
from workers.queues import LANES, patient, queue

ROLES = (*LANES, "schedule")
PATIENCE_SECONDS = 7  # for all together: less than the demo and systemd have with us
RESTART_SECONDS = 1
JOBS_A_LIFE = 20_000


def work(lane: str) -> None:
    """One rq worker that keeps its connections and topic indexes between jobs.

    It does not fork: a crash takes the process, the supervisor starts another, and the outbox
    row's lease brings the work back. After so many jobs it ends by itself, against leaks.
    """
    app()
    complaints.topics.warm()
    worker = SimpleWorker(
        [queue(lane, patient())],
        connection=patient(),
        serializer=JSONSerializer,
        worker_ttl=30,
        job_monitoring_interval=5,
        maintenance_interval=5,
        log_job_description=False,
    )
    worker.work(logging_level="WARNING", max_jobs=JOBS_A_LIFE)


def supervise() -> None:
    """Keep one process of each role alive until told to stop."""
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    running = {role: _start(role) for role in ROLES}
    while not stopped.wait(RESTART_SECONDS):
        for role, process in running.items():
            if process.poll() is not None:
                running[role] = _start(role)
    _end(running.values())


def _end(processes: Collection[subprocess.Popen[bytes]]) -> None:
    """Let each finish what it is at; one that takes too long is killed, its lease runs out."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _start(role: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "workers", role])  # noqa: S603 - our own name


def main() -> None:
    role = sys.argv[1] if len(sys.argv) > 1 else None
    if role is None:
        supervise()
    elif role == "schedule":
        schedule.run()
    elif role in LANES:
        work(role)
    else:
        sys.exit(f"python -m workers [{' | '.join(ROLES)}]")


if __name__ == "__main__":
    main()
