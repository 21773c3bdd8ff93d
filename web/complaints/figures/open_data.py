"""The dashboard as open data: one figure a line, so that a new one adds lines and no column."""

from collections.abc import Iterator
from typing import Any

from tenants import complaints
from web.spreadsheet import as_plain_csv

HEAD = ("bagian", "kode", "nama", "ukuran", "nilai", "satuan", "jumlah_laporan")
Row = tuple[Any, ...]


def written(found: complaints.figures.Dashboard) -> str:
    """As CSV (RFC 4180); an empty value stands for fewer than five reports."""
    return as_plain_csv([HEAD, *_rows(found)])


def _rows(found: complaints.figures.Dashboard) -> Iterator[Row]:
    yield _line("ringkasan", "masuk", found.received.now, "laporan")
    yield _line("ringkasan", "terbuka", found.open_count, "laporan")
    yield _line("ringkasan", "selesai", found.settled.now, "laporan")
    yield _line("ringkasan", "tepat_waktu", _rounded(found.rate.now.share), "bagian")
    yield _line("ringkasan", "dibuka_kembali", _rounded(found.reopened.now.share), "bagian")
    yield from _days("ringkasan", "", "", "jawaban", found.answer.now)
    yield from _days("ringkasan", "", "", "penyelesaian", found.settlement.now)
    for label, count in zip((0, *complaints.figures.EDGES), found.stretches, strict=True):
        yield ("umur", label, "", "terbuka_sejak_hari", count, "laporan", count)
    for section, lines in (("topik", found.topics), ("dinas", found.agencies)):
        for line in lines.told:
            yield from _of(section, line)
    for place in found.places:
        yield (
            "tempat", place.code, f"{place.name}, Kec. {place.district_name}", "masuk",
            place.count, "laporan", place.count,
        )  # fmt: skip
    if found.verdicts:
        yield _line("penilaian", "ya", found.verdicts.yes_count, "laporan")
        yield _line("penilaian", "sebagian", found.verdicts.half_count, "laporan")
        yield _line("penilaian", "belum", found.verdicts.no_count, "laporan")
    for week in found.weeks:
        yield ("minggu", week.starts_on, "", "masuk", week.received_count, "laporan", "")
        yield ("minggu", week.starts_on, "", "selesai", week.settled_count, "laporan", "")


def _of(section: str, line: complaints.figures.Line) -> Iterator[Row]:
    yield (section, line.key, line.name, "masuk", line.received_count, "laporan", "")
    yield from _days(section, line.key, line.name, "jawaban", line.answer)
    yield from _days(section, line.key, line.name, "penyelesaian", line.settlement)
    if line.rate:
        share, due = _rounded(line.rate.share), line.rate.of
        yield (section, line.key, line.name, "tepat_waktu", share, "bagian", due)


def _days(
    section: str, key: str, name: str, what: str, measure: complaints.figures.Measure | None
) -> Iterator[Row]:
    if measure:
        median, p90 = _rounded(measure.median_days), _rounded(measure.p90_days)
        yield (section, key, name, f"{what}_median", median, "hari", measure.count)
        yield (section, key, name, f"{what}_p90", p90, "hari", measure.count)


def _line(section: str, what: str, value: float | None, unit: str) -> Row:
    return (section, "", "", what, value, unit, "")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
