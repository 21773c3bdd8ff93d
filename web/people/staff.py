"""The administrator's desk of people: who works here, invited, with which roles, disabled."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import complaints, people
from tenants.kernel.errors import Invalid
from tenants.people import Account, Grant, Permission, Role
from web import identity
from web.access import allow
from web.answers import Answer, shown
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
    known = people.staffing(complaints.topics.routed_to())
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
    chosen = {"role": request.args.get("peran"), "agency": request.args.get("dinas", "")}
    form = InviteForm(data=chosen)
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
def show(code: str) -> str:
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
    return _page(account, form), 422


@bp.post("/<code>/pencabutan")
@allow(Permission.ADMINISTER)
def dismiss(code: str) -> Answer:
    account, taken = people.by_code(code), _named(RevokeForm())
    if taken and taken in account.grants:
        people.dismiss(account, taken.role, agency_id=taken.agency_id, by=identity.actor())
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
        is_invited=account.verified_at is None and account.disabled_at is None,
    )
