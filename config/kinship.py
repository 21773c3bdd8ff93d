"""Between a process and those it starts, where Linux can be asked; elsewhere it is left to luck."""

import ctypes
import sys

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent(how: int) -> None:
    """Send this process a signal when the one that started it is gone, even by kill -9."""
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, how)


def adopt_orphans() -> None:
    """Make this process the parent of grandchildren whose own parent dies."""
    if _libc is not None:
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1)
