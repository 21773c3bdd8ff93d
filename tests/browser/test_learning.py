"""What a coordinator decides is what the next report like it is suggested for."""

import csv
import tomllib
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.stage import ROOT, Stage
from tests.browser.story import UNKNOWN_TOPIC, Report, file_report
from tests.browser.test_coordination import find_in_queue

MONTH = tomllib.loads((ROOT / "config" / "demo" / "complaints.toml").read_text())["depok"]
ODD = "Odong-odong berkeliling di gang tiap sore, bayi saya bangun terus."
LIKE = "Ada odong-odong berkeliling lagi di gang, bayi kami bangun terus."
TOPIC, PATIENCE = "Kebisingan, miras, dan tempat hiburan", 60_000


def test_a_decision_teaches_and_the_page_shows_how_far_it_has_come(
    stage: Stage, someone: Someone, tmp_path: Path
) -> None:
    take_over_a_month(stage, tmp_path / "archive.csv")
    coordinator = someone("depok").sign_in("coordinator")
    coordinator.go("/meja/pengarahan")
    coordinator.page.get_by_label("Diteruskan otomatis mulai dari keyakinan").select_option("95%")
    coordinator.press("Simpan")
    assert "Ambang disimpan." in coordinator.text
    filed = file_report(someone("depok"), "depok", Report(text=ODD, topic=UNKNOWN_TOPIC))
    item = find_in_queue(coordinator, filed.reference)
    assert TOPIC not in item.inner_text()
    item.get_by_role("link", name="Pilih lainnya").click()
    with coordinator.page.expect_response(lambda answer: "q=miras" in answer.url):
        item.get_by_label("Cari topik atau dinas").press_sequentially("miras")
    coordinator.settle()
    item.locator("label", has_text=TOPIC).click()
    expect(item.get_by_label(TOPIC)).to_be_checked()
    with coordinator.page.expect_navigation():
        item.get_by_role("button", name="Teruskan", exact=True).click()
    coordinator.press("Ya, mereka boleh membacanya: teruskan")  # the topic is a sensitive one
    assert f"{filed.reference} diteruskan" in coordinator.text

    coordinator.go("/meja/pengarahan")
    coordinator.press("Pelajari sekarang")
    newest = coordinator.page.locator("#pelatihan tbody tr").first
    expect(newest).to_contain_text("Selesai", timeout=PATIENCE)
    coordinator.shot("pengarahan")

    again = file_report(someone("depok"), "depok", Report(text=LIKE, topic=UNKNOWN_TOPIC))
    first = find_in_queue(coordinator, again.reference).locator(".suggestion").first
    assert TOPIC in first.inner_text()
    assert "odong" in first.inner_text()
    coordinator.shot("antrean-belajar")


def take_over_a_month(stage: Stage, path: Path) -> None:
    """A history to learn from: invented reports with the topics a person gave them."""
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "text", "topic", "district", "village", "reported_at"])
        for number, each in enumerate(MONTH):
            place = each["district"], each["village"]
            rows.writerow([number, each["text"], each["topic"], *place, "2026-01-05 08:00"])
    stage.run(f"complaints import {path} --tenant depok")
