"""The app on a port of this machine, for clients that open connections of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask
from werkzeug.serving import make_server

from tests.stranger import Stranger

LOCAL = "127.0.0.1"


@contextmanager
def served(app: Flask, stranger: Stranger) -> Iterator[str]:
    """The address at which one region answers: its name needs no resolver."""

    def at_its_host(environ: WSGIEnvironment, start_response: StartResponse):
        return app(environ | {"HTTP_HOST": stranger.tenant.host}, start_response)

    server = make_server(LOCAL, 0, at_its_host, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://{LOCAL}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
