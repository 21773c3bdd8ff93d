"""The services, in the order in which menus and pages show them."""

from web import complaints

OFFERINGS = (complaints.OFFERING,)
DESKS = tuple(desk for offering in OFFERINGS for desk in offering.desks)
