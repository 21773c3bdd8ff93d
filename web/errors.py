"""From what went wrong to a page: one table, words a resident understands, nothing revealed."""

import contextlib
import socket
from dataclasses import dataclass
from http import HTTPStatus

import psycopg
import structlog
from flask import Flask, Response, current_app, make_response, redirect, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import ClientDisconnected, HTTPException

from tenants.kernel import db
from tenants.kernel.errors import Conflict, Invalid, NotFound, Refused, Trouble
from web import language, redirects
from web.hosts import SuspendedHost, UnknownHost
from web.htmx import page

log = structlog.get_logger()

STATUS: dict[type[Trouble], int] = {NotFound: 404, Refused: 403, Conflict: 409, Invalid: 422}


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    what: str
    next_step: str


WORDS = {
    400: Words(
        _l("Permintaan tidak dapat dibaca"),
        _l("Isian yang kami terima tidak lengkap atau berulang."),
        _l("Kembali ke halaman sebelumnya dan coba kirim sekali lagi."),
    ),
    403: Words(
        _l("Tidak berwenang"),
        _l("Halaman atau tindakan ini bukan untuk akun Anda, atau formulirnya sudah lama terbuka."),
        _l("Muat ulang halaman sebelumnya lalu coba lagi. Isian Anda masih ada di sana."),
    ),
    404: Words(
        _l("Halaman tidak ditemukan"),
        _l("Alamat ini tidak ada, atau tidak terbuka untuk Anda."),
        _l("Periksa ejaan alamatnya, atau mulai dari beranda."),
    ),
    405: Words(
        _l("Halaman ini tidak dapat dibuka langsung"),
        _l("Alamat ini hanya menerima kiriman formulir."),
        _l("Kembali ke halaman sebelumnya, atau mulai dari beranda."),
    ),
    409: Words(
        _l("Data sudah berubah"),
        _l("Orang lain mengubahnya sebelum Anda."),
        _l("Muat ulang untuk melihat keadaan terbaru, lalu putuskan lagi."),
    ),
    413: Words(
        _l("Berkas terlalu besar"),
        _l("Kiriman ini melebihi batas 20 MB."),
        _l("Kirim fotonya satu per satu. Yang sudah tersimpan tidak hilang."),
    ),
    422: Words(
        _l("Isian belum dapat diterima"),
        _l("Ada isian yang perlu diperbaiki."),
        _l("Kembali ke halaman sebelumnya dan perbaiki isiannya."),
    ),
    429: Words(
        _l("Terlalu banyak percobaan"),
        _l("Demi keamanan, kami membatasi percobaan dalam waktu singkat."),
        _l("Tunggu beberapa menit, lalu coba lagi."),
    ),
    500: Words(
        _l("Ada gangguan di pihak kami"),
        _l("Permintaan Anda tidak dapat kami selesaikan, dan tidak ada yang berubah."),
        _l("Coba lagi sebentar lagi."),
    ),
    503: Words(
        _l("Layanan sedang tidak tersedia"),
        _l("Kami sedang memulihkan layanan. Yang sudah tercatat tidak hilang."),
        _l("Coba lagi dalam beberapa menit."),
    ),
}


# A form opened before signing in or out, or a browser that keeps no cookies.
OLD_FORM = Words(
    _l("Formulir ini sudah tidak berlaku"),
    _l("Formulirnya lama terbuka, Anda masuk atau keluar di tab lain, atau kuki dimatikan."),
    _l("Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi. Belum ada yang terkirim."),
)

# The same words for every host that nobody is served at (T7).
UNKNOWN_HOST = Words(
    _l("Tidak ada layanan di alamat ini"),
    _l("Alamat ini tidak mengarah ke layanan daerah mana pun."),
    _l(
        "Periksa lagi ejaan alamatnya, "
        "atau tanyakan alamat yang benar ke kantor pemerintah setempat."
    ),
)


def configure(app: Flask) -> None:
    app.register_error_handler(UnknownHost, _unknown_host)
    app.register_error_handler(SuspendedHost, _suspended)
    app.register_error_handler(Trouble, _trouble)
    app.register_error_handler(CSRFError, _old_form)
    app.register_error_handler(ClientDisconnected, _gone)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(StaleDataError, _stale)
    for kind in (OperationalError, InterfaceError, psycopg.OperationalError):
        app.register_error_handler(kind, _away)
    app.register_error_handler(500, _failed)


def _page(status: int, what: str = "", words: Words | None = None) -> Response:
    is_ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    words = words or WORDS.get(status, WORDS[500 if is_ours else 400])
    context = {
        "title": str(words.title),
        "what": what or str(words.what),
        "next_step": str(words.next_step),
        "reference": None,
        "retry_url": request.path if request.method == "GET" and is_ours else None,
        "is_refused": status == HTTPStatus.FORBIDDEN,
        "form_url": _form_url() if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else None,
    }
    response = make_response(page("errors/error.html", block="trouble", **context), status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _form_url() -> str | None:
    """The page that holds the form, where it has the address that the form was sent to."""
    rule = request.url_rule
    return request.path if rule and "GET" in (rule.methods or ()) else None


def _trouble(trouble: Trouble) -> Response:
    db.session.rollback()
    status = next(code for kind, code in STATUS.items() if isinstance(trouble, kind))
    return _page(status, language.spoken(trouble))


def _http(error: HTTPException) -> Response:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return make_response(error.get_response())
    if error.code == HTTPStatus.NOT_FOUND and (url := redirects.without_slash()):
        return make_response(redirect(url, HTTPStatus.PERMANENT_REDIRECT))
    db.session.rollback()
    response = _page(error.code)
    for name, value in error.get_headers():
        if name in {"Retry-After", "Allow"}:
            response.headers[name] = value
    return response


def _gone(error: ClientDisconnected) -> Response:
    """Who stopped in the middle of a request gets no answer: nobody waits for them to take it."""
    if line := request.environ.get("gunicorn.socket"):
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
    return _http(error)


def _old_form(_error: CSRFError) -> Response:
    db.session.rollback()
    return _page(HTTPStatus.BAD_REQUEST, words=OLD_FORM)


def _stale(_error: StaleDataError) -> Response:
    db.session.rollback()
    return _page(HTTPStatus.CONFLICT)


def _away(error: Exception) -> Response:
    log.error("database.away", error=repr(error))
    response = _plain_page(HTTPStatus.SERVICE_UNAVAILABLE, WORDS[503])
    response.headers["Retry-After"] = "30"
    return response


def _unknown_host(_error: UnknownHost) -> Response:
    return _plain_page(HTTPStatus.NOT_FOUND, UNKNOWN_HOST)


def _suspended(error: SuspendedHost) -> Response:
    """Nobody knows until when: an hour is for the machines, which else ask every few seconds."""
    words = Words(
        _("Layanan %(region)s sementara ditutup", region=error.region),
        _("Laporan dan akun yang sudah ada tidak hilang."),
        _("Coba lagi nanti. Yang tidak dapat menunggu, sampaikan ke kantor pemerintah setempat."),
    )
    response = _plain_page(HTTPStatus.SERVICE_UNAVAILABLE, words, is_tenants=True)
    response.headers["Retry-After"] = "3600"
    return response


def _failed(_error: Exception) -> Response:
    """What broke is in the log under the reference; the page says nothing of it (T78)."""
    reference = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    return _plain_page(HTTPStatus.INTERNAL_SERVER_ERROR, WORDS[500], reference)


def _plain_page(
    status: int, words: Words, reference: str | None = None, *, is_tenants: bool = False
) -> Response:
    """A page that needs no tenant, no session and no database; 112 is said in a tenant's place."""
    template = current_app.jinja_env.get_template("errors/plain.html")
    text = template.render(
        locale=language.locale(),
        title=str(words.title),
        what=str(words.what),
        next_step=str(words.next_step),
        reference=reference,
        is_tenants=is_tenants,
    )
    response = make_response(text, status)
    response.headers["Cache-Control"] = "no-store"
    return response
