"""Which addresses are one mailbox: what stands behind a plus is its owner's, or anybody's, whim."""

import re

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import InstrumentedAttribute

_BEHIND_A_PLUS = r"\+[^@]*@"  # for PostgreSQL and Python alike


def mailbox(address: str) -> str:
    """The address without what stands behind a plus."""
    return re.sub(_BEHIND_A_PLUS, "@", address)


def is_same(written: InstrumentedAttribute[str | None], address: str) -> ColumnElement[bool]:
    """Whether a column's address is of the same mailbox."""
    return func.regexp_replace(written, _BEHIND_A_PLUS, "@") == mailbox(address)
