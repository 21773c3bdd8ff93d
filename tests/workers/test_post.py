"""One message to a real SMTP server: what its answers, its silence and its certificate mean."""

import ssl
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from config import settings
from config.demo.program import free_port
from tests.post_office import AFTER_DATA, BEFORE_DATA, MAIL_FROM, PostOffice
from workers import post
from workers.post import NotSentError, Outgoing, RefusedAddressError, RefusedError, UncertainError

READER = "siti@contoh.test"
SELF_SIGNED = [
    *("req", "-x509", "-nodes", "-days", "2", "-newkey", "ec"),
    *("-pkeyopt", "ec_paramgen_curve:prime256v1"),
    *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
]


def letter(**headers: str) -> Outgoing:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "sambas@notif.test", READER, "Kabar"
    for name, value in headers.items():
        message[name] = value
    message.set_content("Isi.")
    return Outgoing(READER, message)


@pytest.mark.parametrize(
    ("reply", "at", "means"),
    [
        ("450 4.2.1 mailbox busy", BEFORE_DATA, NotSentError),
        ("421 4.3.2 shutting down", BEFORE_DATA, NotSentError),
        ("550 5.1.1 no such mailbox", BEFORE_DATA, RefusedAddressError),
        ("550 no such mailbox", BEFORE_DATA, RefusedAddressError),
        ("552 5.2.2 mailbox is full for good", BEFORE_DATA, RefusedAddressError),
        ("556 5.1.10 the domain takes no mail", BEFORE_DATA, RefusedAddressError),
        ("550 5.7.1 relaying denied", BEFORE_DATA, NotSentError),
        ("550 5.1.8 your own domain is unknown", BEFORE_DATA, NotSentError),
        ("530 5.7.0 authenticate first", BEFORE_DATA, NotSentError),
        ("554 5.3.2 not now", BEFORE_DATA, NotSentError),
        ("554 your network is on a list", BEFORE_DATA, NotSentError),
        ("503 bad sequence of commands", BEFORE_DATA, NotSentError),
        ("451 4.7.1 greylisted", AFTER_DATA, NotSentError),
        ("554 5.6.0 content refused", AFTER_DATA, RefusedError),
        ("552 5.3.4 message too big", AFTER_DATA, RefusedError),
        ("554 content refused", AFTER_DATA, RefusedError),
        ("550 5.7.26 this sender is not authenticated", AFTER_DATA, NotSentError),
        ("554 5.3.0 mail system is broken", AFTER_DATA, NotSentError),
        ("535 5.7.8 who are you", MAIL_FROM, NotSentError),
        ("550 5.1.8 we do not know your domain", MAIL_FROM, NotSentError),
        ("550 5.7.1 sender refused", MAIL_FROM, NotSentError),
        ("554 5.3.2 closed for today", MAIL_FROM, NotSentError),
    ],
)
def test_an_answer_says_later_or_never_and_its_words_are_kept(
    post_office: PostOffice, reply: str, at: str, means: type[Exception]
) -> None:
    post_office.refuse(reply, at)
    code, _, words = reply.partition(" ")
    with pytest.raises(Exception, match=f"{code}.*{words}") as told:
        post.send(letter())
    assert told.type is means
    assert post_office.messages == []


@pytest.mark.parametrize(
    ("at", "means", "arrived"), [(BEFORE_DATA, NotSentError, 0), (AFTER_DATA, UncertainError, 1)]
)
def test_a_line_that_breaks_is_sure_until_data_began(
    post_office: PostOffice, at: str, means: type[Exception], arrived: int
) -> None:
    post_office.hang_up(at)
    with pytest.raises(means):
        post.send(letter())
    assert len(post_office.messages) == arrived


@pytest.mark.parametrize(
    ("at", "means"), [(BEFORE_DATA, NotSentError), (AFTER_DATA, UncertainError)]
)
def test_a_server_that_says_nothing_is_not_waited_for_longer_than_we_said(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch, at: str, means: type[Exception]
) -> None:
    monkeypatch.setattr(settings, "SMTP_TIMEOUT_SECONDS", 0.3)
    held = post_office.hold(at)
    try:
        with pytest.raises(means, match=r"timed? ?out"):
            post.send(letter())
    finally:
        held.let_go()


def test_where_nobody_listens_nothing_was_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
    with pytest.raises(NotSentError, match="refused"):
        post.send(letter())


def test_a_header_can_name_others_but_the_envelope_names_one(post_office: PostOffice) -> None:
    """T44."""
    post.send(letter(Cc="orang.lain@contoh.test", Bcc="diam.diam@contoh.test"))
    assert [envelope.rcpt_tos for envelope in post_office.envelopes] == [[READER]]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Certificate and key of a mail server called localhost; nobody vouches for it."""
    home = tmp_path_factory.mktemp("tls")
    certificate, key = home / "certificate.pem", home / "key.pem"
    command = ["openssl", *SELF_SIGNED, "-keyout", key, "-out", certificate]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


@pytest.fixture(params=["smtps", "smtp+starttls"])
def secure_office(
    request: pytest.FixtureRequest,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[PostOffice]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    opened = PostOffice()
    opened.open(context, is_secure_at_once=request.param == "smtps")
    port = opened.url.rpartition(":")[2]
    monkeypatch.setattr(settings, "SMTP_URL", f"{request.param}://localhost:{port}")
    yield opened
    opened.close()


def test_a_certificate_nobody_vouches_for_gets_no_mail(secure_office: PostOffice) -> None:
    with pytest.raises(NotSentError, match="CERTIFICATE_VERIFY_FAILED"):
        post.send(letter())
    assert secure_office.messages == []


def test_a_certificate_that_is_trusted_does(
    secure_office: PostOffice,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    post.send(letter())
    assert len(secure_office.sent_to(READER)) == 1


def test_a_server_without_encryption_gets_no_mail_that_asks_for_it(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure = post_office.url.replace("smtp://", "smtp+starttls://")
    monkeypatch.setattr(settings, "SMTP_URL", secure)
    with pytest.raises(NotSentError, match="STARTTLS"):
        post.send(letter())
    assert post_office.messages == []
