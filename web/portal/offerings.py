"""The services, in the order in which menus and pages show them; and every desk."""

from flask_babel import lazy_gettext as _l

from tenants.people import Permission
from web import complaints
from web.offering import Desk
from web.people import clients, staff
from web.places import boundaries

OFFERINGS = (complaints.OFFERING,)
DESKS = (
    *(desk for offering in OFFERINGS for desk in offering.desks),
    Desk(_l("Orang"), staff.DESK, Permission.ADMINISTER),
    Desk(_l("Aplikasi"), clients.DESK, Permission.ADMINISTER),
    Desk(_l("Batas wilayah"), boundaries.DESK, Permission.ADMINISTER),
)
