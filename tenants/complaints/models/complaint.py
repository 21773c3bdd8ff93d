"""What a resident reports, and facts about one report."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Text,
    false,
)
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB, TIMESTAMP, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.agencies import Agency
from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import (
    OPEN,
    WITH_AGENCY,
    WITH_COORDINATOR,
    Priority,
    State,
    Visibility,
)
from tenants.complaints.models.hiding import covered
from tenants.complaints.models.topic import Topic
from tenants.deadlines import Clock
from tenants.kernel import clock
from tenants.kernel.db import Base, one_of
from tenants.people import ApiClient, proof
from tenants.places import Village, place_name


class Complaint(Base):
    """A report. `text` is the reporter's own; `public_text` has personal data masked.

    `hidden_words` are those that the staff keep from the public besides; `is_emergency` says that
    its words raised the alarm of 112 and nobody has said since that it is none.
    """

    __tablename__ = "complaint"
    __table_args__ = (
        one_of("state", State),
        one_of("visibility", Visibility),
        one_of("priority", Priority),
        one_of("channel", Channel),
        # Anonim is a promise of the database too: nothing that names the reporter is stored.
        CheckConstraint(
            "visibility <> 'anonim' OR (reporter_id IS NULL AND reporter_name IS NULL"
            " AND reporter_email IS NULL AND reporter_phone IS NULL)",
            name="anonymous",
        ),
        CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)"
            " AND (latitude BETWEEN -90 AND 90) IS NOT FALSE"
            " AND (longitude BETWEEN -180 AND 180) IS NOT FALSE",
            name="point",
        ),
        Index(
            "complaint_public_ix", "submitted_at", "id", postgresql_where="published_at IS NOT NULL"
        ),
        Index(
            "complaint_map_ix",
            "public_latitude",
            "public_longitude",
            postgresql_where="published_at IS NOT NULL",
        ),
        Index("complaint_agency_ix", "agency_id", "state"),
        Index("complaint_state_ix", "state", "submitted_at"),
        Index("complaint_words_ix", "words", postgresql_using="gin"),
        # What the home page counts of the last weeks.
        Index("complaint_submitted_ix", "submitted_at"),
        Index(
            "complaint_answered_ix",
            "answered_at",
            "submitted_at",
            postgresql_where="answered_at IS NOT NULL",
        ),
        Index("complaint_settled_ix", "settled_at", postgresql_where="settled_at IS NOT NULL"),
        CheckConstraint(
            "(state = 'digabung') = (lead_id IS NOT NULL)"
            " AND (lead_id IS NULL) = (merged_from IS NULL) AND lead_id IS DISTINCT FROM id",
            name="lead",
        ),
        Index("complaint_lead_ix", "lead_id", postgresql_where="lead_id IS NOT NULL"),
        Index("complaint_client_ix", "client_id", postgresql_where="client_id IS NOT NULL"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    reference: Mapped[str] = mapped_column(Text, unique=True)
    receipt_digest: Mapped[bytes] = mapped_column(BYTEA)
    idempotency_key: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    version: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(Text, default=State.RECEIVED)
    visibility: Mapped[str] = mapped_column(Text)
    classification: Mapped[str] = mapped_column(Text)
    channel: Mapped[str] = mapped_column(Text, default=Channel.PORTAL)
    locale: Mapped[str] = mapped_column(Text, default="id")
    # The system that filed it, and its own number there.
    client_id: Mapped[int | None] = mapped_column(ForeignKey("api_client.id"))
    external_id: Mapped[str | None] = mapped_column(Text)

    text: Mapped[str] = mapped_column(Text)
    public_text: Mapped[str] = mapped_column(Text)
    landmark: Mapped[str | None] = mapped_column(Text)
    village_code: Mapped[str] = mapped_column(ForeignKey("village.code"), index=True)
    # Where its reporter put the pin, in degrees (WGS 84).
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    # What everybody may see of it: rounded, and nothing of what is rahasia.
    public_latitude: Mapped[float | None] = mapped_column(Double)
    public_longitude: Mapped[float | None] = mapped_column(Double)
    topic_code: Mapped[str | None] = mapped_column(ForeignKey("topic.code"), index=True)
    suggestions: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    # What its topic asked besides the story: [{"code", "label", "values"}]; for its handlers only.
    particulars: Mapped[list[dict[str, Any]]] = mapped_column(
        JSONB, default=list, server_default="[]"
    )

    reporter_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    reporter_name: Mapped[str | None] = mapped_column(Text)
    reporter_email: Mapped[str | None] = mapped_column(Text)
    reporter_phone: Mapped[str | None] = mapped_column(Text)

    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    hop_count: Mapped[int] = mapped_column(Integer, default=0)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    priority: Mapped[str] = mapped_column(Text, server_default=Priority.NORMAL)
    is_emergency: Mapped[bool] = mapped_column(server_default=false())
    hidden_words: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    # The report that it is worked on with, and its state before; how many are with this one.
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("complaint.id"))
    merged_from: Mapped[str | None] = mapped_column(Text)
    member_count: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    # The clock of the present step, and the one that counts until it is settled.
    step_clock_id: Mapped[int | None] = mapped_column(ForeignKey("clock.id"), index=True)
    settlement_clock_id: Mapped[int | None] = mapped_column(ForeignKey("clock.id"))
    # The clock of what its reporter is waited for, and when they were reminded of it.
    waiting_clock_id: Mapped[int | None] = mapped_column(ForeignKey("clock.id"))
    reminded_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    submitted_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    published_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    checked_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    answered_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    settled_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    words: Mapped[Any] = mapped_column(
        TSVECTOR, Computed("to_tsvector('pg_catalog.indonesian', public_text)", persisted=True)
    )

    village: Mapped[Village] = relationship(lazy="raise")
    topic: Mapped[Topic | None] = relationship(lazy="raise")
    agency: Mapped[Agency | None] = relationship(lazy="raise")
    client: Mapped[ApiClient | None] = relationship(lazy="raise")
    step_clock: Mapped[Clock | None] = relationship(foreign_keys=step_clock_id, lazy="raise")
    settlement_clock: Mapped[Clock | None] = relationship(
        foreign_keys=settlement_clock_id, lazy="raise"
    )
    waiting_clock: Mapped[Clock | None] = relationship(foreign_keys=waiting_clock_id, lazy="raise")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy types it so

    @property
    def proof(self) -> str:
        """The name by which somebody proves this report theirs, and the audit speaks of it."""
        return proof(self.__tablename__, self.id)

    @property
    def place_name(self) -> str:
        """Where it is, as people say it; for a complaint loaded with its names."""
        at = self.village
        return place_name(at.kind, at.name, at.district_code)

    @property
    def public_landmark(self) -> str | None:
        """The words of its place as everybody reads them."""
        return self.public_words(self.landmark) if self.landmark else None

    def public_words(self, said: str) -> str:
        """As everybody reads what was said about it, by whomever."""
        return covered(said, self.hidden_words)

    @property
    def has_address(self) -> bool:
        """Whether its reporter can be told anything by mail."""
        return bool(self.reporter_id or self.reporter_email)

    @property
    def is_public(self) -> bool:
        return self.visibility != Visibility.SECRET and self.published_at is not None

    @property
    def is_checked(self) -> bool:
        """Whether a person of the regency has worked with it: before that no picture is shown."""
        return self.checked_at is not None

    @property
    def is_anonymous(self) -> bool:
        return self.visibility == Visibility.ANONYMOUS

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_with_agency(self) -> bool:
        return self.state in WITH_AGENCY

    @property
    def is_with_coordinator(self) -> bool:
        return self.state in WITH_COORDINATOR

    @property
    def status(self) -> State:
        return State(self.state)
