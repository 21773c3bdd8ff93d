"""Beginning to follow a report, an area or a topic: in one tap, or by mail once confirmed."""

from flask import Blueprint, flash, redirect, request
from flask_babel import gettext as _

from tenants.complaints import following
from web import identity, language, limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.complaints.filing import unfinished
from web.complaints.following import subjects
from web.complaints.following.forms import AddressForm, SubjectForm
from web.htmx import page

bp = Blueprint("complaint_follows", __name__, template_folder="../templates")


@bp.route("/ikuti", methods=["GET", "POST"])
@allow(anyone)
@limits.guessing
@limits.mailing
def begin() -> Answer:
    """What is answered to an address says nothing of whether it is known."""
    me = identity.account()
    form = (SubjectForm if me else AddressForm)(request.values)
    form.desa.choices = subjects.villages(form)
    if subjects.is_empty(form):
        return redirect("/pengaduan", 303)
    if not form.validate_on_submit():
        wanted = subjects.read(form)
        return shown("complaints/follow.html", form, wanted=wanted, is_known=me is not None)
    wanted = subjects.read(form)
    if me is None:
        following.ask((form.email.data or "").strip(), wanted.subject, locale=language.locale())
        return page("complaints/follow_sent.html", wanted=wanted, has_draft=unfinished.found())
    following.follow(following.known(me.id), wanted.subject)
    flash(_("Anda sekarang mengikuti: %(name)s.", name=wanted.name), "success")
    return redirect(wanted.back, 303)
