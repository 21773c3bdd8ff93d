"""T58: a photo is shown with its report or not at all; its number alone opens nothing."""

import pytest
from flask import Flask

from tests.stranger import Stranger
from tests.strangers import Pair


def photo(stranger: Stranger, report: str, of: str) -> str:
    return f"/pengaduan/{stranger.references[report]}/foto/{stranger.ids[f'{of}-photo']}"


@pytest.mark.parametrize("who", [None, "neighbour", "resident", "pupr", "coordinator"])
def test_a_secret_reports_photo_is_not_to_be_had_through_a_public_one(
    app: Flask, pair: Pair, who: str | None
) -> None:
    mine, other = pair
    visitor = mine.visitor(app, who)
    assert visitor.get(photo(mine, "public", "public")).status == 200
    for stranger, of in ((mine, "referred"), (mine, "answered"), (mine, "draft"), (other, "draft")):
        number = stranger.ids[f"{of}-photo"]
        path = f"/pengaduan/{mine.references['public']}/foto/{number}"
        if number != mine.ids["public-photo"]:  # each region counts for itself
            assert visitor.get(path).status == 404
            assert visitor.get(f"{path}?ukuran=kecil").status == 404


def test_a_draft_shows_its_own_photos_alone(app: Flask, pair: Pair) -> None:
    mine, _ = pair
    visitor = mine.visitor(app)
    draft = f"/lapor/{mine.tokens['draft']}/foto"
    assert visitor.get(f"{draft}/{mine.ids['draft-photo']}").status == 200
    for of in ("public", "referred"):
        assert visitor.get(f"{draft}/{mine.ids[f'{of}-photo']}").status == 404


def test_what_not_everybody_may_see_stays_in_no_cache(app: Flask, pair: Pair) -> None:
    """A phone is shared: a day later the picture of a secret report would still lie on it."""
    mine, _ = pair
    shown = mine.visitor(app).get(photo(mine, "public", "public"))
    assert shown.headers["Cache-Control"] == "private, max-age=86400"
    draft = mine.visitor(app).get(f"/lapor/{mine.tokens['draft']}/foto/{mine.ids['draft-photo']}")
    secret = mine.visitor(app, "coordinator").get(photo(mine, "referred", "referred"))
    for page in (draft, secret):
        assert (page.status, page.headers["Cache-Control"]) == (200, "no-store")
