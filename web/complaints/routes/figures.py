"""The public dashboard of a region's complaints, and its numbers as open data."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request
from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import Optional

from tenants import complaints
from tenants.complaints import Verdict
from web import language, written
from web.access import allow, anyone
from web.complaints.figures import measures, open_data
from web.forms import Form
from web.htmx import page

bp = Blueprint("complaint_figures", __name__, template_folder="../templates")

FIGURES = "/pengaduan/angka"
MONTHS = 12  # that may be asked for: each choice costs the database a look at all of them


class MonthsForm(Form):
    """Whole months by address: no token, since it changes nothing."""

    class Meta:
        csrf = False

    dari = SelectField(_l("Dari bulan"), validators=[Optional()])
    sampai = SelectField(_l("Sampai bulan"), validators=[Optional()])


@bp.get(FIGURES)
@allow(anyone)
def show() -> str:
    form, (first, last) = _asked()
    found = complaints.figures.dashboard(first, last)
    return written.once(
        found,
        lambda: page(
            "complaints/figures.html",
            form=form,
            filters=_filters(first, last),
            csv_url=_url(first, last, f"{FIGURES}.csv"),
            **_told(found),
        ),
    )


@bp.get(f"{FIGURES}.csv")
@allow(anyone)
def as_csv() -> Response:
    _form, (first, last) = _asked()
    name = f"pengaduan-{first:%Y-%m}-{last:%Y-%m}.csv"
    return Response(
        open_data.written(complaints.figures.dashboard(first, last)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _asked() -> tuple[MonthsForm, tuple[date, date]]:
    """The months in the address, this one where there are none; 400 for what is not offered."""
    this = complaints.figures.this_month()
    offered = [complaints.figures.months_before(this, count) for count in range(MONTHS)]
    form = MonthsForm(request.args)
    for field in (form.dari, form.sampai):
        field.choices = [(f"{each:%Y-%m}", format_date(each, "MMMM y")) for each in offered]
        field.data = field.data or f"{this:%Y-%m}"
    if not form.validate():
        abort(400)
    first, last = sorted(date.fromisoformat(f"{each.data}-01") for each in (form.dari, form.sampai))
    return form, (first, last)


def _url(first: date, last: date, path: str = FIGURES) -> str:
    return f"{path}?{urlencode({'dari': f'{first:%Y-%m}', 'sampai': f'{last:%Y-%m}'})}"


def _filters(first: date, last: date) -> list[tuple[str, str, bool, None]]:
    this = complaints.figures.this_month()
    before, third, year = (
        complaints.figures.months_before(this, each) for each in (1, 2, MONTHS - 1)
    )
    offered = [
        (_("Bulan ini"), this, this),
        (_("Bulan lalu"), before, before),
        (_("3 bulan"), third, this),
        (_("12 bulan"), year, this),
    ]
    return [
        (label, _url(start, end), (start, end) == (first, last), None)
        for label, start, end in offered
    ]


def _told(found: complaints.figures.Dashboard) -> dict[str, Any]:
    return {
        "found": found,
        "span": measures.span(found.period),
        "received": measures.number(found.received),
        "settled": measures.number(found.settled),
        "rate": measures.share(found.rate),
        "reopened": measures.share(found.reopened),
        "speeds": [
            (_("Sampai jawaban pertama"), *_speed(found.answer)),
            (_("Sampai selesai menurut pelapor"), *_speed(found.settlement)),
        ],
        "stretches": measures.stretches(found.stretches),
        "weeks": measures.weeks(found.weeks),
        "trend": measures.trend(found.weeks),
        "topics": [_line(each, language.named(each.name)) for each in found.topics.told],
        "agencies": [_line(each, each.name) for each in found.agencies.told],
        "verdicts": _verdicts(found),
        "fewest": complaints.figures.FEWEST,
    }


def _speed(
    both: complaints.figures.Compared[complaints.figures.Measure | None],
) -> tuple[measures.Beside, measures.Beside, int | None]:
    return measures.median(both), measures.ninetieth(both), both.now.count if both.now else None


def _line(line: complaints.figures.Line, name: str) -> tuple[str, ...]:
    """Its name, received, median and p90 to the answer, the same to settlement, share on time."""
    received = measures.few() if line.received_count is None else str(line.received_count)
    spent = [
        measures.days(getattr(each, which) if each else None)
        for each in (line.answer, line.settlement)
        for which in ("median_days", "p90_days")
    ]
    return name, received, *spent, measures.percent(line.rate.share if line.rate else None)


def _verdicts(found: complaints.figures.Dashboard) -> list[tuple[str, int, float, str]]:
    """(label, count, share, share in words); nothing where too few have judged."""
    said = found.verdicts
    if said is None:
        return []
    counts = (said.yes_count, said.half_count, said.no_count)
    return [
        (_(verdict.label), count, count / said.count, measures.percent(count / said.count))
        for verdict, count in zip((Verdict.YES, Verdict.HALF, Verdict.NO), counts, strict=True)
    ]
