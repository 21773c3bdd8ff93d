"""One process serves several regions at once, in threads: nobody gets another's page."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from config import settings
from tests.strangers import Pair

ROUNDS = 40


def test_threads_do_not_mix_regions_people_or_languages(app: Flask, pair: Pair) -> None:
    """Tenant, role of the database, log-in and language are each request's own."""
    readers = [
        (stranger, other, who, language)
        for stranger, other in (pair, pair[::-1])
        for who, language in (("pupr", "id"), ("coordinator", "en"))
    ]
    for stranger, _, who, _ in readers:
        stranger.visitor(app, who)  # signed in once, before the crowd comes

    def read(number: int) -> None:
        stranger, other, who, language = readers[number % len(readers)]
        visitor = stranger.visitor(app, who)
        visitor.inspects = False
        for path in ("/akun", f"/pengaduan/{stranger.references['answered']}"):
            page = visitor.get(f"{path}?bahasa={language}")
            assert page.status == 200
            assert f'lang="{language}"' in page.text
            assert stranger.tenant.name in page.text
            assert other.tenant.name not in page.text
        assert stranger.email(who) in visitor.get("/akun").text
        assert visitor.get(f"/pengaduan/{other.references['answered']}").status == 404

    with ThreadPoolExecutor(settings.POOL_SIZE) as pool:
        for _ in pool.map(read, range(ROUNDS)):
            pass
