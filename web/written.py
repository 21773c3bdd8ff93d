"""Public pages that are written once and kept, by everything they show.

Every request still asks the database as its own tenant; where the answer is one that a page was
written for before, that page is given again. Tenant, address, language and all that is shown
are the key, so that it can be neither old nor somebody else's.
"""

from collections.abc import Callable, Hashable
from threading import Lock

from cachetools import LRUCache
from flask import request

from tenants.kernel import tenancy
from web import cookies, htmx, language

MOST_LETTERS = 16_000_000  # of all pages that a process keeps

_written: LRUCache[Hashable, str] = LRUCache(MOST_LETTERS, getsizeof=len)
_lock = Lock()


def once(shown: Hashable, write: Callable[[], str]) -> str:
    """What `write` makes of `shown`; written anew for whoever has a session, and for fragments."""
    if cookies.is_sent() or htmx.is_fragment():
        return write()
    address = request.path, request.query_string
    key = tenancy.current(), address, language.locale(), shown
    with _lock:
        found = _written.get(key)
    if found is None:
        found = write()
        with _lock:
            _written[key] = found
    return found
