"""Quiet hours: what can wait till the morning does."""

from tenants.complaints import following
from tenants.kernel import clock, quiet, tenancy
from workers.post import TooEarlyError


def wait_for(reader: following.Follower) -> None:
    """TooEarlyError while it is night for them, as they or the service say."""
    begins, ends = quiet.usual_hours()
    if reader.quiet_from is not None and reader.quiet_until is not None:
        begins, ends = reader.quiet_from, reader.quiet_until
    until = quiet.over_at(clock.now(), tenancy.current().zone, begins, ends)
    if until is not None:
        raise TooEarlyError(until)
