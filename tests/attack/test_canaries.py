"""T69: what is rahasia, and who an anonim is, is in no output of whom it is not for.

The pages, feeds, files and lists are those of the app's own URL map (attack/routes.py): a new
output is asked too. Mails, digests and log lines come with them.
"""

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from typing import NamedTuple

import pytest
from flask import Flask
from structlog.testing import capture_logs

from tenants import agencies, complaints
from tenants.complaints import Complaint, Filing, Visibility
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement
from tenants.people import Account, Actor, Frequency
from tests.attack.machine_routes import ROUTES
from tests.factories.pictures import a_photo
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.signing_in import hashed
from tests.stranger import Stranger, actor
from tests.strangers import Pair
from tests.workers.ledger import rows
from workers import relay
from workers.complaints import announce_digests
from workers.effects import MAIL

SOUGHT, CANARY = "kepodang", "maleo-senkawor"  # a word to search for, one that must not come back
NAMED = "Kenanga Lembayung"
OWN = "pelapor-rahasia"  # whom mail about the secret one may reach
TYPED = {"password": "maleo"}  # too short to be anybody's
HANDLERS = frozenset({"pupr", "coordinator"})
OUTSIDERS = ("visitor", "neighbour", "dishub", "admin")
WIDE = f"?q={SOUGHT}&topic=jalan-rusak&start_date=2020-01-01T00:00:00Z"


class Hidden(NamedTuple):
    """What was filed, and what was written down meanwhile."""

    app: Flask
    mine: Stranger
    other: Stranger
    secret: str
    anonymous: str
    logged: list[str]


@pytest.fixture(scope="module")
def hidden(app: Flask, pair: Pair) -> Hidden:
    """One of each in the first region, taken through every stage by those who handle it."""
    mine = pair[0]
    with capture_logs() as logs, app.app_context(), unit_of_work(mine.tenant):
        shy = Account(email="kenanga.lembayung@contoh.test", name=NAMED, digest=Frequency.DAILY)
        session.add(shy)
        session.flush()
        shy.password_hash, shy.verified_at = hashed(), shy.created_at
        secret = _filed(mine, actor(mine, "resident"), Visibility.SECRET)
        _merge_into_public(mine, secret)
        anonymous = _filed(mine, shy.as_actor(), Visibility.ANONYMOUS)
        found = Hidden(app, mine, pair[1], secret.reference, anonymous.reference, [])
    found.logged.append(str(logs))
    return found


def _filed(mine: Stranger, reporter: Actor, visibility: Visibility) -> Complaint:
    who = NAMED if visibility == Visibility.ANONYMOUS else "Cendrawasih"
    word = CANARY if visibility == Visibility.SECRET else "merak"
    draft, token = complaints.drafts.begin()
    a_photo(draft)
    filing = Filing(
        text=f"Jalan berlubang di depan rumah {SOUGHT} {word}, tolong segera ditambal.",
        village_code=complaints.by_id(mine.ids["public"]).village_code,
        visibility=visibility,
        topic_code="jalan-rusak",
        landmark=f"dekat warung {word}",
        latitude=-0.789275,
        longitude=100.660377,
        name=who,
        email=f"{OWN if visibility == Visibility.SECRET else 'kenanga.lembayung'}@contoh.test",
        phone="081311223344",
    )
    complaint = complaints.submit(reporter, token, filing)
    complaints.refer(
        actor(mine, "coordinator"),
        complaint,
        topic_code=None,
        agency_id=agencies.by_code("dinas-pupr").id,
        version=complaint.version,
    )
    officer = actor(mine, "pupr")
    complaints.start_work(officer, complaint, version=complaint.version)
    complaints.note(officer, complaint, text=f"Antara kita: {word}.")
    complaints.answer(officer, complaint, text=f"Sudah: {word}.", version=complaint.version)
    proven = replace(reporter, proofs=frozenset({complaint.proof}))
    complaints.reopen(proven, complaint, note=f"Belum: {word}.", version=complaint.version)
    return complaint


def _merge_into_public(mine: Stranger, secret: Complaint) -> None:
    """Worked on with a report that everybody may read, which must not tell of it."""
    lead = complaints.by_id(mine.ids["public"])
    complaints.clusters.merge(actor(mine, "pupr"), secret, lead, version=secret.version)


def asked(hidden: Hidden, who: str, path: str) -> str:
    visitor = hidden.mine.visitor(hidden.app, None if who == "visitor" else who)
    visitor.inspects = False  # what it says, not how it looks
    with capture_logs() as logs:
        answer = visitor.get(path)
    hidden.logged.append(str(logs))
    return f"{answer.headers}{answer.text}"


def addresses(hidden: Hidden) -> list[str]:
    """Each page, file and feed, and each list once more as somebody who searches asks it."""
    plain = [route.at(hidden.mine) for entry, route in ROUTES.items() if entry[1] == "GET"]
    return plain + [
        route.path + WIDE
        for entry, route in ROUTES.items()
        if entry[1] == "GET" and "{" not in route.path
    ]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_no_output_tells_an_outsider_of_a_secret_report(hidden: Hidden, who: str) -> None:
    told = {path: asked(hidden, who, path) for path in addresses(hidden)}
    traces = (CANARY, hidden.secret, "Cendrawasih", "0.789275", "081311223344")
    assert [(path, each) for path, text in told.items() for each in traces if each in text] == []


@pytest.mark.parametrize("who", ["visitor", "neighbour", "pupr", "dishub", "coordinator", "admin"])
def test_no_output_names_an_anonim_to_anybody(hidden: Hidden, who: str) -> None:
    paths = [*addresses(hidden), f"/meja/pengaduan/{hidden.anonymous}"]
    paths += [f"/pengaduan/{hidden.anonymous}"]
    told = {path: asked(hidden, who, path) for path in paths}
    assert any(hidden.anonymous in text for text in told.values())  # it is there, and nameless
    traces = (NAMED, "kenanga.lembayung", "081311223344")
    assert [(path, each) for path, text in told.items() for each in traces if each in text] == []


def test_those_who_handle_it_find_the_secret_one(hidden: Hidden) -> None:
    """So that the silence above is silence, not an empty region."""
    for who in sorted(HANDLERS):
        assert CANARY in asked(hidden, who, f"/meja/pengaduan/{hidden.secret}")


def test_no_mail_or_digest_holds_a_word_of_it(
    app: Flask, hidden: Hidden, post_office: PostOffice, bells: Bells
) -> None:
    tenant = hidden.mine.tenant
    with app.app_context():
        with unit_of_work(tenant):
            session.query(Account).update({"digest": Frequency.DAILY})
            # What goes to another region is carried in tests of its own (test_neighbours).
            session.query(Announcement).filter(Announcement.kind.like("neighbour.%")).delete()
        tomorrow = clock.now().replace(hour=1) + timedelta(days=1)
        relay.drain_effects(tenant.key)
        relay.drain_mail(tenant.key)
        for day in range(7):
            with clock.frozen(tomorrow + timedelta(days=day)):
                announce_digests(tenant.key)
                relay.drain_effects(tenant.key)
                relay.drain_mail(tenant.key)
        kinds = {each.kind for each in rows(tenant) if each.kind in MAIL}
    assert {"complaint.referred", "complaint.answer", "digest.officer"} <= kinds
    letters = [
        (str(each["To"]), str(each["Subject"]), words(each)) for each in post_office.messages
    ]
    assert len(letters) > 1
    assert [(to, subject) for to, subject, text in letters if CANARY in text] == []
    for to, subject, text in letters:
        if hidden.secret in text:  # its number goes to who handles it or reported it
            assert to.split("@")[0] in HANDLERS | {"resident", OWN}, subject
        if "kenanga.lembayung" in to:
            assert hidden.anonymous not in text


def words(message: EmailMessage) -> str:
    parts = [each.get_content() for each in message.walk() if each.get_content_maintype() == "text"]
    return f"{message.items()}{parts}"


def test_no_log_line_holds_a_word_of_either(hidden: Hidden) -> None:
    assert hidden.logged
    for trace in (CANARY, NAMED, SOUGHT, "081311223344"):
        assert trace not in "".join(hidden.logged)


@pytest.mark.parametrize(
    "entry", [entry for entry in ROUTES if entry[1] != "GET"], ids=lambda entry: entry[0]
)
def test_no_log_line_repeats_what_a_form_was_filled_in_with(
    hidden: Hidden, entry: tuple[str, str]
) -> None:
    """T70: every field of every form, by whom it is for, right and wrong; before any masking."""
    route = ROUTES[entry]
    who = None if "visitor" in route.whose else min(route.whose)
    visitor = hidden.other.visitor(hidden.app, who)
    visitor.inspects = False
    typed = {
        name: given if name.endswith("version") else TYPED.get(name, f"{CANARY} 081311223344")
        for name, given in _fields(hidden, entry).items()
    }
    with capture_logs() as logs:
        visitor.post(
            route.at(hidden.other),
            {"csrf_token": visitor.token("/lacak"), **typed},
            Authorization=f"Bearer {CANARY}",
            User_Agent=CANARY,
        )
    for trace in (CANARY, *TYPED.values(), "081311223344"):
        assert trace not in str(logs)


def _fields(hidden: Hidden, entry: tuple[str, str]) -> dict[str, str]:
    with hidden.app.app_context():
        return ROUTES[entry].fields(hidden.other)
