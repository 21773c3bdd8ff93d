"""How to call the routes that are for machines, beside those of pages and desks: all of them."""

from tests.attack.calling import Route, general
from tests.attack.desk_routes import ROUTES as DESKS
from tests.attack.routes import ROUTES as PAGES

OPEN311 = "/open311/v2"

ROUTES = (
    PAGES
    | DESKS
    | {
        ("open_data.csv", "GET"): general("/data/pengaduan.csv"),
        ("open_data.geojson", "GET"): general("/data/pengaduan.geojson"),
        ("feeds.rss", "GET"): general("/umpan/pengaduan.rss"),
        ("feeds.atom", "GET"): general("/umpan/pengaduan.atom"),
        ("open311_discovery.show", "GET"): general(f"{OPEN311}/discovery.json"),
        ("open311_services.index", "GET"): general(f"{OPEN311}/services.json"),
        ("open311_services.show", "GET"): general(f"{OPEN311}/services/jalan-rusak.json"),
        ("open311_requests.index", "GET"): general(f"{OPEN311}/requests.json"),
        ("open311_requests.show", "GET"): Route(f"{OPEN311}/requests/{{public}}.json"),
        ("open311_requests.token", "GET"): Route(f"{OPEN311}/tokens/{{public}}.json"),
        ("open311_updates.index", "GET"): general(f"{OPEN311}/servicerequestupdates.json"),
        # Without a key these are closed to everybody, whoever is signed in (tests/api).
        ("open311_requests.create", "POST"): general(f"{OPEN311}/requests.json"),
        ("open311_updates.create", "POST"): general(f"{OPEN311}/servicerequestupdates.json"),
    }
)
