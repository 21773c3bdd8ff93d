"""The administrator's desk of applications: which other systems have a key, and for what."""

from typing import Any

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants import people
from tenants.kernel import ids
from tenants.people import ApiClient, Permission, Scope
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.htmx import page
from web.people.client_forms import ClientForm, RevokeKeyForm
from web.views import rows

bp = Blueprint("clients", __name__, template_folder="templates", url_prefix="/meja/aplikasi")

DESK = "/meja/aplikasi"


@bp.get("")
@allow(Permission.ADMINISTER)
def index() -> Answer:
    return _page(ClientForm(seed=ids.new_token()))


@bp.post("")
@allow(Permission.ADMINISTER)
def create() -> Answer:
    """The answer is the only place where the key is ever shown; it is no redirect, and not kept."""
    form = ClientForm()
    if not form.validate_on_submit():
        form.seed.data = form.seed.data or ids.new_token()
        return _page(form)
    client, key = people.clients.register(
        form.seed.data, form.name.data, form.chosen, by=identity.actor()
    )
    return page("people/desk_key.html", client=_row(client), key=key, desk_url=DESK)


create.list_fields = frozenset({"scopes"})  # type: ignore[attr-defined]


@bp.post("/<code>/pencabutan")
@allow(Permission.ADMINISTER)
def revoke(code: str) -> Answer:
    client = people.clients.by_prefix(code)
    if RevokeKeyForm().validate_on_submit():
        people.clients.revoke(client, by=identity.actor())
        flash(
            _("Kunci %(name)s dicabut. Aplikasi itu tidak dapat mengirim lagi.", name=client.name)
        )
    return redirect(DESK, 303)


def _page(form: ClientForm) -> Answer:
    found = people.clients.registered(after=request.args.get("setelah"))
    return shown(
        "people/desk_clients.html",
        form,
        page=rows([_row(each) for each in found.items], DESK, found.after),
        base_url=DESK,
    )


def _row(client: ApiClient) -> dict[str, Any]:
    return {
        "code": client.prefix,
        "name": client.name,
        "scopes": [str(_(each.label)) for each in Scope if client.has(each)],
        "created_at": client.created_at,
        "last_used_at": client.last_used_at,
        "is_revoked": client.revoked_at is not None,
    }
