"""What a topic asks besides the story."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel.db import Base, one_of


class Datatype(StrEnum):
    """What an answer is, in the words of GeoReport v2 (service definition)."""

    STRING = "string"
    NUMBER = "number"
    DATETIME = "datetime"
    TEXT = "text"
    ONE = "singlevaluelist"
    MANY = "multivaluelist"

    @property
    def is_choice(self) -> bool:
        return self in {Datatype.ONE, Datatype.MANY}


class TopicQuestion(Base):
    """One question of a topic; `options` are [{"key", "name"}] where answers are chosen."""

    __tablename__ = "topic_question"
    __table_args__ = (one_of("datatype", Datatype),)

    topic_code: Mapped[str] = mapped_column(
        ForeignKey("topic.code", ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(Text)
    hint: Mapped[str | None] = mapped_column(Text)
    datatype: Mapped[str] = mapped_column(Text)
    is_required: Mapped[bool] = mapped_column(default=False)
    options: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
