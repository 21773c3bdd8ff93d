"""Rate limits: generous per address, since a village may share one (T66), tight per account.

Counted in Redis; while it is away, by each process for itself: its share of the limit (T67).
"""

from collections.abc import Callable

from flask import Flask, request
from flask_limiter import Limiter

from config import settings
from tenants.kernel import tenancy


def _tenant_key() -> str:
    where = tenancy.current_or_none()
    return where.key if where else "platform"


def by_address() -> str:
    """Tenant and remote address: the one ProxyFix vouches for."""
    return f"{_tenant_key()}:{request.remote_addr}"


def by_account() -> str:
    """Tenant and the address or reference somebody tries to open."""
    tried = request.form.get("email") or request.form.get("reference") or ""
    return f"{_tenant_key()}:{tried.strip().lower()[:200]}"


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
one_account = limiter.shared_limit(
    at_most(10, "5 minutes"), scope="account", key_func=by_account, methods=["POST"]
)
# A link is tried by opening it.
opening = limiter.shared_limit(at_most(60, "minute"), scope="opening", key_func=by_address)
filing = limiter.shared_limit(at_most(120, "minute"), scope="filing", key_func=by_address)


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
