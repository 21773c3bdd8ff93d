"""`flask complaints import`: another system's reports, each kept once, wrong rows told of."""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from tenants import agencies, complaints
from tenants.complaints import Complaint, Topic, TrainingStep
from tenants.kernel import outbox
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import somebody

pytestmark = pytest.mark.usefixtures("undone", "bells")

HEADER = [
    *("id", "text", "address", "topic", "agency", "district", "village"),
    *("reported_at", "answered_at"),
]
ROW = {
    "id": "L-1",
    "text": "Jalan raya berlubang di depan pasar. Hubungi 081234567890.",
    "address": "depan pasar",
    "topic": "Jalan Rusak dan Berlubang",
    "agency": "Dinas Pekerjaan Umum dan Penataan Ruang",
    "district": "Kec. Sambas",
    "village": "DURIAN",
    "reported_at": "2025-03-31 08:15",
    "answered_at": "2025-04-02T09:00:00+07:00",
}


def taken_over(app: Flask, path: Path, *rows: dict[str, str], options: str = "") -> Result:
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        writer.writerows(rows)
    words = ["complaints", "import", str(path), "--tenant", "sambas", *options.split()]
    return app.test_cli_runner().invoke(args=words)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.csv"


def kept(tenant: Tenant) -> list[Complaint]:
    with unit_of_work(tenant, read_only=True):
        found = list(session.scalars(select(Complaint).order_by(Complaint.id)))
        session.expunge_all()
    return found


def test_a_row_becomes_a_settled_report_that_nobody_is_told_of(
    app: Flask, path: Path, sambas: Tenant
) -> None:
    found = taken_over(app, path, ROW)

    assert found.exit_code == 0, found.output
    assert "1 taken over, 0 there already, 0 refused" in found.stdout
    (report,) = kept(sambas)
    assert (report.topic_code, report.village_code) == ("jalan-rusak", "61.01.01.2006")
    assert report.submitted_at == datetime(2025, 3, 31, 8, 15, tzinfo=ZoneInfo("Asia/Pontianak"))
    assert report.state == "selesai"
    assert "[nomor telepon]" in report.public_text
    assert not report.is_public
    with unit_of_work(sambas, read_only=True):
        kinds = set(session.scalars(select(outbox.Announcement.kind)))
        assert agencies.by_id(report.agency_id or 0).code == "dinas-pupr"
        assert report.reference in [
            each.reference
            for each in complaints.handled_by(somebody(Role.COORDINATOR))
            .newest(complaints.Filter())
            .items
        ]
    assert not [each for each in kinds if each.startswith("complaint.")]


def test_a_second_run_keeps_nothing_twice_and_adds_what_is_new(
    app: Flask, path: Path, sambas: Tenant
) -> None:
    taken_over(app, path, ROW)
    found = taken_over(app, path, ROW, ROW | {"id": "L-2"}, ROW | {"id": "L-2"})

    assert "1 taken over, 2 there already, 0 refused" in found.stdout
    assert len(kept(sambas)) == 2


def test_a_dry_run_says_it_all_and_keeps_nothing(app: Flask, path: Path, sambas: Tenant) -> None:
    new = ROW | {"id": "L-3", "topic": "Odong-odong", "agency": "Dinas Permainan"}

    found = taken_over(app, path, ROW, new, options="--dry-run")

    assert "2 taken over" in found.stdout
    assert "topics: + Odong-odong" in found.stdout
    assert "agencies: + Dinas Permainan" in found.stdout
    assert "nothing was kept" in found.stdout
    assert kept(sambas) == []


def test_topics_and_agencies_come_with_their_reports_once(
    app: Flask, path: Path, sambas: Tenant
) -> None:
    new = ROW | {"topic": "Odong-odong", "agency": "Dinas Permainan"}
    for number in range(2):
        taken_over(app, path, new | {"id": f"N-{number}"})

    with unit_of_work(sambas, read_only=True):
        (topic,) = session.scalars(select(Topic).where(Topic.name == "Odong-odong"))
        assert agencies.by_id(topic.agency_id or 0).name == "Dinas Permainan"
        code = topic.code
    assert {each.topic_code for each in kept(sambas)} == {code}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"id": ""}, "Kolom id kosong."),
        ({"text": ""}, "Kolom text kosong."),
        ({"topic": ""}, "Kolom topic kosong."),
        ({"village": "Atlantis"}, "Desa atau kelurahan “Atlantis” di “Kec. Sambas” tidak dikenal."),
        ({"reported_at": "kemarin"}, "“kemarin” bukan tanggal (contoh: 2025-03-31 08:15)."),
        ({"reported_at": ""}, "“” bukan tanggal (contoh: 2025-03-31 08:15)."),
        ({"answered_at": "2024-01-01"}, "Dijawab sebelum dilaporkan."),
    ],
)
def test_a_wrong_row_is_told_of_with_its_line_and_the_others_are_kept(
    app: Flask, path: Path, sambas: Tenant, tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    errors = tmp_path / "errors.csv"

    found = taken_over(app, path, ROW, ROW | {"id": "L-9"} | change, options=f"--errors {errors}")

    assert found.exit_code == 1
    assert f"line 3: {reason}" in found.stderr
    told = list(csv.reader(errors.read_text().splitlines()))
    assert told == [["line", "reason"], ["3", reason]]
    assert len(kept(sambas)) == 1


def test_a_history_asks_for_a_training(app: Flask, path: Path, sambas: Tenant) -> None:
    taken_over(app, path, ROW)

    with unit_of_work(sambas, read_only=True):
        assert [each.step for each in complaints.trainings()] == [TrainingStep.WAITING]


def test_every_row_has_its_line_of_the_timeline(app: Flask, path: Path, sambas: Tenant) -> None:
    taken_over(app, path, *(ROW | {"id": str(number)} for number in range(3)))

    with unit_of_work(sambas, read_only=True):
        lines = session.scalar(select(func.count()).select_from(complaints.Entry))
    assert lines == 3


def test_a_region_that_is_none_is_refused(app: Flask, path: Path) -> None:
    path.write_text("id,text,topic\n")
    found = app.test_cli_runner().invoke(
        args=["complaints", "import", str(path), "--tenant", "nowhere"]
    )
    assert found.exit_code == 1
    assert "nowhere is not on the platform" in found.stderr
