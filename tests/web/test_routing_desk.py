"""The coordinator sees what routing does by itself, sets how sure it must be, and lets it learn."""

import pytest

from tenants import complaints
from tenants.complaints import TrainingStep
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.visitor import Visitor
from workers.complaints import train

DESK = "/meja/pengarahan"

pytestmark = pytest.mark.usefixtures("undone", "bells")


def test_before_anything_was_learnt_the_page_says_where_suggestions_come_from(
    coordinator: Visitor,
) -> None:
    page = coordinator.get(DESK)
    assert "Belum ada yang dipelajari" in page.text
    assert page.status == 200


def test_a_training_is_asked_for_once_and_its_progress_is_a_fragment(
    coordinator: Visitor, sambas: Tenant
) -> None:
    page = coordinator.get(DESK)
    for _ in range(2):
        coordinator.submit(page, f"{DESK}/pelatihan")
    page = coordinator.get(DESK)
    assert page.text.count("Menunggu giliran") == 1
    assert 'hx-trigger="every 2s"' in page.text
    assert "Diukur begitu selesai." in page.text

    train(sambas.key)
    fragment = coordinator.get(DESK, HX_Request="true", HX_Target="trainings")
    assert "Laporannya masih terlalu sedikit" in fragment.text
    assert "paling sedikit 20 laporan yang sudah diarahkan" in fragment.text
    assert "<h1" not in fragment.text
    assert "hx-trigger" not in fragment.text, "what is over is asked for no more"


def test_the_threshold_is_kept_and_holds_for_the_next_report(
    coordinator: Visitor, sambas: Tenant
) -> None:
    page = coordinator.get(DESK)
    coordinator.submit(page, f"{DESK}/ambang", threshold="0.95")

    with unit_of_work(sambas, read_only=True):
        assert complaints.settings.threshold() == 0.95
        assert not [each for each in complaints.trainings() if each.step == TrainingStep.DONE]


def test_a_threshold_that_is_not_offered_is_refused(coordinator: Visitor) -> None:
    page = coordinator.get(DESK)
    answer = coordinator.submit(page, f"{DESK}/ambang", threshold="7")
    assert answer.status == 422
