"""What somebody may on the site follows their roles, from the very next request (T29)."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from tenants import people
from tenants.kernel.db import session, unit_of_work
from tenants.people import Account, Grant, Role
from tests.stranger import Stranger


@contextmanager
def swapped(
    app: Flask, stranger: Stranger, who: str, taken: list[Grant], given: list[Grant]
) -> Iterator[None]:
    """Roles taken from somebody and others given, for a while."""

    def change(away: list[Grant], new: list[Grant]) -> None:
        with app.app_context(), unit_of_work(stranger.tenant):
            account = session.get_one(Account, stranger.ids[who])
            for role, agency_id in away:
                people.revoke(account, role, agency_id=agency_id, by=people.SYSTEM)
            for role, agency_id in new:
                people.grant(account, role, agency_id=agency_id, by=people.SYSTEM)

    change(taken, given)
    try:
        yield
    finally:
        change(given, taken)


def test_a_role_taken_away_is_gone_with_the_next_request(app: Flask, mine: Stranger) -> None:
    """T29: no role is in the cookie."""
    visitor = mine.visitor(app, "coordinator")
    assert visitor.get("/meja/koordinasi").status == 200
    with swapped(app, mine, "coordinator", [Grant(Role.COORDINATOR)], []):
        assert visitor.get("/meja/koordinasi").status == 403
        assert visitor.get("/meja").status == 403
    assert visitor.get("/meja/koordinasi").status == 200


def test_one_person_may_hold_several_roles_and_lose_one_of_them(app: Flask, mine: Stranger) -> None:
    visitor = mine.visitor(app, "pupr")
    report = f"/meja/pengaduan/{mine.references['referred']}"
    assert visitor.get("/meja/koordinasi").status == 403
    with swapped(app, mine, "pupr", [], [Grant(Role.COORDINATOR)]):
        assert visitor.get("/meja/koordinasi").status == 200
        assert visitor.get(report).find("button", formaction=f"{report}/tanggapan")
        assert [each.text for each in visitor.get("/akun").find("p", **{"class": "lede"})] == [
            "Petugas, Koordinator"
        ]
    assert visitor.get("/meja/koordinasi").status == 403
    assert visitor.get("/meja/pengaduan").status == 200


def test_an_officer_moved_to_another_agency_loses_the_old_ones_reports(
    app: Flask, mine: Stranger
) -> None:
    visitor = mine.visitor(app, "pupr")
    path = f"/meja/pengaduan/{mine.references['referred']}"
    assert visitor.get(path).status == 200
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        before, after = (
            list(session.get_one(Account, mine.ids[who]).grants) for who in ("pupr", "dishub")
        )
    with swapped(app, mine, "pupr", before, after):
        assert visitor.get(path).status == 404
        assert visitor.get("/meja/pengaduan").status == 200
    assert visitor.get(path).status == 200
