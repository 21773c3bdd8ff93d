"""Filing through the browser: once, as the forms ask it, and silent where silence was promised."""

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select
from structlog.testing import capture_logs

from tenants import registry
from tenants.complaints import Complaint
from tenants.kernel.db import session, unit_of_work
from tenants.people import Account, Grants
from tests.stranger import Stranger
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor

CANARY = "kenari-yang-tak-boleh-berkicau"


def fill_in(visitor: Visitor, *, text: str = REPORT, extra: dict | None = None, **who: str) -> Page:
    """Go through the steps to the last page, as a person does; `extra` goes with every form."""
    more = extra or {}
    page = visitor.follow(visitor.submit(visitor.get("/lapor"), text=text, **more))
    page = visitor.follow(visitor.submit(page, topic="tidak-tahu", **more))
    districts = [
        each.get("value") for each in page.find("select", name="district")[0].iter("option")
    ]
    page = visitor.submit(page, district=districts[1], show="villages", **more)
    villages = [each.get("value") for each in page.find("select", name="village")[0].iter("option")]
    page = visitor.submit(page, district=districts[1], village=villages[1], **more)
    page = visitor.follow(page)
    if page.path.endswith("/serupa"):  # like one that an earlier test filed: not the same, go on
        page = visitor.get(page.path.replace("/serupa", "/foto"))
    page = visitor.follow(visitor.submit(page, **more))
    return visitor.follow(visitor.submit(page, **({"identity": "publik"} | who | more)))


def filed(app: Flask, stranger: Stranger, visitor: Visitor, last: Page, **extra: str) -> Complaint:
    """Press the last button; the complaint as the database has it."""
    done = visitor.follow(visitor.submit(last, **extra))
    assert done.status == 200
    token = last.path.split("/")[2]
    with app.app_context(), unit_of_work(stranger.tenant, read_only=True):
        from tenants import complaints  # noqa: PLC0415

        found = complaints.proof.filed_with(token)
        session.expunge(found)
    assert found.reference in done.text
    return found


def test_twenty_presses_at_once_are_one_report(app: Flask, mine: Stranger) -> None:
    """T50: real threads, real commits, one draft."""
    visitor = Visitor(app, mine.tenant.host)
    last = fill_in(visitor)
    before = count(app, mine)
    fields, cookie = last.form(), visitor.cookie()

    def press(_number: int) -> tuple[int, str]:
        hand = Visitor(app, mine.tenant.host)
        hand.inspects = False
        hand.carry(cookie)
        answer = hand.post(last.path, fields)
        return answer.status, answer.location

    with ThreadPoolExecutor(20) as pool:
        answers = set(pool.map(press, range(20)))
    assert answers == {(303, last.path.replace("periksa", "terkirim"))}
    assert count(app, mine) == before + 1


def count(app: Flask, stranger: Stranger) -> int:
    with app.app_context(), unit_of_work(stranger.tenant, read_only=True):
        return session.scalars(select(func.count()).select_from(Complaint)).one()


def test_fields_that_no_form_has_are_not_read(app: Flask, mine: Stranger) -> None:
    """T47: every column of a complaint, sent along with every step."""
    visitor = mine.visitor(app, "resident")
    columns = {each.name for each in Complaint.__table__.columns}
    asked = {"text", "landmark", "latitude", "longitude"}
    hostile = dict.fromkeys(columns - asked, "1") | {
        "state": "selesai",
        "visibility": "rahasia",
        "public_text": CANARY,
        "reporter_name": CANARY,
        "channel": CANARY,
        "topic_code": "jalan-rusak",
        "published_at": "2020-01-01",
        "submitted_at": "2020-01-01",
    }
    last = fill_in(visitor, extra=hostile)
    found = filed(app, mine, visitor, last, **hostile)
    assert (found.state, found.visibility, found.channel) == ("diterima", "publik", "portal")
    assert (found.agency_id, found.published_at, found.settled_at) == (None, None, None)
    assert found.reporter_id == mine.ids["resident"]
    assert (found.public_latitude, found.public_longitude) == (None, None)
    assert CANARY not in f"{found.public_text}{found.reporter_name}"
    assert found.submitted_at.year > 2020


def test_nobody_registers_as_staff(app: Flask, mine: Stranger) -> None:
    """T47."""
    visitor = Visitor(app, mine.tenant.host)
    email = "pendaftar@contoh.test"
    answer = visitor.submit(
        visitor.get("/daftar"),
        email=email,
        name="Pendaftar",
        agree="y",
        password="sandi-yang-panjang",
        role="tenant_admin",
        agency_id="1",
        verified_at="2020-01-01",
        id="1",
    )
    assert answer.status == 200
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        found = session.scalars(select(Account).where(Account.email == email)).one()
        assert (found.grants, found.verified_at, found.password_hash) == (Grants(), None, None)


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}} {% if x %} ${7*7} #{7*7} <%= 7*7 %> lampu jalan padam",
        "<script>alert(49)</script> <img src=x onerror=alert(49)> lampu jalan padam",
        '" autofocus onfocus="alert(49)" x=" lampu jalan padam </textarea><svg onload=x>',
    ],
)
def test_what_people_write_is_text(app: Flask, mine: Stranger, text: str) -> None:
    """T46, and no markup: the test browser finds inline scripts and handlers on every page."""
    visitor = Visitor(app, mine.tenant.host)
    last = fill_in(visitor, text=text, landmark=text)
    shown = "".join("".join(each.itertext()) for each in last.find("dd"))
    assert " ".join(text.split()) in " ".join(shown.split())
    assert filed(app, mine, visitor, last).text == text


def everything(stranger: Stranger) -> str:
    """All rows of all tables of a tenant, as text."""
    with registry.schemas.as_owner() as owner:
        tables = owner.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s", (stranger.tenant.schema,)
        ).fetchall()
        rows = [
            str(
                owner.execute(f'SELECT t::text FROM {stranger.tenant.schema}."{name}" t').fetchall()
            )
            for (name,) in tables
        ]
    return "\n".join(rows)


def test_anonim_leaves_no_trace_of_who_it_was(
    app: Flask, mine: Stranger, caplog: pytest.LogCaptureFixture
) -> None:
    """T69: signed in, first named and then anonim, with every header a browser sends."""
    visitor = mine.visitor(app, "neighbour")
    visitor.address = "203.0.113.77"
    visitor.client.environ_base |= {
        "HTTP_USER_AGENT": f"agent-{CANARY}",
        "HTTP_REFERER": f"http://{visitor.host}/?{CANARY}",
        "HTTP_X_FORWARDED_FOR": "198.51.100.78",
    }
    named = {"name": CANARY, "email": f"{CANARY}@contoh.test", "phone": "081234567890"}
    with capture_logs() as logs:
        last = fill_in(visitor, **named)
        page = visitor.get(last.path.replace("periksa", "identitas"))
        last = visitor.follow(visitor.submit(page, identity="anonim", **named))
        found = filed(app, mine, visitor, last)
    assert found.visibility == "anonim"
    kept = everything(mine) + str(logs) + caplog.text
    assert found.reference in kept
    for trace in (CANARY, "081234567890", "203.0.113.77", "198.51.100.78"):
        assert trace not in kept
    with registry.schemas.as_owner() as owner:
        who = mine.ids["neighbour"]
        named_rows = owner.execute(
            f"SELECT 1 FROM {mine.tenant.schema}.complaint_entry e"
            f" WHERE e.complaint_id = {found.id} AND e.account_id = {who}"
        ).fetchall()
    assert named_rows == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"text=" + b"a" * 1_100_000, "application/x-www-form-urlencoded"),
        (b"x" * 21_000_000, "application/x-www-form-urlencoded"),
        (b"x" * 21_000_000, "multipart/form-data; boundary=x"),
        (
            b"".join(
                b'--x\r\nContent-Disposition: form-data; name="f%d"\r\n\r\n1\r\n' % number
                for number in range(70)
            )
            + b"--x--\r\n",
            "multipart/form-data; boundary=x",
        ),
    ],
    ids=["a field", "a form", "an upload", "parts"],
)
@pytest.mark.parametrize("given", [{}, {"HX-Request": "true"}])
def test_too_much_is_refused_with_a_page(
    app: Flask, mine: Stranger, body: bytes, kind: str, given: dict[str, str]
) -> None:
    """T48, T38: 413."""
    visitor = Visitor(app, mine.tenant.host)
    answer = visitor.open(
        "/lapor",
        "POST",
        input_stream=io.BytesIO(body),
        content_length=len(body),
        content_type=kind,
        headers={"Origin": visitor.origin} | given,
    )
    assert answer.status == 413
    assert answer.find("h1")


def test_the_page_about_too_much_leads_back_to_the_pictures(app: Flask, mine: Stranger) -> None:
    visitor = Visitor(app, mine.tenant.host)
    photos = f"/lapor/{mine.tokens['draft']}/foto"
    answer = visitor.open(
        photos,
        "POST",
        input_stream=io.BytesIO(b"x" * 21_000_000),
        content_length=21_000_000,
        content_type="multipart/form-data; boundary=x",
        headers={"Origin": visitor.origin},
    )
    assert answer.status == 413
    assert answer.find("a", href=photos)
    assert visitor.get(photos).status == 200
