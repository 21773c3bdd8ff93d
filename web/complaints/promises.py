"""By when a complaint is to be passed on, answered and settled, as its page says it."""

from flask_babel import gettext as _

from tenants.complaints import Complaint
from tenants.deadlines import Clock
from web.views import Due, due


def promised(complaint: Complaint) -> list[tuple[str, Due]]:
    """What is to happen next, and what at last, each by when; nothing where nothing runs."""
    if complaint.lead_id:
        return []
    step, last = complaint.step_clock, complaint.settlement_clock
    running = {each.id: each for each in (step, last) if each and each.is_open}
    if step is None or step.id not in running:
        return []
    told = ((_by_when(complaint, each), due(each)) for each in running.values())
    return [(words, by) for words, by in told if by]


def _by_when(complaint: Complaint, running: Clock) -> str:
    if running.id == complaint.settlement_clock_id:
        return str(_("Diselesaikan paling lambat"))
    if running.step == "complaint.verify":
        return str(_("Diteruskan paling lambat"))
    return str(_("Dijawab paling lambat"))
