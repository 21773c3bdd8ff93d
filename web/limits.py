"""Rate limits: generous per address, since a village may share one (T66), tight per account.

Counted in Redis; while it is away, by each process for itself: its share of the limit (T67).
"""

from collections.abc import Callable
from ipaddress import IPv4Address, ip_address, ip_network

from flask import Flask, request
from flask_limiter import Limiter

from config import settings
from tenants.kernel import mailboxes, tenancy
from web import devices

OWN_BITS = 64  # of an IPv6 address: what one connection at home has to itself


def _tenant_key() -> str:
    where = tenancy.current_or_none()
    return where.key if where else "platform"


def by_address() -> str:
    """Tenant and remote address, the one ProxyFix vouches for; an IPv6 network is one address."""
    return f"{_tenant_key()}:{_network(request.remote_addr or '')}"


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    if found.ipv4_mapped:  # as a socket for both hears it: else all of IPv4 were one place
        return str(found.ipv4_mapped)
    return str(ip_network((found, OWN_BITS), strict=False))


def by_account() -> str:
    """Tenant and the address somebody tries to sign in with, wherever from."""
    return f"{_tenant_key()}:{_tried()}"


def by_account_and_place() -> str:
    """The same from one place; a browser that signed in with it before is a place of its own."""
    place = devices.number_for(_tried()) or _network(request.remote_addr or "")
    return f"{by_account()}:{place}"


def by_mailbox_and_place() -> str:
    """Whom a mail is asked for, however they vary what stands behind a plus, from one place."""
    place = devices.number_for(_tried()) or _network(request.remote_addr or "")
    return f"{_tenant_key()}:{mailboxes.mailbox(_tried())}:{place}"


def _is_known_device() -> bool:
    return devices.number_for(_tried()) is not None


def _tried() -> str:
    return request.form.get("email", "").strip().lower()[:200]


limiter = Limiter(key_func=by_address, headers_enabled=True)


def at_most(times: int, span: str) -> Callable[[], str]:
    """So often for all processes together."""

    def now() -> str:
        is_alone = limiter.limiter.storage is not limiter.storage
        shares = int(settings.WEB_PROCESSES) if is_alone else 1
        return f"{max(1, times // shares)} per {span}"

    return now


# A password, a receipt or a mail is tried this often, and no oftener.
# Opening the form is no try: a whole village may do so behind one address.
guessing = limiter.shared_limit(
    at_most(60, "minute"), scope="guessing", key_func=by_address, methods=["POST"]
)
# Anybody may try somebody else's address: a limit that all places share is a soft one, and never
# one for the browser that its owner uses. Otherwise ten wrong passwords would lock them out.
one_account = limiter.shared_limit(
    at_most(10, "5 minutes"), scope="account", key_func=by_account_and_place, methods=["POST"]
)
one_account_anywhere = limiter.shared_limit(
    at_most(50, "15 minutes"),
    scope="account-anywhere",
    key_func=by_account,
    methods=["POST"],
    exempt_when=_is_known_device,
)
# Asking for a mail is counted apart: who mistyped a password may still ask for a new one.
mailing = limiter.shared_limit(
    at_most(10, "5 minutes"), scope="mailing", key_func=by_mailbox_and_place, methods=["POST"]
)
# A link is tried by opening it.
opening = limiter.shared_limit(at_most(60, "minute"), scope="opening", key_func=by_address)
# Each move of a map asks once, and a village may share an address.
mapping = limiter.shared_limit(at_most(300, "minute"), scope="mapping", key_func=by_address)
filing = limiter.shared_limit(at_most(120, "minute"), scope="filing", key_func=by_address)
# Five photos take a processor for some three seconds.
photos = limiter.shared_limit(
    at_most(20, "minute"), scope="photos", key_func=by_address, methods=["POST"]
)


def configure(app: Flask) -> None:
    url = str(settings.REDIS_URL)
    app.config.update(
        RATELIMIT_STORAGE_URI=url.replace("unix://", "redis+unix://", 1),
        RATELIMIT_IN_MEMORY_FALLBACK_ENABLED=True,
        RATELIMIT_KEY_PREFIX="jembatan",
        RATELIMIT_ENABLED=bool(settings.RATELIMIT_ENABLED),
        RATELIMIT_STORAGE_OPTIONS={"socket_connect_timeout": 0.2, "socket_timeout": 0.5},
    )
    limiter.init_app(app)
