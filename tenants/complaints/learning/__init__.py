"""What a region's own routed reports teach about where the next one belongs."""

from tenants.complaints.learning.keeping import dumped, loaded
from tenants.complaints.learning.model import RoutingModel
from tenants.complaints.learning.training import (
    LEAST_REPORTS,
    Example,
    Prepared,
    TooFewError,
    fit,
    prepare,
)

__all__ = [
    "LEAST_REPORTS",
    "Example",
    "Prepared",
    "RoutingModel",
    "TooFewError",
    "dumped",
    "fit",
    "loaded",
    "prepare",
]
