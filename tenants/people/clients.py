"""Other systems that speak to this region: each known by a key that it was given once.

Only the key's digest is stored, and its beginning, by which an administrator tells keys apart.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Text, select, update
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, TIMESTAMP, insert
from sqlalchemy.orm import Mapped, mapped_column

from config import settings
from tenants.kernel import audit, clock, ids, lifetimes, tenancy
from tenants.kernel.db import Base, session
from tenants.kernel.errors import Conflict, NotFound
from tenants.kernel.paging import LONG_PAGE, Page, page_of, position_of, read_position
from tenants.kernel.words import N_, Word
from tenants.people.actors import Actor, proof

SHOWN = 12  # letters of a key that everybody at the desk may see


class Scope(Word):
    """What a key opens besides what is public."""

    READ_OWN = "baca", N_("Membaca laporan kirimannya sebelum terbuka untuk umum")
    WRITE = "tulis", N_("Mengirim laporan")
    TELL = "kabar", N_("Menyampaikan kabar tentang laporan kirimannya")


class ApiClient(Base):
    """A system with a key. A revoked one stays: reports name whom they came from."""

    __tablename__ = "api_client"
    __table_args__ = (
        CheckConstraint(
            f"scopes <@ ARRAY[{','.join(repr(str(each)) for each in Scope)}]", name="scopes"
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text, unique=True)
    key_digest: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
    last_used_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    @property
    def proof(self) -> str:
        """How the audit names it: `api_client:3`."""
        return proof(self.__tablename__, self.id)

    @property
    def is_stale(self) -> bool:
        """Whether its use should be noted again."""
        return lifetimes.is_stale(self.last_used_at)

    def has(self, scope: Scope) -> bool:
        return scope in self.scopes


def key_of(seed: str) -> str:
    """The key that a form's seed stands for: sent twice, the form shows the same one."""
    drawn = ids.digest(seed, key=settings.SECRET_KEY, purpose=f"{tenancy.current().key}:api-key")
    return f"jbt_{drawn.hex()[:48]}"


def _digest(key: str) -> bytes:
    purpose = f"{tenancy.current().key}:api-key-proof"
    return ids.digest(key, key=settings.SECRET_KEY, purpose=purpose)


def register(seed: str, name: str, scopes: Iterable[Scope], *, by: Actor) -> tuple[ApiClient, str]:
    """A client and its key, which is nowhere else; the same for the same seed."""
    key = key_of(seed)
    values = {
        "name": name.strip(),
        "prefix": key[:SHOWN],
        "key_digest": _digest(key),
        "scopes": sorted(scopes),
        "created_at": clock.now(),
        "created_by": by.id,
    }
    added = session.scalar(
        insert(ApiClient).values(values).on_conflict_do_nothing().returning(ApiClient.id)
    )
    client = session.scalar(select(ApiClient).where(ApiClient.key_digest == _digest(key)))
    if client is None:  # another key begins with the same twelve letters
        message = N_("Kunci tidak dapat dibuat. Muat ulang halaman ini, lalu coba lagi.")
        raise Conflict(message)
    if added:
        audit.record(by.label, "api_client.register", client.proof, scopes=client.scopes)
    return client, key


def revoke(client: ApiClient, *, by: Actor) -> None:
    """From now on its key opens nothing; twice is harmless."""
    if client.revoked_at is None:
        client.revoked_at = clock.now()
        audit.record(by.label, "api_client.revoke", client.proof)


def by_key(key: str) -> ApiClient | None:
    """Whose key this is; None for a revoked one as for none."""
    return session.scalar(
        select(ApiClient).where(
            ApiClient.key_digest == _digest(key), ApiClient.revoked_at.is_(None)
        )
    )


def by_prefix(prefix: str) -> ApiClient:
    """The client whose key begins so; NotFound if there is none."""
    found = session.scalar(select(ApiClient).where(ApiClient.prefix == prefix))
    if found is None:
        message = N_("Aplikasi itu tidak ada.")
        raise NotFound(message)
    return found


def name_of(client_id: int) -> str:
    return session.scalars(select(ApiClient.name).where(ApiClient.id == client_id)).one()


def registered(*, after: str | None = None, limit: int = LONG_PAGE) -> Page[ApiClient]:
    """The newest first, the revoked too."""
    query = select(ApiClient)
    if after:
        moment, number = read_position(after)
        is_later = (ApiClient.created_at == moment) & (ApiClient.id < number)
        query = query.where((ApiClient.created_at < moment) | is_later)
    order = ApiClient.created_at.desc(), ApiClient.id.desc()
    rows = session.scalars(query.order_by(*order).limit(limit + 1)).all()
    return page_of(rows, limit, lambda last: position_of(last.created_at, last.id))


def touch(client_id: int) -> None:
    """It was used just now."""
    session.execute(
        update(ApiClient).where(ApiClient.id == client_id).values(last_used_at=clock.now())
    )
