"""Between regions: passing a report on, taking one in, and what each side tells the other."""

from tenants.complaints.actions.neighbours.coming_home import (
    came_home,
    could_not_pass,
    return_envelope,
    send_home,
)
from tenants.complaints.actions.neighbours.completing import (
    ask_again,
    complete,
    complete_here,
    completion_envelope,
)
from tenants.complaints.actions.neighbours.judging import (
    judge,
    judge_here,
    verdict_envelope,
)
from tenants.complaints.actions.neighbours.passing import (
    bound_for,
    pass_on,
    report_envelope,
    require_passable,
)
from tenants.complaints.actions.neighbours.placing import place
from tenants.complaints.actions.neighbours.receiving import take_in
from tenants.complaints.actions.neighbours.telling import hear, status_envelope
from tenants.complaints.models import Passage, PassageLine, Way
from tenants.complaints.queries.passages import (
    last_return,
    passage_lines,
    passage_of,
    passed_on,
    unplaced,
)

__all__ = [
    "Passage",
    "PassageLine",
    "Way",
    "ask_again",
    "bound_for",
    "came_home",
    "complete",
    "complete_here",
    "completion_envelope",
    "could_not_pass",
    "hear",
    "judge",
    "judge_here",
    "last_return",
    "pass_on",
    "passage_lines",
    "passage_of",
    "passed_on",
    "place",
    "report_envelope",
    "require_passable",
    "return_envelope",
    "send_home",
    "status_envelope",
    "take_in",
    "unplaced",
    "verdict_envelope",
]
