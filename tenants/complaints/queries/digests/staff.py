"""What the digests of an officer and of the coordinators hold; an empty one is never sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from tenants import people
from tenants.complaints.queries import desk, loads
from tenants.complaints.queries.boxes import Box, count_boxes
from tenants.complaints.queries.digests.section import MOST_LISTED, Section
from tenants.people import Account


@dataclass(frozen=True, slots=True)
class OfficerDigest:
    """The boxes of the inbox, most pressing first."""

    overdue: Section
    due_soon: Section
    fresh: Section
    reopened: Section
    asked: Section
    awaiting_reporter: Section

    @property
    def is_empty(self) -> bool:
        with_agency = self.overdue, self.due_soon, self.fresh, self.reopened
        return not any(each.count for each in (*with_agency, self.asked, self.awaiting_reporter))


@dataclass(frozen=True, slots=True)
class CoordinatorDigest:
    """What waits to be sent on, and the agencies that are late or have nobody, with how many."""

    waiting: Section
    late_count: int
    late_at: Sequence[loads.Load]
    unstaffed_count: int
    unstaffed_at: Sequence[loads.Load]

    @property
    def late_elsewhere(self) -> int:
        """How many are late at agencies that it does not name."""
        return self.late_count - sum(each.late_count for each in self.late_at)

    @property
    def is_empty(self) -> bool:
        return not (self.waiting.count or self.late_count or self.unstaffed_count)


def of_officer(account: Account) -> OfficerDigest:
    """What an officer's agency has before it now: as many of each as the inbox shows."""
    actor = account.as_actor()
    counts, said = count_boxes(actor), set[int]()

    def section(box: Box) -> Section:
        most = MOST_LISTED + len(said)
        found = desk.inbox(actor, box, limit=most).items if counts[box] else ()
        listed = [each for each in found if each.id not in said][:MOST_LISTED]
        said.update(each.id for each in listed)
        return Section(counts[box], listed)

    return OfficerDigest(
        overdue=section(Box.OVERDUE),
        due_soon=section(Box.DUE_SOON),
        fresh=section(Box.NEW),
        reopened=section(Box.REOPENED),
        asked=section(Box.ASKED),
        awaiting_reporter=section(Box.ANSWERED),
    )


def of_coordinators() -> CoordinatorDigest:
    """What the queue and the agencies hold now."""
    everywhere = loads.of()
    late = [each for each in everywhere if each.late_count]
    unstaffed = [each for each in everywhere if not people.is_staffed(each.agency_id)]
    return CoordinatorDigest(
        waiting=Section(desk.count_queue(), desk.queue(limit=MOST_LISTED).items),
        late_count=sum(each.late_count for each in late),
        late_at=late[:MOST_LISTED],
        unstaffed_count=sum(each.open_count for each in unstaffed),
        unstaffed_at=unstaffed[:MOST_LISTED],
    )
