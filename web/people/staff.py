"""The administrator's desk of people: who works here, invited, with which roles, disabled."""

from typing import Any

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import people
from tenants.kernel import ids
from tenants.kernel.errors import Invalid
from tenants.people import Account, Grant, Permission, Role, Standing
from web import identity
from web.access import allow
from web.answers import Answer, shown
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
    known = people.staffing()
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
    form = InviteForm(data={"role": request.args.get("peran")})
    if form.validate_on_submit():
        given = form.given
        try:
            account = people.invite(
                email=form.email.data or "",
                name=form.name.data or "",
                role=given.role,
                agency_id=given.agency_id,
                by=identity.actor(),
            )
        except Invalid as error:
            form.blame(error)
        else:
            flash(_("Undangan untuk %(name)s tercatat.", name=account.name))
            return redirect(DESK, 303)
    return shown("people/desk_invite.html", form)


@bp.get("/<code>")
@allow(Permission.ADMINISTER)
def show(code: str) -> Answer:
    return _page(people.by_code(code), GrantForm())


@bp.post("/<code>/peran")
@allow(Permission.ADMINISTER)
def grant(code: str) -> Answer:
    account, form = people.by_code(code), GrantForm()
    if form.validate_on_submit():
        role, agency_id = form.given
        people.grant(account, role, agency_id=agency_id, by=identity.actor())
        flash(_("Peran diberikan."))
        return redirect(f"{DESK}/{code}", 303)
    return _page(account, form)


@bp.post("/<code>/pencabutan")
@allow(Permission.ADMINISTER)
def dismiss(code: str) -> Answer:
    account, taken = people.by_code(code), _named(RevokeForm())
    if taken and taken in account.grants:
        people.dismiss(account, taken.role, agency_id=taken.agency_id, by=identity.actor())
        flash(_("Peran dicabut."))
    return redirect(f"{DESK}/{code}" if account.grants else DESK, 303)


def _named(form: RevokeForm) -> Grant | None:
    role = form.role.data or ""
    if role not in set(Role):
        return None
    return Grant(Role(role), ids.typed_number(form.agency.data or ""))


@bp.post("/<code>/undangan")
@allow(Permission.ADMINISTER)
def invite_again(code: str) -> Response:
    people.invite_again(people.by_code(code), by=identity.actor())
    flash(_("Undangan baru dikirim, paling banyak satu tiap sepuluh menit."))
    return redirect(f"{DESK}/{code}", 303)


@bp.post("/<code>/penonaktifan")
@allow(Permission.ADMINISTER)
def disable(code: str) -> Response:
    people.disable(people.by_code(code), by=identity.actor())
    flash(_("Akun dinonaktifkan, dan keluar dari semua perangkat."))
    return redirect(f"{DESK}/{code}", 303)


@bp.post("/<code>/pengaktifan")
@allow(Permission.ADMINISTER)
def enable(code: str) -> Response:
    people.enable(people.by_code(code), by=identity.actor())
    flash(_("Akun diaktifkan lagi."))
    return redirect(f"{DESK}/{code}", 303)


def _page(account: Account, form: GrantForm) -> Answer:
    return shown(
        "people/desk_person.html",
        form,
        person=_row(account),
        grants=[
            (words, {"role": str(given.role), "agency": str(given.agency_id or "")})
            for given, words in roles.named(account)
        ],
        is_disabled=account.standing is Standing.DISABLED,
        is_invited=account.standing is Standing.INVITED,
    )
