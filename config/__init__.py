"""Settings: read once, checked once, the same for the two doors and the house.

>>> from config import settings
>>> settings.DOMAIN
"""

from pathlib import Path
from typing import Any

from dynaconf import Dynaconf

from config.validators import VALIDATORS

_HERE = Path(__file__).parent

settings: Any = Dynaconf(
    envvar_prefix="JEMBATAN",
    env_switcher="JEMBATAN_ENV",
    environments=["default", "development", "testing", "production"],
    settings_files=[_HERE / "settings.toml"],
    validators=VALIDATORS,
    load_dotenv=False,
)

__all__ = ["settings"]
