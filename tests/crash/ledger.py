"""The database as an onlooker sees it: what is written, who waits, and locks that hold a worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row

from tests.patience import until

OPEN = ("ready", "claimed")


@dataclass(frozen=True, slots=True)
class Ledger:
    """`url` is the superuser's; one connection a question, since servers die here."""

    url: str
    schema: str

    def ask(self, query: str, *values: object) -> list[dict[str, Any]]:
        with self._connection() as connection:
            cursor = connection.execute(query.encode(), values)
            return cursor.fetchall() if cursor.description else []

    def rows(self, text: str, kind: str | None = None) -> list[dict[str, Any]]:
        """The outbox rows about the complaint of this text, in the order they were written."""
        return self.ask(
            "SELECT o.* FROM outbox o JOIN complaint c ON (payload->>'complaint_id')::bigint = c.id"
            " WHERE c.text = %s AND (%s::text IS NULL OR kind = %s) ORDER BY o.id",
            text, kind, kind,
        )  # fmt: skip

    def row(self, key: str) -> dict[str, Any]:
        (found,) = self.ask("SELECT * FROM outbox WHERE dedupe_key = %s", key)
        return found

    def complaints(self, text: str) -> list[dict[str, Any]]:
        return self.ask("SELECT * FROM complaint WHERE text = %s", text)

    def count_referrals(self, text: str) -> int:
        (found,) = self.ask(
            "SELECT count(*) AS n FROM referral r JOIN complaint c ON c.id = r.complaint_id"
            " WHERE c.text = %s",
            text,
        )
        return int(found["n"])

    def count_open(self) -> int:
        (found,) = self.ask("SELECT count(*) AS n FROM outbox WHERE state = ANY(%s)", list(OPEN))
        return int(found["n"])

    def announce(self, kind: str, key: str, payload: str) -> str:
        """A row as an action would write it."""
        self.ask(
            "INSERT INTO outbox"
            " (kind, dedupe_key, payload, state, attempts, not_before, created_at)"
            " VALUES (%s, %s, %s::jsonb, 'ready', 0, now(), now())",
            kind, key, payload,
        )  # fmt: skip
        return key

    def await_lapse(self, row_id: int) -> None:
        """Return when the lease of a claimed row has run out."""
        query = "SELECT 1 FROM outbox WHERE id = %s AND claimed_until < now()"
        until(lambda: self.ask(query, row_id), what="the lease runs out")

    def pass_time(self) -> None:
        """A quarter of an hour goes by for rows that wait; leases run out in their own time."""
        self.ask(
            "UPDATE outbox SET not_before = not_before - interval '15 min' WHERE state = 'ready'"
        )
        self.ask(
            "UPDATE outbox SET claimed_until = claimed_until - interval '15 min'"
            " WHERE state = 'claimed' AND claimed_until < now()"
        )

    def waiting(self) -> list[int]:
        """Ids of the server's processes that wait for somebody's lock."""
        found = self.ask("SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return [each["pid"] for each in found]

    @contextmanager
    def holding(self, lock: str, *values: object) -> Iterator[None]:
        """Hold a lock: `SELECT … FOR UPDATE` or `LOCK TABLE …`; let go at the end."""
        with self._connection() as connection, connection.transaction():
            connection.execute(lock.encode(), values)
            yield

    @contextmanager
    def holding_complaint(self, text: str) -> Iterator[None]:
        """Routing takes the complaint's row first: whoever routes it waits here."""
        with self.holding("SELECT 1 FROM complaint WHERE text = %s FOR UPDATE", text):
            yield

    def _connection(self) -> psycopg.Connection[dict[str, Any]]:
        return psycopg.connect(
            self.url,
            autocommit=True,
            row_factory=dict_row,
            options=f"-c search_path={self.schema},registry",
        )
