"""The administrator's desk of people: who works here, invited, with which roles, disabled."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import people
from tenants.kernel.errors import Conflict, Invalid
from tenants.people import Account, Grant, Permission, Role
from web import identity, language
from web.access import allow
from web.answers import OVERTAKEN, Answer, shown
from web.htmx import page
from web.people import missing, roles
from web.people.staff_forms import GrantForm, InviteForm, RevokeForm

bp = Blueprint("staff", __name__, template_folder="templates", url_prefix="/meja/orang")

DESK = "/meja/orang"
PAGE = 50
MOST_DIGITS = 18


@bp.get("")
@allow(Permission.ADMINISTER)
def index() -> str:
    words = request.args.get("q", "").strip()[:100]
    found = people.staff(words, after=request.args.get("setelah", ""), limit=PAGE)
    known = people.staffing()
    return page(
        "people/desk_people.html",
        block="results",
        q=words,
        tasks=missing.tasks(known),
        waits_for_coordinator=not known.coordinator_count,
        page={
            "items": [_row(each) for each in found[:PAGE]],
            "next_url": _next_url(words, found[PAGE - 1]) if len(found) > PAGE else None,
            "prev_url": None,
        },
    )


def _next_url(words: str, last: Account) -> str:
    kept = {"q": words} if words else {}
    return f"{DESK}?{urlencode(kept | {'setelah': people.code_of(last.id)})}"


def _row(account: Account) -> dict[str, Any]:
    return {
        "url": f"{DESK}/{people.code_of(account.id)}",
        "name": account.name,
        "email": account.email,
        "roles": [words for _given, words in roles.named(account)],
        "state": _state(account),
    }


def _state(account: Account) -> dict[str, str]:
    if account.disabled_at:
        return {"label": _("Nonaktif"), "tone": "bad"}
    if account.verified_at:
        return {"label": _("Aktif"), "tone": "good"}
    return {"label": _("Diundang"), "tone": "busy"}


@bp.route("/undang", methods=["GET", "POST"])
@allow(Permission.ADMINISTER)
def invite() -> Answer:
    form = InviteForm(data={"role": request.args.get("peran")})
    if form.validate_on_submit():
        try:
            known = people.by_email(people.address(form.email.data or ""))
        except Invalid as error:
            form.blame(error)
        else:
            return _add_role(form, known) if known else _invite(form)
    return shown("people/desk_invite.html", form)


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
def show(code: str) -> str:
    return _page(people.by_code(code), GrantForm())


@bp.post("/<code>/peran")
@allow(Permission.ADMINISTER)
def grant(code: str) -> Answer:
    account, form = people.by_code(code), GrantForm()
    if form.validate_on_submit():
        return _appoint(account, form.given)
    return _page(account, form), 422


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
    role, number = form.role.data or "", form.agency.data or ""
    if role not in set(Role):
        return None
    is_number = number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS
    return Grant(Role.read(role), int(number) if is_number else None)


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
    return _page(account, form), OVERTAKEN


def _page(account: Account, form: GrantForm) -> str:
    return page(
        "people/desk_person.html",
        person=_row(account),
        form=form,
        grants=[
            (words, {"role": str(given.role), "agency": str(given.agency_id or "")})
            for given, words in roles.named(account)
        ],
        is_disabled=account.disabled_at is not None,
        has_accepted=account.verified_at is not None,
    )
