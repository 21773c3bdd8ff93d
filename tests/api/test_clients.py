"""Programs that others wrote: a GeoReport client from PyPI, and every curl of docs/open311.md."""

import re
import subprocess
from collections.abc import Iterator

import pytest
from flask import Flask
from georeport import GeoReport
from sqlalchemy import text

from tenants.kernel.db import session, unit_of_work
from tests.api.calling import a_key
from tests.api.serving import served
from tests.architecture.tree import ROOT
from tests.stranger import Stranger

EXAMPLES = re.compile(r"```sh\n(.*?)```", re.DOTALL)
ADDRESS = re.compile(r"(?<=\")\$SITE([^\"]*)")


@pytest.fixture
def site(app: Flask, mine: Stranger) -> Iterator[str]:
    with served(app, mine) as address:
        yield address


@pytest.mark.parametrize("form", ["json", "xml"])
def test_the_client_of_pypi_reads_everything(site: str, mine: Stranger, form: str) -> None:
    client = GeoReport(f"{site}/open311/v2", output_format=form, jurisdiction=mine.tenant.key)
    services = {each["service_code"]: each for each in client.get_service_list()}
    assert services["jalan-rusak"]["type"] == "realtime"
    definition = client.get_service_definition("jalan-rusak")
    assert definition["service_code"] == "jalan-rusak"
    public = mine.references["public"]
    listed = client.get_service_requests(status="open,closed")
    assert public in str(listed)
    found = client.get_service_request(public)
    assert (found["service_request_id"], found["status"]) == (public, "open")


def test_every_example_of_the_documentation_works(app: Flask, site: str, mine: Stranger) -> None:
    settings, *examples = EXAMPLES.findall((ROOT / "docs/open311.md").read_text())
    assert "SITE=" in settings and len(examples) == 5
    with app.app_context():
        key = a_key(mine.tenant)
        with unit_of_work(mine.tenant, read_only=True):
            first = text("SELECT code FROM village ORDER BY code LIMIT 1")
            village = session.execute(first).scalar_one()
    script = "\n".join(("set -euo pipefail", *examples)).replace("61.01.01.2001", village)
    done = subprocess.run(
        ["bash", "-c", script],
        env={"SITE": site, "KEY": key, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-500:] + done.stderr
    assert '"status_notes": "Diter' in done.stdout and "update_id" in done.stdout
    assert "<rss" in done.stdout and "FeatureCollection" in done.stdout


def test_every_address_of_the_documentation_is_tried() -> None:
    tried = ADDRESS.findall("\n".join(EXAMPLES.findall((ROOT / "docs/open311.md").read_text())))
    assert len(tried) >= 14
