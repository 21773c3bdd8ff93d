"""A reporter's own numbers in what they write: covered for everybody, read by officers."""

from tenants.complaints import Draft, Visibility
from tenants.kernel.masking import masked


def has_number(*written: str | None) -> bool:
    """Whether any of it holds a number or address that is covered before it is public."""
    return any(masked(each) != each for each in written if each)


def names_anonymous(draft: Draft) -> bool:
    """Whether somebody who wants to be known to nobody wrote such a number."""
    kept = draft.answers
    is_anonymous = kept.get("visibility") == Visibility.ANONYMOUS
    return is_anonymous and has_number(kept.get("text"), kept.get("landmark"))
