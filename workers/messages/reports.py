"""The week's report for who leads, as a PDF that comes with the mail."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import force_locale, gettext

from tenants import complaints, people
from tenants.people import Account, Permission
from workers.messages import Letter, compose, links
from workers.messages.complaints import COMPLAINTS
from workers.post import Outgoing

Payload = Mapping[str, Any]


def leader(payload: Payload, key: str) -> Outgoing | None:
    """Of the whole region, or of each agency one leads; None for who no longer wants or may."""
    account = people.by_id(payload["account_id"])
    if account.disabled_at or not account.weekly_report:
        return None
    with force_locale(account.locale):
        made = list(_made(account))
    if not made:
        return None
    oversees = people.may(account.as_actor(), Permission.OVERSEE_REGION)
    url = links.region_figures() if oversees else links.agency_figures()
    stop = links.unsubscribe(account.id)
    letter = Letter(
        COMPLAINTS, "digest.leader", account.email, account.locale, key, unsubscribe=stop
    )
    outgoing = compose(letter, account=account, links=links, url=url)
    for name, pdf in made:
        outgoing.message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return outgoing


def _made(account: Account) -> Iterator[tuple[str, bytes]]:
    """Each report with the name of its file."""
    speech, me = complaints.briefing.Speech(account.locale, gettext), account.as_actor()
    if people.may(me, Permission.OVERSEE_REGION):
        yield "laporan-mingguan.pdf", complaints.briefing.of_region(speech)
        return
    for number, agency_id in enumerate(sorted(me.headed_ids), 1):
        yield f"laporan-mingguan-{number}.pdf", complaints.briefing.of_agency(agency_id, speech)
