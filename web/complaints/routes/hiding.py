"""The words of a report that the staff keep from the public: the original beside what all read."""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import Optional

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel.errors import Invalid
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.complaints import overtaken, views
from web.complaints.addresses import INBOX, desk_url
from web.complaints.found import on_desk
from web.forms import VersionedForm

bp = Blueprint(
    "complaint_hiding",
    __name__,
    template_folder="../templates",
    url_prefix=f"{INBOX}/<reference>/penyamaran",
)


class HideForm(VersionedForm):
    words = TextAreaField(_l("Kata yang disamarkan, satu baris satu"), validators=[Optional()])

    @property
    def lines(self) -> list[str]:
        return (self.words.data or "").splitlines()


@bp.route("", methods=["GET", "POST"])
@allow(Permission.HIDE_WORDS)
def show(reference: str) -> Answer:
    complaint = on_desk(reference)
    hidden = "\n".join(complaint.hidden_words)
    form = HideForm(data={"version": str(complaint.version), "words": hidden})
    if form.validate_on_submit():
        try:
            complaints.hiding.hide(identity.actor(), complaint, form.lines, version=form.seen)
        except Invalid as error:
            form.blame(error)
        except overtaken.FIRST as error:
            overtaken.undo()
            overtaken.renew(form, complaint := on_desk(reference), error)
        else:
            return _saved(reference)
    return _page(complaint, form)


@bp.post("/pembatalan")
@allow(Permission.HIDE_WORDS)
def undo(reference: str) -> Answer:
    complaint = on_desk(reference)
    form = HideForm()
    try:
        complaints.hiding.undo(identity.actor(), complaint, version=form.seen)
    except overtaken.FIRST as error:
        overtaken.undo()
        overtaken.renew(form, complaint := on_desk(reference), error)
        return _page(complaint, form)
    return _saved(reference)


def _saved(reference: str) -> Answer:
    flash(_("Tersimpan. Begini umum membacanya sekarang."))
    return redirect(f"{INBOX}/{reference}/penyamaran", 303)


def _page(complaint: Complaint, form: HideForm) -> Answer:
    history = complaints.hiding.history(complaint)
    return shown(
        "complaints/hiding.html",
        form,
        complaint=views.row(complaint, unmasked=True),
        public=views.row(complaint),
        history=history,
        may_undo=any(not each.undone_at for each in history),
        names=complaints.hiding.names(history),
        base_url=desk_url(complaint),
    )
