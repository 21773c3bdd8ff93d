"""Following a report, an area or a topic: with an account at once, by mail once it is confirmed.

Enter here: `complaints.following.follow(complaints.following.known(account.id), Subject(…))`.
"""

from tenants.complaints.actions.following.asking import ask, confirm, forget_unconfirmed
from tenants.complaints.actions.following.beginning import follow, unfollow
from tenants.complaints.actions.following.telling import tell_of_new_report, tell_of_news
from tenants.complaints.actions.following.wishes import choose, known, rest, stop_digests
from tenants.complaints.models import Follow, Follower, Subject
from tenants.complaints.queries.follow_keys import Door, check_key, key_of
from tenants.complaints.queries.followed import Followed, followed_by, named, words_of
from tenants.complaints.queries.follows import (
    by_account,
    by_id,
    by_reporter,
    by_wishes_key,
    count,
    follower_by_id,
    is_followed,
)
from tenants.complaints.queries.news import last_news

__all__ = [
    "Door",
    "Follow",
    "Followed",
    "Follower",
    "Subject",
    "ask",
    "by_account",
    "by_id",
    "by_reporter",
    "by_wishes_key",
    "check_key",
    "choose",
    "confirm",
    "count",
    "follow",
    "followed_by",
    "follower_by_id",
    "forget_unconfirmed",
    "is_followed",
    "key_of",
    "known",
    "last_news",
    "named",
    "rest",
    "stop_digests",
    "tell_of_new_report",
    "tell_of_news",
    "unfollow",
    "words_of",
]
