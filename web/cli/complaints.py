"""`flask complaints`: reports of another system, taken over, and what routing learns of them."""

import csv
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TextIO

import click
from flask.cli import AppGroup

from tenants import complaints
from tenants.kernel import words
from tenants.kernel.db import session, unit_of_work
from web import nudge
from web.cli import region

group = AppGroup("complaints", help="Reports of other systems, and what routing learns of them.")

CSV = click.File(encoding="utf-8-sig")
BATCH = 500
MOST_SHOWN = 20

Report = complaints.archive.Report


@group.command("import")
@click.argument("file", type=CSV)
@click.option("--tenant", "slug", required=True, help="the region whose reports they are")
@click.option("--dry-run", is_flag=True, help="say what would happen, and keep nothing")
@click.option("--errors", type=click.File("w"), help="where refused rows are told of, as CSV")
def take_over(file: TextIO, slug: str, dry_run: bool, errors: TextIO | None) -> None:  # noqa: FBT001 - click passes options by name
    """Take over the reports of another system: FILE is CSV with a header.

    id, text, address, topic, agency, district, village, reported_at, answered_at. A row is kept
    once, by its id: run again to resume or to add rows. Topics and agencies the region does not
    have come with the rows that name them. Exit code 1 if rows were refused.
    """
    tenant = region.named(slug)
    done: list[complaints.taking_over.TakenOver] = []
    for number, batch in enumerate(_batches(file)):
        with unit_of_work(tenant):
            done.append(complaints.taking_over.keep(batch))
            if dry_run:
                session.rollback()
        click.echo(f"{number * BATCH + len(batch)} rows read", err=True)
    created = sum(each.created for each in done)
    if created and not dry_run:
        with unit_of_work(tenant):
            complaints.training.ask()
        nudge.ring(slug)
    for kind in ("topics", "agencies"):
        for name in sorted({name for each in done for name in getattr(each, kind)}):
            click.echo(f"{kind}: + {name}")
    refused = [row for each in done for row in each.refused]
    known = sum(each.known for each in done)
    click.echo(f"{created} taken over, {known} there already, {len(refused)} refused")
    if dry_run:
        click.echo("dry run: nothing was kept")
    if refused:
        _tell(refused, errors)
        sys.exit(1)


def _batches(file: TextIO) -> Iterator[list[Report]]:
    rows = complaints.archive.read(file)
    try:
        while batch := list(islice(rows, BATCH)):
            yield batch
    except complaints.archive.NoArchiveError as error:
        message = f"{file.name}: {error}"
        raise click.ClickException(message) from error


def _tell(refused: Sequence[complaints.taking_over.RefusedRow], errors: TextIO | None) -> None:
    """Which rows, and why: the first to the terminal, all to a file."""
    told = [(each.line, words.spoken(each.reason.message, each.reason.values)) for each in refused]
    for line, reason in told[:MOST_SHOWN]:
        click.echo(f"line {line}: {reason}", err=True)
    if errors:
        csv.writer(errors).writerows([("line", "reason"), *told])
    elif len(told) > MOST_SHOWN:
        click.echo(f"and {len(told) - MOST_SHOWN} more; --errors FILE has them all", err=True)


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
    except complaints.learning.TooFewError as error:
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
    rows = list(chain.from_iterable(_batches(file)))
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
