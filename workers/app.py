"""The workers' own small app: engines, languages and the templates of messages, no routes."""

from functools import lru_cache
from pathlib import Path

from flask import Flask
from flask_babel import Babel, gettext
from jinja2 import StrictUndefined

from config import logs, settings
from tenants.complaints import following
from tenants.kernel import db, logins, masking, tenancy, words

TRANSLATIONS = Path(__file__).parent / "translations"


@lru_cache(maxsize=1)
def app() -> Flask:
    logs.configure(masking.fit_for_logs)
    logins.check_logins()
    small = Flask("workers", template_folder=str(Path(__file__).parent / "messages"))
    small.config.update(
        SECRET_KEY=settings.SECRET_KEY,
        BABEL_DEFAULT_LOCALE=words.SOURCE,
        BABEL_TRANSLATION_DIRECTORIES=f"{words.TRANSLATIONS};{TRANSLATIONS}",
    )
    small.jinja_env.undefined = StrictUndefined
    small.jinja_env.trim_blocks = small.jinja_env.lstrip_blocks = True
    small.jinja_env.filters["named"] = gettext
    small.jinja_env.filters["spoken"] = _spoken
    Babel(small, timezone_selector=_zone)
    db.connect(small)
    return small


def _spoken(followed: following.Followed) -> str:
    return followed.spoken(gettext)


def _zone() -> str:
    where = tenancy.current_or_none()
    return where.timezone if where else "Asia/Jakarta"
