"""What the demo does before its first start: roles and schemas, two regencies, their month."""

import hashlib
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from config.demo.child import Child
from config.demo.terminal import Terminal

ROOT = Path(__file__).parents[2]
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")
BOOTSTRAP = "database bootstrap"
STEPS = {
    BOOTSTRAP: "roles, database, registry",
    "tenants migrate": "migrations",
    "tenants create --region 61.01 --slug sambas --if-missing": "Kabupaten Sambas",
    "tenants create --region 32.76 --slug depok --if-missing": "Kota Depok",
    "demo load": "people and a month of complaints",
}
# What shapes the data that the steps leave; a change elsewhere needs no new preparation.
SHAPING = ("migrations/**/*.*", "config/demo/**/*.*", "web/cli/**/*.py", "tenants/**/*.toml")


def fingerprint(*circumstances: str) -> str:
    """Return a digest of the code that shapes the data, and of the circumstances given."""
    digest = hashlib.sha256("\0".join(circumstances).encode())
    for pattern in SHAPING:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()


def run(commands: Iterable[str], env: Mapping[str, str], log: Path, terminal: Terminal) -> None:
    """Run some of STEPS to their end, passing on what they say; RuntimeError if one fails.

    In one process: each start of the app takes seconds.
    """
    child = Child([*FLASK, "demo", "steps", *commands], log=log, env=env, cwd=ROOT)
    log.touch()
    child.start()
    try:
        with log.open(errors="replace") as source:
            while child.is_alive:
                _pass_on(source.read(), terminal)
                time.sleep(0.05)
            _pass_on(source.read(), terminal)
    finally:
        child.stop(patience=2)
    if child.code:
        message = f"a step ended with {child.code}; its words are above and in {log}"
        raise RuntimeError(message)


def _pass_on(text: str, terminal: Terminal) -> None:
    for line in text.splitlines():
        words = line.removeprefix("$ flask ")
        if words in STEPS:
            terminal.say(f"{STEPS[words]}: flask {words}")
        else:
            terminal.quote(line)
