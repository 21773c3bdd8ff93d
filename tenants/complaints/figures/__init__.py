"""What the dashboards count: for everybody, for who leads an agency, for who leads the region."""

from tenants.complaints.figures.ages import EDGES, Ages, Backlog
from tenants.complaints.figures.compared import Compared, Share
from tenants.complaints.figures.counting import Measure
from tenants.complaints.figures.fewest import FEWEST
from tenants.complaints.figures.lateness import Lateness, lateness
from tenants.complaints.figures.leading import AgencyFigures, of_agency
from tenants.complaints.figures.oldest import Oldest
from tenants.complaints.figures.period import Period, months_before, this_month
from tenants.complaints.figures.public import Dashboard, Line, Lines, Place, dashboard
from tenants.complaints.figures.quotes import Quote
from tenants.complaints.figures.region import RegionFigures, Standing, of_region
from tenants.complaints.figures.slices import Slice, listed

__all__ = [
    "EDGES",
    "FEWEST",
    "AgencyFigures",
    "Ages",
    "Backlog",
    "Compared",
    "Dashboard",
    "Lateness",
    "Line",
    "Lines",
    "Measure",
    "Oldest",
    "Period",
    "Place",
    "Quote",
    "RegionFigures",
    "Share",
    "Slice",
    "Standing",
    "dashboard",
    "lateness",
    "listed",
    "months_before",
    "of_agency",
    "of_region",
    "this_month",
]
