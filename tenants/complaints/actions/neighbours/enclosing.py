"""The pictures that travel along in an envelope."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from tenants.complaints.models import Photo
from tenants.kernel import files
from tenants.kernel.envelopes import Attached


def enclosed(photos: Iterable[Photo]) -> Iterator[Attached]:
    """Those that are still there: the words go without one whose file is lost."""
    for each in photos:
        with suppress(FileNotFoundError):
            yield Attached(files.read_image(each.storage_key), each.is_hidden)
