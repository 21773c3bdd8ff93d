"""A report being written: kept under a token, changed page by page, forgotten after a week."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import delete, select

from tenants.complaints.actions import quota
from tenants.complaints.models import Draft, Photo
from tenants.complaints.models.draft import MOST_PHOTOS, TYPED
from tenants.complaints.receipts import draft_digest
from tenants.kernel import clock, files, ids
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_

DAYS = 7


def begin() -> tuple[Draft, str]:
    """A new draft and the token that is its only key."""
    token = ids.new_token()
    draft = Draft(token_digest=draft_digest(token), answers={})
    session.add(draft)
    session.flush()
    return draft, token


def find(token: str) -> Draft:
    """The draft of this token; NotFound if it was submitted or forgotten."""
    found = session.scalar(select(Draft).where(Draft.token_digest == draft_digest(token)))
    return _there(found)


def _there(found: Draft | None) -> Draft:
    if found is None:
        message = N_("Draf laporan ini sudah dihapus: draf disimpan 7 hari. Silakan mulai lagi.")
        raise NotFound(message)
    return found


def _lock(draft: Draft) -> None:
    """Read it again before it is changed: a page may be sent while its typing is being kept."""
    query = select(Draft).where(Draft.id == draft.id).with_for_update()
    _there(session.scalar(query.execution_options(populate_existing=True)))


def keep_answers(draft: Draft, answers: Mapping[str, Any], *, page: str | None = None) -> None:
    """Add answers to the draft; those given before stay, what was typed on their page is done."""
    _lock(draft)
    kept = draft.answers | dict(answers)
    if page in draft.typed:
        kept[TYPED] = {name: typed for name, typed in draft.typed.items() if name != page}
    draft.answers = kept
    draft.updated_at = clock.now()


def keep_typed(draft: Draft, page: str, typed: Mapping[str, str | list[str]]) -> None:
    """What stands on a page so far, to be shown there again: no answer until it is sent on."""
    _lock(draft)
    draft.answers = draft.answers | {TYPED: draft.typed | {page: dict(typed)}}
    draft.updated_at = clock.now()


def discard(draft: Draft) -> None:
    """Forget it with its pictures, as its writer wishes; the sweeper removes their files."""
    session.delete(draft)


class Added(NamedTuple):
    """What became of several pictures: `place` is where one of them was taken, if it says so."""

    stored: int
    refusals: Sequence[files.NotKept]
    place: tuple[float, float] | None


def add_photos(draft: Draft, sent: Sequence[tuple[str, bytes]]) -> Added:
    """Keep what can be kept, of (name, content).

    All are decoded before the draft is locked: its row is asked for by every page of it, and who
    waits for it holds a thread.
    """
    kept: list[files.StoredImage] = []
    there = len(photos_of(draft)) if sent else 0

    def develop(content: bytes) -> None:
        if there + len(kept) >= MOST_PHOTOS:
            raise files.too_many(MOST_PHOTOS)
        quota.check()
        kept.append(files.keep_image(content))

    refusals = files.keep_each(sent, develop, most=MOST_PHOTOS)[1] if sent else []
    added = _attach(draft, kept) if kept else []
    if len(added) < len(kept):
        refusals.append(files.NotKept(None, files.too_many(MOST_PHOTOS)))
    return Added(len(added), refusals, next((each.place for each in added if each.place), None))


def room_left(draft: Draft) -> int:
    """How many pictures more it may get."""
    return MOST_PHOTOS - len(photos_of(draft))


def _attach(draft: Draft, kept: Sequence[files.StoredImage]) -> Sequence[files.StoredImage]:
    """As many as there is room for: others may have been sent at the same time."""
    _lock(draft)
    room = room_left(draft)
    files.remove(size.of(each.key) for each in kept[room:] for size in files.Size)
    session.add_all(
        Photo(
            draft_id=draft.id,
            storage_key=each.key,
            width=each.width,
            height=each.height,
            byte_count=each.byte_count,
        )
        for each in kept[:room]
    )
    draft.updated_at = clock.now()
    session.flush()
    return kept[:room]


def remove_photo(draft: Draft, photo_id: int) -> None:
    """Take a picture out of a draft; the sweeper removes its file."""
    session.execute(delete(Photo).where(Photo.id == photo_id, Photo.draft_id == draft.id))


def photos_of(draft: Draft) -> list[Photo]:
    return list(session.scalars(select(Photo).where(Photo.draft_id == draft.id).order_by(Photo.id)))


def forget_old() -> int:
    """Delete what nobody touched for seven days; how many."""
    oldest = clock.now() - timedelta(days=DAYS)
    gone = session.execute(delete(Draft).where(Draft.updated_at < oldest).returning(Draft.id))
    return len(gone.all())
