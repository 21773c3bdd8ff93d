"""What everybody may open stays open: a public address is a promise."""

import pytest
from flask import Flask

from tests.strangers import Pair
from tests.visitor import Visitor


@pytest.mark.parametrize("stage", ["received", "referred", "answered", "closed"])
def test_how_a_deadline_was_counted_can_be_read_at_every_stage(
    app: Flask, pair: Pair, stage: str
) -> None:
    """The promise is over with the answer, how it was counted is not."""
    mine, _ = pair
    reporter: Visitor = mine.visitor(app, "resident")
    page = reporter.get(f"/pengaduan/{mine.references[stage]}/tenggat")
    assert page.status == 200
    assert page.find("table")
