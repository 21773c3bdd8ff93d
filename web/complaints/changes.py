"""What happened to a complaint since the page was shown that somebody acted upon."""

from collections.abc import Sequence

from tenants.complaints import Entry
from web import language
from web.complaints import timeline
from web.views import Line

MOST = 5  # the newest: above a form there is room for no more


def since(entries: Sequence[Entry], seen: int) -> list[str]:
    """Who did what and when, oldest first; the last line where it is not known since which."""
    newer = [each for each in entries if each.version is not None and each.version > seen]
    return [_told(each) for each in timeline.lines((newer or entries[-1:])[-MOST:], cover=None)]


def _told(line: Line) -> str:
    told = f"{language.moment(line.at)} · {line.label}"
    return f"{told}: {line.note}" if line.note else told
