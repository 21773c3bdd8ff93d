"""Which of the words that spoke for a topic are shown as the reason for it."""

from collections.abc import Collection, Sequence
from typing import Final

from tenants.complaints.topic_words import TopicIndex
from tenants.complaints.wording import is_telling

SHOWN: Final = 3


def shown(words: Sequence[str], index: TopicIndex, names: Collection[str]) -> tuple[str, ...]:
    """The first few that say what it is about; the name of a place only where it is a topic's word.

    History knows a place by its name, and any word that it often saw beside a topic.
    """
    telling = (
        each for each in words if is_telling(each) and (index.knows(each) or each not in names)
    )
    return tuple(telling)[:SHOWN]
