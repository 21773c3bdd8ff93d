"""How gunicorn serves: it reads this where it is started; what its command line says goes first.

Threads, so that whoever stops in the middle of a form holds one seat and not a whole process; and
a seat is given up for lost when nothing comes for a while. Who sends a letter now and then keeps
it: what stands before us (README) must take a request in whole before it passes it on.
"""

import socket
import struct

from gunicorn.arbiter import Arbiter

from config import logs, settings
from tenants.kernel import masking

worker_class = "gthread"
threads = settings.POOL_SIZE  # each uses one connection to the database at a time


def on_starting(_server: Arbiter) -> None:
    logs.adopt(masking.fit_for_logs)


on_reload = on_starting


def when_ready(server: Arbiter) -> None:
    """What a listening socket waits for at most, each connection it takes inherits (Linux)."""
    patience = struct.pack("ll", settings.SILENCE_SECONDS, 0)
    for listener in server.LISTENERS:
        for way in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, way, patience)
