"""Where a redirect may lead: a path on this host, nothing else (T41)."""

import re

_PATH = re.compile(r"/(?![/\\])[\x21-\x7e]*\Z")


def safe_path(wanted: str | None, otherwise: str = "/") -> str:
    """`wanted` if it is a plain path on this host, else `otherwise`."""
    return wanted if wanted and "\\" not in wanted and _PATH.match(wanted) else otherwise
