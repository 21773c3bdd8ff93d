"""Where a demo server may live: which user it runs as, in which folder, behind which socket."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LONGEST_SOCKET_PATH = 107  # bytes: sun_path of Linux less its closing zero
MOVED = "moved-to"
ROOMS = ("logs", "files", "mail", "valkey")


@dataclass(frozen=True, slots=True)
class Owner:
    """Numeric ids to drop to; both None when we already are an ordinary user."""

    user: int | None = None
    group: int | None = None

    def own(self, path: Path) -> Path:
        """Give a file or folder to this owner."""
        if self.user is not None and self.group is not None:
            os.chown(path, self.user, self.group)
        return path


def find_owner(home: Path) -> Owner:
    """Find whom PostgreSQL can run as: it refuses root. OSError when root has nobody to become.

    In a rootless container most ids can't be taken, so each candidate is tried.
    """
    if os.geteuid() != 0:
        return Owner()
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as probe:
        for account in _ordinary_accounts():
            with contextlib.suppress(OSError, subprocess.SubprocessError):
                os.chown(probe, account.pw_uid, account.pw_gid)
                return Owner(account.pw_uid, account.pw_gid)
    message = "PostgreSQL refuses to run as root, and this machine has no user to run it as."
    raise OSError(message)


def close_to_others(state: Path) -> None:
    """Make the demo's folder and its rooms, whose logs, photos and mails are nobody else's.

    As root only the rooms are closed: PostgreSQL, another user then, must walk through.
    """
    state.mkdir(parents=True, exist_ok=True)
    state.chmod(0o700 if os.geteuid() else 0o711)
    for room in ROOMS:
        (state / room).mkdir(exist_ok=True)
        (state / room).chmod(0o700)


def _ordinary_accounts() -> Iterator[pwd.struct_passwd]:
    for name in ("nobody", "postgres", "daemon"):
        with contextlib.suppress(KeyError):
            yield pwd.getpwnam(name)
    yield from (account for account in pwd.getpwall() if account.pw_uid != 0)


def is_open_to_all(path: Path) -> bool:
    """Whether any user may walk down to this path."""
    path = path.resolve()
    return all(place.stat().st_mode & 0o001 for place in (path, *path.parents))


def settle(home: Path, owner: Owner) -> Path:
    """Return the folder to live in: `home`, or one outside a folder the owner can't enter.

    The other folder's name is noted in home, so that a new home never meets old data.
    """
    home.mkdir(parents=True, exist_ok=True)
    if owner.user is None:
        return home
    home.chmod(0o711)
    if is_open_to_all(home):
        return home
    note = home / MOVED
    if note.exists() and (moved := Path(note.read_text().strip())).is_dir():
        return moved
    outside = Path("/var/tmp")  # noqa: S108 - mkdtemp makes a private folder; survives a reboot
    moved = Path(tempfile.mkdtemp(prefix="jembatan-", dir=outside if outside.is_dir() else None))
    moved.chmod(0o711)
    note.write_text(f"{moved}\n")
    return moved


def forget(home: Path) -> None:
    """Delete everything below a home, and the place it moved to."""
    note = home / MOVED
    if note.exists():
        shutil.rmtree(note.read_text().strip(), ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)


def make_socket_folder(base: Path, file_name: str, owner: Owner) -> Path:
    """Return a private folder for a Unix socket, in /tmp where the path would be too long."""
    folder = base / "socket"
    if len(os.fsencode(folder / file_name)) > LONGEST_SOCKET_PATH:
        folder = Path(tempfile.mkdtemp(prefix="jembatan-", dir="/tmp"))
    folder.mkdir(mode=0o700, exist_ok=True)
    return owner.own(folder)
