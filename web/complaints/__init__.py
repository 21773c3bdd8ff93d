"""Complaints on the web: filing, reading, following, the two desks, and what others show of it."""

from flask_babel import lazy_gettext as _l

from tenants.people import Permission
from web.complaints import blocks
from web.complaints.directing import QUEUE
from web.complaints.leading import AGENCY, REGION
from web.complaints.routes import (
    asking,
    bulk,
    confirming,
    coordination,
    desk,
    drafts,
    exporting,
    figures,
    filing,
    followed,
    following,
    follows,
    handling,
    hiding,
    inbox,
    leading,
    learning,
    mapping,
    oversight,
    photo_place,
    placing,
    reading,
    reporting,
    sending,
    templates,
    transferring,
    unfollowing,
    unsubscribing,
)
from web.offering import Block, Desk, MenuItem, Offering

OFFERING = Offering(
    pages=(
        reading.bp,
        mapping.bp,
        figures.bp,
        drafts.bp,
        filing.bp,
        placing.bp,
        photo_place.bp,
        sending.bp,
        following.bp,
        asking.bp,
        follows.bp,
        followed.bp,
        confirming.bp,
        unfollowing.bp,
        unsubscribing.bp,
        inbox.bp,
        bulk.bp,
        handling.bp,
        hiding.bp,
        exporting.bp,
        templates.bp,
        desk.bp,
        coordination.bp,
        transferring.bp,
        oversight.bp,
        learning.bp,
        leading.bp,
        reporting.bp,
    ),
    menu=(
        MenuItem(_l("Lapor"), "/lapor"),
        MenuItem(_l("Lacak"), "/lacak"),
        MenuItem(_l("Pengaduan"), "/pengaduan"),
    ),
    desks=(
        Desk(_l("Koordinasi"), QUEUE, Permission.COORDINATE_COMPLAINTS),
        Desk(_l("Di dinas"), oversight.AT_AGENCIES, Permission.COORDINATE_COMPLAINTS),
        Desk(_l("Pengarahan"), learning.ROUTING, Permission.COORDINATE_COMPLAINTS),
        Desk(_l("Kotak masuk"), inbox.INBOX, Permission.HANDLE_COMPLAINT),
        Desk(_l("Ringkasan"), REGION, Permission.OVERSEE_REGION),
        Desk(_l("Angka dinas"), AGENCY, Permission.LEAD_AGENCY),
        Desk(_l("Templat"), templates.TEMPLATES, Permission.WRITE_TEMPLATES),
    ),
    home=Block("complaints/home.html", blocks.ask_for_home, blocks.tell_home),
    account=Block("complaints/account.html", blocks.ask_for_account, blocks.tell_account),
)
