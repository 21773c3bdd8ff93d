"""What an address names with commas between."""

from flask import abort, request
from flask_babel import gettext as _

from tenants.kernel import ids

MOST = 100


def listed(name: str) -> frozenset[str]:
    """400 for more than a hundred."""
    found = [each.strip() for each in request.args.get(name, "").split(",")]
    if len(found) > MOST:
        abort(400, _("%(name)s: paling banyak %(most)d.", name=name, most=MOST))
    return frozenset(each for each in found if each)


def references() -> frozenset[str]:
    """The reports that are asked for by number: then nothing else narrows (GeoReport v2)."""
    return frozenset(ids.typed_reference(each) for each in listed("service_request_id"))
