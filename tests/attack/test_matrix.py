"""Every route and method, called by those it is not for: nothing is shown, nothing changes.

The routes come from the app's own URL map: a new one without an entry in routes.py fails here.
"""

import copy
import re

import pytest
from flask import Flask

from tenants.complaints import Visibility
from tenants.kernel.db import unit_of_work
from tests.attack.calling import EVERYBODY, Route
from tests.attack.machine_routes import ROUTES
from tests.attack.routes import CONSOLE
from tests.signing_in import CONSOLE_HOST
from tests.stranger import Stranger
from tests.stranger_reports import STAGES, between_regions, file, write_template
from tests.strangers import Pair, contents
from tests.visitor import Page, Visitor
from web.edge import Door

READING = frozenset({"GET"})
named = [each for each, route in ROUTES.items() if not route.is_general]
guarded = [each for each, route in ROUTES.items() if route.whose != EVERYBODY]
personal = [each for each, route in ROUTES.items() if not route.is_general and not route.is_key]


def call(visitor: Visitor, method: str, path: str, fields: dict[str, str]) -> Page:
    if method in READING:
        return visitor.get(path)
    return visitor.post(path, {"csrf_token": visitor.token("/lacak"), **fields})


def routes_of(door: Flask) -> set[tuple[str, str]]:
    return {
        (rule.endpoint, method)
        for rule in door.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }


def one_of(route: Route) -> str | None:
    """Somebody whom the route is for, None for a visitor."""
    who = min(route.whose)
    return None if "visitor" in route.whose else who


def test_every_route_of_the_regencies_has_an_entry(app: Flask) -> None:
    assert routes_of(app) == set(ROUTES)


def test_every_route_of_the_console_has_an_entry(app: Flask) -> None:
    console = app.extensions["console"]
    assert isinstance(console, Door)
    assert routes_of(console) == set(CONSOLE)


@pytest.mark.parametrize("entry", named, ids=".".join)
def test_ids_of_another_tenant_are_not_there(
    app: Flask, pair: Pair, entry: tuple[str, str]
) -> None:
    """T16: A's host, A's person whom the route is for, B's ids."""
    mine, other = pair
    route = ROUTES[entry]
    visitor = mine.visitor(app, one_of(route))
    before = contents(other.tenant)
    with app.app_context():
        fields = route.fields(other)
    answer = call(visitor, entry[1], route.at(other), fields)
    assert answer.status == 404
    assert contents(other.tenant) == before


@pytest.mark.parametrize("entry", ROUTES, ids=".".join)
def test_a_cookie_of_another_tenant_is_a_visitors(
    app: Flask, pair: Pair, entry: tuple[str, str]
) -> None:
    """T16, T23: B's host and B's ids with the cookie of A's person whom the route is for."""
    mine, other = pair
    route = ROUTES[entry]
    signed_in = mine.visitor(app, one_of(route) or "coordinator")
    intruder = Visitor(app, other.tenant.host)
    intruder.carry(signed_in.cookie())
    before = contents(other.tenant)
    with app.app_context():
        fields = route.fields(other)
    answer = (
        intruder.get(route.at(other))
        if entry[1] in READING
        else intruder.post(route.at(other), {"csrf_token": signed_in.token(), **fields})
    )
    assert answer.find("form", action="/keluar") == []
    if entry == ("complaint_phone.send", "POST"):  # no session is asked, and none is believed
        assert answer.status == 422
        assert contents(other.tenant) == before
    elif not re.match(r"complaint_un\w+\.stop", entry[0]):  # its key is the proof
        assert answer.status in allowed_for_a_visitor(route, entry[1])
        assert contents(other.tenant) == before


def allowed_for_a_visitor(route: Route, method: str) -> set[int]:
    if method not in READING:
        return {400, 403}  # the form token is another tenant's too
    if route.whose == EVERYBODY:
        return {200, 302, 303} if not route.is_key else {200, 302, 303, 404}
    return {302, 404}


@pytest.mark.parametrize("entry", guarded, ids=".".join)
def test_a_route_is_closed_to_whom_it_is_not_for(
    app: Flask, pair: Pair, entry: tuple[str, str]
) -> None:
    """T17: roles, and the same role in another agency, inside one tenant."""
    mine, _ = pair
    route = ROUTES[entry]
    others = sorted(EVERYBODY - route.whose)
    visitors = {who: mine.visitor(app, None if who == "visitor" else who) for who in others}
    before = contents(mine.tenant)
    with app.app_context():
        fields = route.fields(mine)
    for who, visitor in visitors.items():
        answer = call(visitor, entry[1], route.at(mine), fields)
        is_sent_away = answer.location.startswith("/masuk")
        assert answer.status in {403, 404} or is_sent_away, (who, answer.status)
    assert contents(mine.tenant) == before


@pytest.mark.parametrize("entry", personal, ids=".".join)
def test_the_same_call_by_whom_it_is_for_succeeds(
    app: Flask, pair: Pair, entry: tuple[str, str]
) -> None:
    """So that the refusals above are refusals, not mistyped forms."""
    mine = renewed(app, pair[0])
    route = ROUTES[entry]
    for who in sorted(route.whose) if entry[1] in READING else [min(route.whose)]:
        with app.app_context():
            fields = route.fields(mine)
        visitor = mine.visitor(app, None if who == "visitor" else who)
        answer = call(visitor, entry[1], route.at(mine), fields)
        assert answer.status == (200 if entry[1] in READING else route.done), answer.text


def renewed(app: Flask, stranger: Stranger) -> Stranger:
    """The same tenant with fresh reports: those of the refusals stay as they are."""
    fresh = copy.copy(stranger)
    fresh.ids, fresh.references, fresh.tokens, fresh.codes = (
        dict(known)
        for known in (stranger.ids, stranger.references, stranger.tokens, stranger.codes)
    )
    with app.app_context(), unit_of_work(stranger.tenant):
        write_template(fresh)
        file(fresh, "public", "referred", Visibility.PUBLIC)
        for stage in STAGES:
            file(fresh, stage, stage, Visibility.SECRET)
        between_regions(fresh)
    return fresh


@pytest.mark.parametrize("entry", CONSOLE, ids=".".join)
def test_the_console_takes_no_tenants_cookie(
    app: Flask, pair: Pair, entry: tuple[str, str]
) -> None:
    mine, _ = pair
    signed_in = mine.visitor(app, "admin")
    intruder = Visitor(app, CONSOLE_HOST)
    intruder.carry(signed_in.cookie())
    route = CONSOLE[entry]
    before = contents(mine.tenant)
    if entry[1] in READING:
        answer = intruder.get(route.at(mine))
        is_open = entry[0].startswith(("health.", "theme.", "operators.", "regions.home"))
        assert answer.status in ({200, 302} if is_open else {302})
        assert mine.tenant.name not in answer.text
    else:
        answer = intruder.post(route.at(mine), {"csrf_token": signed_in.token()})
        assert answer.status in {400, 403}
    assert contents(mine.tenant) == before


@pytest.mark.parametrize("path", ["/daerah", "/daerah/baru", "/daerah/sambas"])
def test_the_consoles_pages_are_not_at_a_tenants_host(app: Flask, pair: Pair, path: str) -> None:
    assert pair[0].visitor(app, "admin").get(path).status == 404


@pytest.mark.parametrize("path", ["/lapor", "/pengaduan", "/meja", "/akun", "/lacak"])
def test_a_tenants_pages_are_not_at_the_console(app: Flask, path: str) -> None:
    assert Visitor(app, CONSOLE_HOST).get(path).status == 404
