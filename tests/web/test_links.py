"""Links in mails: each opens its own door, of its own tenant, for its own time."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants import people
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.people import LinkPurpose
from tests.strangers import Pair
from tests.visitor import Visitor

DOORS = {
    LinkPurpose.INVITATION: "/tautan/undangan/{}",
    LinkPurpose.VERIFICATION: "/tautan/surel/{}",
    LinkPurpose.PASSWORD_RESET: "/tautan/sandi/{}",
}
KEYED = {
    "unsubscribe": "/u/{account}/{}",
    "follow": "/lacak/{reference}/{}",
    "confirm": "/ikuti/konfirmasi/{follow_id}/{}",
    "stop": "/u/ikuti/{follow_id}/{}",
    "digest": "/u/ringkasan/{follower}/{}",
    "wishes": "/ikuti/saya/{follower}/{}",
}


@pytest.fixture
def keys(app: Flask, pair: Pair) -> dict[str, str]:
    """A fresh key of each kind, of the same person and report."""
    mine, _ = pair
    with app.app_context(), unit_of_work(mine.tenant):
        fresh = {str(each): people.new_link(mine.ids["resident"], each) for each in LinkPurpose}
    return fresh | {kind: mine.tokens[kind] for kind in KEYED}


@pytest.mark.parametrize("door", [*map(str, DOORS), *KEYED])
@pytest.mark.parametrize("purpose", [*map(str, DOORS), *KEYED])
def test_a_key_opens_the_door_of_its_purpose_alone(
    app: Flask, pair: Pair, keys: dict[str, str], door: str, purpose: str
) -> None:
    """T24."""
    mine, _ = pair
    written = ({str(each): path for each, path in DOORS.items()} | KEYED)[door]
    path = written.format(
        keys[purpose],
        account=mine.ids["resident"],
        reference=mine.references["referred"],
        follow_id=mine.ids["follow-id"],
        follower=mine.ids["follower"],
    )
    status = Visitor(app, mine.tenant.host).get(path).status
    opened = 303 if door == "follow" else 200
    assert status == (opened if door == purpose else 404)


@pytest.mark.parametrize("purpose", list(LinkPurpose))
def test_a_link_ends_with_its_hours(
    app: Flask, pair: Pair, keys: dict[str, str], purpose: LinkPurpose
) -> None:
    visitor = Visitor(app, pair[0].tenant.host)
    path = DOORS[purpose].format(keys[purpose])
    end = clock.now() + timedelta(hours=purpose.hours)
    with clock.frozen(end - timedelta(minutes=1)):
        assert visitor.get(path).status == 200
    with clock.frozen(end + timedelta(minutes=1)):
        assert visitor.get(path).status == 404


def test_a_key_with_one_letter_wrong_opens_nothing(
    app: Flask, pair: Pair, keys: dict[str, str]
) -> None:
    visitor = Visitor(app, pair[0].tenant.host)
    for purpose, written in DOORS.items():
        token = keys[purpose]
        changed = token[:-1] + ("A" if token[-1] != "A" else "Q")
        for wrong in (changed, token[:-1], token + "A", token.swapcase(), "x" * 2000):
            assert visitor.get(written.format(wrong)).status == 404


@pytest.mark.parametrize(("service", "status"), [("complaint", 200), ("request", 404)])
def test_what_the_cookie_proves_is_one_services(
    app: Flask, pair: Pair, service: str, status: int
) -> None:
    """A proof for another service's thing of the same number opens no secret report."""
    mine, _ = pair
    visitor = Visitor(app, mine.tenant.host)
    with app.test_request_context("/", base_url=visitor.origin):
        serializer = app.session_interface.get_signing_serializer(app)
    proofs = [people.proof(service, mine.ids["referred"])]
    visitor.carry(serializer.dumps({"proofs": proofs}))
    assert visitor.get(f"/pengaduan/{mine.references['referred']}").status == status


def test_a_followed_link_leaves_a_proof_of_that_report_alone(app: Flask, pair: Pair) -> None:
    mine, _ = pair
    visitor = Visitor(app, mine.tenant.host)
    visitor.get(
        KEYED["follow"].format(mine.tokens["follow"], reference=mine.references["referred"])
    )
    assert visitor.get(f"/pengaduan/{mine.references['referred']}").status == 200
    assert visitor.get(f"/pengaduan/{mine.references['received']}").status == 404
