"""Quiet hours: what can wait till the morning does."""

from tenants.complaints import following
from tenants.kernel import clock, quiet, tenancy
from workers.post import TooEarlyError


def wait_for(reader: following.Follower) -> None:
    """TooEarlyError while it is night for them, as they or the service say."""
    until = quiet.over_at(clock.now(), tenancy.current().zone, *reader.quiet_hours)
    if until is not None:
        raise TooEarlyError(until)
