"""What routing does by itself here: from which confidence, and what it learnt of this region."""

from typing import Any

from flask import Blueprint, flash, redirect
from flask_babel import format_percent
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Training, TrainingStep
from tenants.kernel import audit
from tenants.people import Permission
from web import identity
from web.access import allow
from web.answers import Answer, shown
from web.complaints.forms import ThresholdForm
from web.htmx import page, wants_only
from web.views import label

bp = Blueprint("complaint_learning", __name__, template_folder="../templates")

ROUTING = "/meja/pengarahan"
UNDER_WAY = frozenset({TrainingStep.WAITING, TrainingStep.READING, TrainingStep.FITTING})


@bp.get(ROUTING)
@allow(Permission.COORDINATE_COMPLAINTS)
def show() -> Answer:
    if wants_only("trainings"):
        return page("complaints/learning.html", block="trainings", **_trainings())
    form = ThresholdForm(threshold=f"{complaints.settings.threshold():.2f}")
    return _shown(form)


@bp.post(f"{ROUTING}/ambang")
@allow(Permission.COORDINATE_COMPLAINTS)
def set_threshold() -> Answer:
    form = ThresholdForm()
    if not form.validate():
        return _shown(form)
    complaints.settings.set_threshold(float(form.threshold.data))
    audit.record(
        identity.actor().label, "routing.threshold", "routing", threshold=form.threshold.data
    )
    flash(_("Ambang disimpan."))
    return redirect(ROUTING)


@bp.post(f"{ROUTING}/pelatihan")
@allow(Permission.COORDINATE_COMPLAINTS)
def train() -> Answer:
    """Pressed twice, or while one waits, it is one training."""
    complaints.training.ask(at_once=True)
    return redirect(f"{ROUTING}#trainings")


def _shown(form: ThresholdForm) -> Answer:
    return shown("complaints/learning.html", form, **_trainings())


def _trainings() -> dict[str, Any]:
    found = complaints.trainings()
    measured = next((each for each in found if each.first_share is not None), None)
    return {
        "trainings": [_row(each) for each in found],
        "is_running": bool(found) and TrainingStep(found[0].step) in UNDER_WAY,
        "measured": _numbers(measured) if measured else [],
        "why": _why_unmeasured(found[0]) if found and not measured else "",
        "base_url": ROUTING,
    }


def _row(training: Training) -> dict[str, Any]:
    return {
        "asked_at": training.asked_at,
        "state": label(TrainingStep(training.step)),
        "report_count": training.report_count,
        "first": _percent(training.first_share),
        "three": _percent(training.three_share),
        "why": _why_unmeasured(training) if training.first_share is None else "",
    }


def _why_unmeasured(training: Training) -> str:
    """Why there is no number yet, and what brings one."""
    step = TrainingStep(training.step)
    if step in UNDER_WAY:
        return str(_("Diukur begitu selesai."))
    if step is TrainingStep.TOO_FEW:
        return str(
            _(
                "Belum diukur: perlu paling sedikit %(least)s laporan yang sudah diarahkan, tentang"
                " lebih dari satu topik.",
                least=complaints.learning.LEAST_REPORTS,
            )
        )
    if step is TrainingStep.FAILED:
        return str(_("Tidak diukur. Saran memakai yang dipelajari sebelumnya."))
    return str(_("Belum diukur: laporan terbaru yang dapat diuji masih terlalu sedikit."))


def _numbers(training: Training) -> list[tuple[str | int, str, None, None]]:
    return [
        (training.report_count or 0, _("laporan dipelajari"), None, None),
        (_percent(training.first_share), _("tebakan pertama benar"), None, None),
        (_percent(training.three_share), _("benar di antara tiga tebakan"), None, None),
    ]


def _percent(share: float | None) -> str:
    return "" if share is None else str(format_percent(share))
