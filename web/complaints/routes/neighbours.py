"""Between regions: the coordinator passes a report on, places one that came, or sends it back."""

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants import complaints, places, registry
from tenants.complaints import Complaint, Visibility
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.complaints import neighbouring, overtaken, views
from web.complaints.addresses import ELSEWHERE, QUEUE, desk_url
from web.complaints.coordination import errands
from web.complaints.coordination.neighbour_forms import PassOnForm, SendHomeForm
from web.complaints.filing import placing
from web.complaints.filing.place_form import PlaceForm
from web.complaints.found import readable
from web.htmx import page
from web.views import rows

bp = Blueprint("complaint_neighbours", __name__, template_folder="../templates", url_prefix=QUEUE)

OFFERED = 8


@bp.get("/daerah-lain")
@allow(Permission.COORDINATE_COMPLAINTS)
def index() -> str:
    found = complaints.neighbours.passed_on(after=request.args.get("setelah"))
    items = [
        (views.row(complaint, unmasked=True), neighbouring.of_passage(passage, cover=None))
        for complaint, passage in found.items
    ]
    return page("complaints/passed_on.html", page=rows(items, ELSEWHERE, found.after))


@bp.route("/<reference>/pengalihan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def pass_on(reference: str) -> Answer:
    """To which region, and why; a secret one only once that was confirmed."""
    complaint = readable(reference)
    if request.method == "GET":
        complaints.neighbours.require_passable(complaint)
    spoken_of = complaints.elsewhere.region_of(complaint) or ""
    known = {"version": str(complaint.version), "q": spoken_of}
    form = PassOnForm(prefix=errands.prefix(complaint), data=known)
    found = _offer(form)
    is_sent = request.form.get("show") != "choices" and form.validate_on_submit()
    if is_sent and _is_confirmed(form, complaint):
        try:
            _pass_on(complaint, form)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := readable(reference), error)
        else:
            flash(_("%(reference)s dialihkan.", reference=complaint.reference))
            return redirect(desk_url(complaint), 303)
    return shown("complaints/pass_on.html", form, found=found, **errands.head(complaint))


def _offer(form: PassOnForm) -> bool:
    """Those that match, the nearest first; what is chosen stays."""
    near = registry.neighbours.matching((form.q.data or "").strip(), limit=OFFERED)
    chosen = registry.neighbours.named(form.region.data or "")
    offered = dict.fromkeys([*([chosen] if chosen else []), *near])
    form.region.choices = [(each.key, each.name) for each in offered]
    return bool(near)


def _is_confirmed(form: PassOnForm, complaint: Complaint) -> bool:
    if complaint.visibility != Visibility.SECRET or form.confirmed.data:
        return True
    asked = _("Laporan rahasia hanya dialihkan bila Anda memastikannya.")
    form.confirmed.errors = [*form.confirmed.errors, asked]
    return False


def _pass_on(complaint: Complaint, form: PassOnForm) -> None:
    to = registry.neighbours.named(form.region.data)
    if to is None:  # it was closed between two looks
        message = N_("Daerah itu tidak ada di platform ini.")
        raise NotFound(message)
    complaints.neighbours.pass_on(
        identity.actor(),
        complaint,
        to=(to.key, to.name),
        reason=(form.reason.data or "").strip(),
        version=form.seen,
    )


@bp.route("/<reference>/tempat", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def place(reference: str) -> Answer:
    """In which of our villages it is."""
    complaint = readable(reference)
    beyond = _incoming(complaint)
    form = PlaceForm(
        prefix=errands.prefix(complaint),
        data={"version": str(complaint.version)} | (_where(complaint) if beyond.is_placed else {}),
    )
    placing.fill_places(form)
    if request.form.get("show") != "villages" and form.validate_on_submit():
        try:
            complaints.neighbours.place(
                identity.actor(), complaint, village_code=form.village.data, version=form.seen
            )
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := readable(reference), error)
        else:
            flash(_("Tempat tersimpan."))
            return redirect(desk_url(complaint), 303)
    return shown("complaints/place.html", form, beyond=beyond, **errands.head(complaint))


def _where(complaint: Complaint) -> dict[str, str]:
    code = complaint.village_code
    return {"district": places.district_of(code), "village": code}


@bp.route("/<reference>/pemulangan", methods=["GET", "POST"])
@allow(Permission.COORDINATE_COMPLAINTS)
def send_home(reference: str) -> Answer:
    complaint = readable(reference)
    _incoming(complaint)
    form = SendHomeForm(prefix=errands.prefix(complaint), data={"version": str(complaint.version)})

    def act(complaint: Complaint, reason: str) -> str:
        complaints.neighbours.send_home(
            identity.actor(), complaint, reason=reason, version=form.seen
        )
        return str(_("%(reference)s dikembalikan.", reference=complaint.reference))

    return errands.explain(
        complaint, form, act, template="complaints/send_home.html", then=desk_url(complaint)
    )


def _incoming(complaint: Complaint) -> neighbouring.Beyond:
    """How it came here; NotFound for what did not come from another region."""
    found = neighbouring.beyond(complaint, (), cover=None)
    if found is None or not found.is_incoming:
        message = N_("Laporan ini tidak datang dari daerah lain.")
        raise NotFound(message)
    return found
