"""What another system sends as a report: checked here, once, and turned into a `Filing`.

All that is not named here is left unread: state, agency and clocks are nobody's to send (T47).
"""

import re
from math import isfinite

from flask import abort, request
from flask_babel import gettext as _

from config import settings
from tenants import complaints, people, places
from tenants.complaints import Filing, Visibility
from tenants.kernel import ids, tenancy
from tenants.people import ApiClient
from web.api.services import VILLAGE, is_found_by_point
from web.complaints.filing import misplacing
from web.complaints.forms import LONGEST_REPORT, PHONE, SHORTEST_REPORT

_ATTRIBUTE = re.compile(r"attribute\[([\w-]{1,60})\](?:\[\])?\Z")
# How FixMyStreet writes a report into the one field that there is: each begins a line.
FIXMYSTREET = ("title", "detail", "url")
LONGEST_ID, LONGEST_NAME, LONGEST_LANDMARK = 100, 100, 200
# Where senders put their own number, the surest first.
OWN_NUMBERS = ("fixmystreet_id", "external_id")


def read(client: ApiClient) -> Filing:
    """400 for what can't be taken, 404 for a topic that is not offered."""
    topic = complaints.topics.offered_by_code(_field("service_code", needed=True))
    latitude, longitude = _point()
    given = attributes()
    return Filing(
        text=_text(),
        village_code=_village(latitude, longitude, given),
        # What FixMyStreet is told is private, nobody but its handlers reads here.
        visibility=Visibility.SECRET if topic.is_sensitive else Visibility.PUBLIC,
        topic_code=topic.code,
        landmark=_landmark(),
        latitude=latitude,
        longitude=longitude,
        name=_name(),
        email=_email(),
        phone=_phone(),
        channel=complaints.Channel.OPEN311,
        client_id=client.id,
        external_id=own_number(given),
        particulars=complaints.questions.particulars(topic.code, given),
    )


def token_of(client: ApiClient) -> str:
    """What makes a report one, however often it is sent: the client's own number, if it sends one.

    Nobody but us can draw it: it opens the receipt's page, as a draft's token does.
    """
    number = request.headers.get("Idempotency-Key", "").strip() or own_number(attributes())
    if not number:
        return ids.new_token()
    purpose = f"{tenancy.current().key}:open311:{client.id}"
    return ids.digest(number, key=settings.SECRET_KEY, purpose=purpose).hex()


def own_number(given: dict[str, list[str]]) -> str | None:
    found = next((given[each][0] for each in OWN_NUMBERS if given.get(each)), "")
    return found.strip()[:LONGEST_ID] or None


def notice(sent: Filing) -> str:
    """What the sender should tell the person: danger first, then doubts, and what was not taken."""
    said = []
    if complaints.alarm.emergency_words(sent.text):
        said.append(_("Kalau ada bahaya sekarang, hubungi 112."))
    said += misplacing.told(sent)
    if request.form.get("media_url") or request.files:
        said.append(_("Foto tidak diambil dari alamat lain: pelapor dapat mengirimnya di portal."))
    return " ".join(said)


def attributes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, values in request.form.lists():
        if match := _ATTRIBUTE.match(name):
            found.setdefault(match[1], []).extend(values)
    return found


def _field(name: str, *, needed: bool = False, longest: int = LONGEST_NAME) -> str:
    value = request.form.get(name, "").strip()
    if needed and not value:
        abort(400, _("%(name)s diperlukan.", name=name))
    if len(value) > longest:
        abort(400, _("%(name)s terlalu panjang: paling banyak %(most)d.", name=name, most=longest))
    return value


def _text() -> str:
    written = _field("description", needed=True, longest=LONGEST_REPORT)
    written = _story(written)
    if len(written) < SHORTEST_REPORT:
        least = SHORTEST_REPORT
        abort(400, _("description terlalu pendek: paling sedikit %(least)d.", least=least))
    return written


def _story(written: str) -> str:
    """Title and detail of what FixMyStreet's sender wrote; anything else as it is."""
    parts: dict[str, list[str]] = {}
    for line in written.strip().splitlines():
        name, colon, words = (each.strip() for each in line.partition(":"))
        if colon and name in FIXMYSTREET and name not in parts:
            parts[name] = [words]
        elif parts:
            parts[next(reversed(parts))].append(line)
    if tuple(parts) != FIXMYSTREET:
        return written
    return "\n\n".join("\n".join(parts[name]).strip() for name in FIXMYSTREET[:2]).strip()


def _point() -> tuple[float | None, float | None]:
    written = _field("lat"), _field("long")
    if written == ("", ""):
        return None, None
    try:
        latitude, longitude = (float(each) for each in written)
    except ValueError:
        abort(400, _("lat dan long harus bilangan, keduanya."))
    if not (isfinite(latitude) and abs(latitude) <= 90 and abs(longitude) <= 180):  # noqa: PLR2004 - degrees
        abort(400, _("lat dan long di luar bumi."))
    return latitude, longitude


def _village(latitude: float | None, longitude: float | None, given: dict[str, list[str]]) -> str:
    """By whichever is surest: the answer, a code, the words of the address, the point."""
    for address in (*given.get(VILLAGE, ())[:1], _field("address_id"), _address()):
        found = places.village_for(latitude, longitude, address) if address else None
        if found:
            return found
    found = places.village_for(latitude, longitude, None)
    if not found and latitude is not None and is_found_by_point():
        abort(400, _("lat dan long tidak di dalam daerah ini: kirim attribute[village]."))
    if not found:
        abort(400, _("Desa tidak dapat ditentukan: kirim attribute[village] atau address_id."))
    return found


def _address() -> str:
    return _field("address_string", longest=300)


def _landmark() -> str | None:
    return _address()[:LONGEST_LANDMARK] or None


def _name() -> str | None:
    whole = f"{_field('first_name')} {_field('last_name')}".strip()
    return whole[:LONGEST_NAME] or None


def _email() -> str | None:
    written = _field("email", longest=254)
    return people.address(written) if written else None


def _phone() -> str | None:
    written = _field("phone")
    if written and not PHONE.match(written):
        abort(400, _("phone bukan nomor telepon."))
    return written or None
