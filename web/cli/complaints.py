"""`flask complaints`: how well routing would do on a region's own past."""

import sys
from collections.abc import Sequence
from typing import TextIO

import click
from flask.cli import AppGroup

from tenants import complaints

group = AppGroup("complaints", help="Reports of other systems, and what routing learns of them.")

CSV = click.File(encoding="utf-8-sig")


@group.command("evaluate-routing")
@click.argument("train", type=CSV)
@click.argument("test", type=CSV)
def evaluate_routing(train: TextIO, test: TextIO) -> None:
    """Learn from the reports of TRAIN and suggest topics for those of TEST.

    Both are CSV with a header: id, text, address, topic, agency, district, village, reported_at,
    answered_at. Prints how often the right topic came first and among three, and at each
    threshold the share of reports that would have gone on by themselves, and of these the right.
    """
    earlier, later = _learnable(train), _learnable(test)
    table = complaints.evaluation.table_of([*earlier, *later])
    click.echo(f"learning from {len(earlier)} reports, {len(table.codes)} topics", err=True)
    try:
        model = complaints.evaluation.learn(_in_order(earlier), table)
    except complaints.TooFewError as error:
        message = "TRAIN holds too few reports, or all are about one topic"
        raise click.ClickException(message) from error
    trying = complaints.evaluation.attempts(later, table, model)
    with click.progressbar(trying, length=len(later), label="trying", file=sys.stderr) as bar:
        found = complaints.evaluation.score(list(bar))
    click.echo(f"top-1 {found.first:.3f}")
    click.echo(f"top-3 {found.three:.3f}")
    click.echo("threshold coverage precision")
    for threshold, (coverage, precision) in found.curve.items():
        click.echo(f"{threshold:.1f} {coverage:.3f} {precision:.3f}")


def _learnable(file: TextIO) -> Sequence[complaints.archive.Report]:
    """The rows that say what they are about; the others are counted aloud."""
    try:
        rows = list(complaints.archive.read(file))
    except complaints.archive.NoArchiveError as error:
        message = f"{file.name}: {error}"
        raise click.ClickException(message) from error
    found = [each for each in rows if not each.lacks]
    if len(found) < len(rows):
        click.echo(f"{file.name}: {len(rows) - len(found)} rows without text or topic", err=True)
    if not found:
        message = f"{file.name}: no row with text and topic"
        raise click.ClickException(message)
    return found


def _in_order(reports: Sequence[complaints.archive.Report]) -> Sequence[complaints.archive.Report]:
    """The oldest first, as far as they say when."""
    return sorted(reports, key=lambda each: each.reported_at)
