"""The administrator's desk of people: who works here, invited, with which roles, disabled."""

from typing import Any

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import complaints, people
from tenants.kernel import ids
from tenants.kernel.errors import Conflict, Invalid
from tenants.people import Account, Grant, Permission, Role, Standing
from web import identity, language
from web.access import allow
from web.answers import OVERTAKEN, Answer, shown
from web.forms import searched
from web.htmx import page
from web.people import missing, roles
from web.people.staff_forms import GrantForm, InviteForm, RevokeForm
from web.views import label, rows

bp = Blueprint("staff", __name__, template_folder="templates", url_prefix="/meja/orang")

DESK = "/meja/orang"


@bp.get("")
@allow(Permission.ADMINISTER)
def index() -> str:
    words = searched()
    found = people.staff(words, after=request.args.get("setelah"))
    known = people.staffing(complaints.topics.routed_to())
    return page(
        "people/desk_people.html",
        block="results",
        q=words,
        tasks=missing.tasks(known),
        waits_for_coordinator=not known.coordinator_count,
        page=rows([_row(each) for each in found.items], DESK, found.after, {"q": words}),
    )


def _row(account: Account) -> dict[str, Any]:
    return {
        "url": f"{DESK}/{people.code_of(account.id)}",
        "name": account.name,
        "email": account.email,
        "roles": [words for _given, words in roles.named(account)],
        "state": label(account.standing),
    }


@bp.route("/undang", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def invite() -> Answer:
    chosen = {"role": request.args.get("peran"), "agency": request.args.get("dinas", "")}
    form = InviteForm(formdata=request.form or request.args, data=chosen)
    if not _only_filters() and form.validate_on_submit():
        try:
            known = people.by_email(people.address(form.email.data or ""))
        except Invalid as error:
            form.blame(error)
        else:
            return _add_role(form, known) if known else _invite(form)
    form.narrow()
    return shown("people/desk_invite.html", form, block="agencies")


def _only_filters() -> bool:
    """Without htmx the list of agencies is narrowed by a button of the same form."""
    return request.form.get("show") == "agencies"


def _invite(form: InviteForm) -> Answer:
    role, agency_id = form.given
    account = people.invite(
        email=form.email.data or "",
        name=form.name.data or "",
        role=role,
        agency_id=agency_id,
        by=identity.actor(),
    )
    flash(_("Undangan untuk %(name)s tercatat.", name=account.name))
    return redirect(DESK, 303)


def _add_role(form: InviteForm, known: Account) -> Answer:
    """The address is somebody's already: their name stays, and the administrator says yes first."""
    code = people.code_of(known.id)
    if form.known.data == code or form.given in known.grants:
        return _appoint(known, form.given)
    form.known.data = code
    role = roles.said(form.given)
    return shown("people/desk_known.html", form, person=_row(known), role=role)


def _appoint(account: Account, given: Grant) -> Answer:
    name, (role, agency_id) = account.name, given
    if not people.appoint(account, role, agency_id=agency_id, by=identity.actor()):
        flash(_("%(name)s sudah punya peran ini. Tidak ada yang berubah.", name=name), "warning")
    elif account.verified_at is None:
        flash(_("Peran diberikan. %(name)s melihatnya saat menerima undangan.", name=name))
    else:
        flash(_("Peran diberikan, dan %(name)s diberi tahu lewat surel.", name=name))
    return redirect(f"{DESK}/{people.code_of(account.id)}", 303)


@bp.get("/<code>")
@allow(Permission.ADMINISTER)
def show(code: str) -> Answer:
    return _page(people.by_code(code), GrantForm(formdata=request.args))


@bp.post("/<code>/peran")
@allow(Permission.ADMINISTER)
def grant(code: str) -> Answer:
    account, form = people.by_code(code), GrantForm()
    if not _only_filters() and form.validate_on_submit():
        return _appoint(account, form.given)
    return _page(account, form)


@bp.post("/<code>/pencabutan")
@allow(Permission.ADMINISTER)
def dismiss(code: str) -> Answer:
    account, taken = people.by_code(code), _named(RevokeForm())
    if taken and taken in account.grants:
        try:
            people.dismiss(account, taken.role, agency_id=taken.agency_id, by=identity.actor())
        except Conflict as error:
            return _refused(account, error)
        flash(_("Peran dicabut."))
    return redirect(f"{DESK}/{code}" if account.grants else DESK, 303)


def _named(form: RevokeForm) -> Grant | None:
    role = form.role.data or ""
    if role not in set(Role):
        return None
    return Grant(Role(role), ids.typed_number(form.agency.data or ""))


@bp.post("/<code>/undangan")
@allow(Permission.ADMINISTER)
def invite_again(code: str) -> Answer:
    account = people.by_code(code)
    try:
        again_at = people.invite_again(account, by=identity.actor())
    except Conflict as error:
        return _refused(account, error)
    if again_at is None:
        flash(_("Undangan baru sedang dikirim."))
    else:
        hour = language.hour(again_at)
        flash(
            _(
                "Belum dikirim: satu undangan baru saja dikirim. Coba lagi pukul %(hour)s.",
                hour=hour,
            ),
            "warning",
        )
    return redirect(f"{DESK}/{code}", 303)


@bp.post("/<code>/penonaktifan")
@allow(Permission.ADMINISTER)
def disable(code: str) -> Answer:
    account = people.by_code(code)
    try:
        people.disable(account, by=identity.actor())
    except Conflict as error:
        return _refused(account, error)
    flash(_("Akun dinonaktifkan, dan keluar dari semua perangkat."))
    return redirect(f"{DESK}/{code}", 303)


@bp.post("/<code>/pengaktifan")
@allow(Permission.ADMINISTER)
def enable(code: str) -> Response:
    account = people.by_code(code)
    people.enable(account, by=identity.actor())
    if account.verified_at is None:
        flash(_("Akun diaktifkan lagi, dan undangan baru sedang dikirim."))
    else:
        flash(_("Akun diaktifkan lagi."))
    return redirect(f"{DESK}/{code}", 303)


def _refused(account: Account, error: Conflict) -> Answer:
    """The person's page, saying why not: it is as the administrator left it."""
    form = GrantForm(formdata=None)
    form.form_errors.append(language.spoken(error))
    return page("people/desk_person.html", form=form, **_about(account)), OVERTAKEN


def _page(account: Account, form: GrantForm) -> Answer:
    form.narrow()
    return shown("people/desk_person.html", form, block="agencies", **_about(account))


def _about(account: Account) -> dict[str, Any]:
    return {
        "person": _row(account),
        "grants": [
            (words, {"role": str(given.role), "agency": str(given.agency_id or "")})
            for given, words in roles.named(account)
        ],
        "is_disabled": account.standing is Standing.DISABLED,
        "has_accepted": account.verified_at is not None,
    }
