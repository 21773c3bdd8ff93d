"""The mail catcher's page: a list, a message, its HTML part in a sandbox of its own."""

import html
import re
from http.server import BaseHTTPRequestHandler
from string import Template
from typing import ClassVar
from urllib.parse import parse_qs, quote, urlsplit

from config.demo.mail_look import ITEM, LETTER, LIST, MISSING, PAGE, STYLE
from config.demo.mailbox import Letter, Mailbox

PAGE_CSP = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'"
HTML_CSP = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
HTML_CSP += "style-src 'unsafe-inline'; img-src data:"
HTML_TYPE = "text/html; charset=utf-8"
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
HEAD = re.compile(r"<head(\s[^>]*)?>", re.IGNORECASE)
ROUTE = re.compile(r"/surel/(?P<number>\d{1,12})(?P<form>|/html|\.eml)")


class MailPage(BaseHTTPRequestHandler):
    """Answers GET; every word of a message is escaped before it is shown."""

    mailbox: ClassVar[Mailbox]
    server_version = "JembatanMail"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer one address."""
        address = urlsplit(self.path)
        if address.path == "/":
            wanted = parse_qs(address.query).get("kepada", [""])[0]
            self._answer(200, _show_list(self.mailbox, wanted))
        elif address.path == "/_healthz":
            self._answer(200, "ok\n", "text/plain; charset=utf-8")
        elif address.path == "/gaya.css":
            self._answer(200, STYLE, "text/css; charset=utf-8")
        elif found := ROUTE.fullmatch(address.path):
            self._answer_letter(int(found["number"]), found["form"])
        else:
            self._answer(404, _wrap("Tidak ditemukan", MISSING))

    def _answer_letter(self, number: int, form: str) -> None:
        raw, letter = self.mailbox.read(number), self.mailbox.open(number)
        if raw is None or letter is None:
            self._answer(404, _wrap("Tidak ditemukan", MISSING))
        elif form == ".eml":
            self._answer(200, raw, "message/rfc822")
        elif form == "/html":
            self._answer(200, _open_links_outside(letter.html or ""), HTML_TYPE, HTML_CSP)
        else:
            self._answer(200, _show_letter(letter))

    def _answer(
        self, status: int, body: str | bytes, kind: str = HTML_TYPE, csp: str = PAGE_CSP
    ) -> None:
        content = body.encode("utf-8", "replace") if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", csp)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_args: object) -> None:
        """Keep quiet: the terminal belongs to the launcher."""


def _wrap(title: str, body: str) -> str:
    return Template(PAGE).substitute(title=html.escape(title), body=body)


def _show_list(mailbox: Mailbox, wanted: str) -> str:
    letters = mailbox.newest(wanted)
    items = "".join(
        Template(ITEM).substitute(
            number=letter.number,
            subject=html.escape(letter.header("Subject") or "(tanpa perihal)"),
            sender=html.escape(letter.header("From")),
            recipient=html.escape(letter.header("To")),
            time=_show_time(letter),
            iso=letter.caught_at.isoformat(),
        )
        for letter in letters
    )
    tally = f"Menampilkan {len(letters)} dari {mailbox.count()} surel, terbaru di atas."
    body = Template(LIST).substitute(items=items, tally=tally, wanted=html.escape(wanted))
    return _wrap("Kotak surel demo", body)


def _show_letter(letter: Letter) -> str:
    headers = "".join(
        f"<tr><th scope='row'>{html.escape(name)}</th><td>{html.escape(str(value))}</td></tr>"
        for name, value in letter.content.raw_items()
    )
    subject = letter.header("Subject") or "(tanpa perihal)"
    attachments = "".join(f"<li>{html.escape(name)}</li>" for name in letter.attachments)
    body = Template(LETTER).substitute(
        number=letter.number,
        subject=html.escape(subject),
        sender=html.escape(letter.header("From")),
        recipient=html.escape(letter.header("To")),
        time=_show_time(letter),
        text=_link_addresses(letter.text or "(tidak ada bagian teks)"),
        frame=_show_frame(letter),
        attachments=f"<h2>Lampiran</h2><ul>{attachments}</ul>" if attachments else "",
        headers=headers,
    )
    return _wrap(subject, body)


def _show_frame(letter: Letter) -> str:
    """Frame the HTML part: a document of its own whose policy forbids scripts and fetches."""
    if letter.html is None:
        return "<p>(tidak ada bagian HTML)</p>"
    source = f"/surel/{letter.number}/html"
    sandbox = "allow-popups allow-popups-to-escape-sandbox"
    return f"<iframe title='Isi surel' sandbox='{sandbox}' src='{quote(source)}'></iframe>"


def _show_time(letter: Letter) -> str:
    return f"{letter.caught_at:%d-%m-%Y %H.%M.%S} WIB"


def _link_addresses(text: str) -> str:
    parts, end = [], 0
    for found in ADDRESS.finditer(text):
        address = html.escape(found[0])
        parts += [html.escape(text[end : found.start()]), f"<a href='{address}'>{address}</a>"]
        end = found.end()
    return "".join([*parts, html.escape(text[end:])])


def _open_links_outside(source: str) -> str:
    base = "<base target='_blank'>"
    found = HEAD.search(source)
    return source[: found.end()] + base + source[found.end() :] if found else base + source
