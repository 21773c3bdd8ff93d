"""Requests that no client library would send: straight into the WSGI app."""

import io
from typing import Any

from flask import Flask

Answer = tuple[int, dict[str, str], str]


def answer(app: Flask, path: str, host: str | None, **environ: Any) -> Answer:
    """Status, headers and body for a GET with this very Host header, None for no header."""
    given: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "192.0.2.33",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    } | environ
    if host is not None:
        given["HTTP_HOST"] = host.encode().decode("latin-1")  # as WSGI has it (PEP 3333)
    said: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Any:
        said[:] = [status, headers]
        return lambda _: None

    body = b"".join(app.wsgi_app(given, start_response))
    return int(said[0].split()[0]), dict(said[1]), body.decode(errors="replace")
