"""Passwords and keys of one demo: made once, kept in STATE/secrets.json for its owner only."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path


def _make_key() -> str:
    """Return a key that starts with a letter: dynaconf would read digits alone as a number."""
    return f"k{secrets.token_hex(24)}"


def _make_password() -> str:
    """Return a password people can read out."""
    return "-".join(["demo", *(secrets.token_hex(2) for _ in range(4))])


@dataclass(frozen=True, slots=True)
class Keys:
    """One value a field; a field added later gets its value at the next start."""

    secret_key: str = field(default_factory=_make_key)
    owner_login: str = field(default_factory=_make_key)
    app_login: str = field(default_factory=_make_key)
    platform_login: str = field(default_factory=_make_key)
    demo_password: str = field(default_factory=_make_password)
    open311_key: str = field(default_factory=_make_key)


def load_keys(state: Path) -> Keys:
    """Read the keys of this state, make those that are missing and keep them."""
    path = state / "secrets.json"
    known = json.loads(path.read_text()) if path.exists() else {}
    keys = Keys(**{item.name: known[item.name] for item in fields(Keys) if item.name in known})
    if asdict(keys) != known:
        write_private(path, json.dumps(asdict(keys), indent=2) + "\n")
    return keys


def write_private(path: Path, text: str) -> None:
    """Write a file whole or not at all, readable by its owner only."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
        target.write(text)
    draft.replace(path)
