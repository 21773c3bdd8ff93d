"""Complaints on the web: filing, reading, following, the two desks, and what others show of it."""

from flask_babel import lazy_gettext as _l

from tenants.people import Permission
from web.complaints import blocks
from web.complaints.directing import QUEUE
from web.complaints.routes import (
    coordination,
    desk,
    drafts,
    filing,
    following,
    inbox,
    learning,
    neighbours,
    oversight,
    reading,
    sending,
    transferring,
)
from web.offering import Block, Desk, MenuItem, Offering

OFFERING = Offering(
    pages=(
        reading.bp,
        drafts.bp,
        filing.bp,
        sending.bp,
        following.bp,
        inbox.bp,
        desk.bp,
        coordination.bp,
        transferring.bp,
        neighbours.bp,
        oversight.bp,
        learning.bp,
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
    ),
    home=Block("complaints/home.html", blocks.ask_for_home, blocks.tell_home),
    account=Block("complaints/account.html", blocks.ask_for_account, blocks.tell_account),
)
