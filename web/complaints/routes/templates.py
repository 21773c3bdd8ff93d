"""Answer templates: listed, written, changed, put away."""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _

from tenants import agencies, complaints
from tenants.kernel.errors import Conflict, Invalid
from tenants.people import Permission
from web import identity, language
from web.access import allow
from web.answers import Answer, shown
from web.complaints import overtaken
from web.complaints.desk.template_forms import TemplateForm
from web.complaints.forms import VersionForm
from web.htmx import page
from web.views import excerpt

bp = Blueprint("complaint_templates", __name__, template_folder="../templates")

TEMPLATES = "/meja/templat"
NEW = "0"  # no version of anything that is there


@bp.get(TEMPLATES)
@allow(Permission.WRITE_TEMPLATES)
def index() -> str:
    names = {int(code): name for code, name in agencies.names()}
    return page(
        "complaints/templates.html",
        templates=[
            {
                "url": f"{TEMPLATES}/{each.code}",
                "title": each.title,
                "beginning": excerpt(each.text),
                "whose": names.get(each.agency_id or 0) or _("Semua dinas"),
            }
            for each in complaints.templates.editable(identity.actor())
        ],
    )


@bp.route(f"{TEMPLATES}/baru", methods=["GET", "POST"])
@allow(Permission.WRITE_TEMPLATES)
def create() -> Answer:
    actor = identity.actor()
    form = TemplateForm(data={"version": NEW}).offer(actor)
    if form.validate_on_submit():
        try:
            complaints.templating.create(actor, form.agency_id, **form.typed())
        except Invalid as error:
            form.blame(error)
        else:
            return _saved()
    return _page(form, f"{TEMPLATES}/baru")


@bp.route(f"{TEMPLATES}/<code>", methods=["GET", "POST"])
@allow(Permission.WRITE_TEMPLATES)
def change(code: str) -> Answer:
    actor = identity.actor()
    template = complaints.templates.by_code(actor, code)
    known = {"version": str(template.version), "title": template.title, "text": template.text}
    form = TemplateForm(data=known | {"agency": str(template.agency_id or "")}).offer(actor)
    if form.validate_on_submit():
        try:
            complaints.templating.change(actor, template, version=form.seen, **form.typed())
        except Invalid as error:
            form.blame(error)
        except overtaken.FIRST as error:
            overtaken.undo()
            renewed = complaints.templates.by_code(actor, code)
            form.renew(renewed.version, _said(error), renewed.text)
        else:
            return _saved()
    return _page(form, f"{TEMPLATES}/{code}")


@bp.post(f"{TEMPLATES}/<code>/arsip")
@allow(Permission.WRITE_TEMPLATES)
def archive(code: str) -> Answer:
    actor = identity.actor()
    template = complaints.templates.by_code(actor, code)
    complaints.templating.archive(actor, template, version=VersionForm().seen)
    flash(_("Templat diarsipkan."))
    return redirect(TEMPLATES, 303)


def _said(error: Exception) -> str:
    said = language.spoken(error) if isinstance(error, Conflict) else ""
    return said or str(_("Templat ini baru saja diubah orang lain."))


def _saved() -> Answer:
    flash(_("Templat tersimpan."))
    return redirect(TEMPLATES, 303)


def _page(form: TemplateForm, url: str) -> Answer:
    return shown(
        "complaints/template.html",
        form,
        url=url,
        is_new=url.endswith("/baru"),
        places=complaints.templates.PLACES,
    )
