"""`flask mail`: what failed for good or may have gone out, and sending it again."""

import click
from flask.cli import AppGroup

from tenants import complaints, people
from tenants.kernel import audit, outbox
from tenants.kernel.db import unit_of_work
from tenants.kernel.outbox import Announcement
from web import nudge
from web.cli import region

group = AppGroup("mail", help="Mails (and other effects) that nothing more happens to by itself.")


@group.command(name="list")
@click.argument("slug")
def list_failed(slug: str) -> None:
    """Number, state, kind, attempts and last error of each in the region SLUG, oldest first."""
    with unit_of_work(region.named(slug), read_only=True):
        for row in outbox.failed():
            click.echo(
                f"{row.id}\t{row.state}\t{row.kind}\t{row.attempts}\t"
                f"{row.created_at:%Y-%m-%d %H:%M}\t{row.last_error or '-'}"
            )


@group.command()
@click.argument("slug")
@click.argument("numbers", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="whatever `list` names")
def resend(slug: str, numbers: tuple[int, ...], everything: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Try these NUMBERS again from the beginning; a mail that did arrive may come twice."""
    if bool(numbers) == everything:
        message = "name the numbers, or say --all"
        raise click.UsageError(message)
    with unit_of_work(region.named(slug)):
        known = {row.id: row for row in outbox.failed()}
        missing = [number for number in numbers if number not in known]
        if missing:
            message = f"not among what failed: {', '.join(map(str, missing))}"
            raise click.ClickException(message)
        for number in numbers or known:
            _again(known[number])
    nudge.ring(slug)
    click.echo(f"{slug}: {len(numbers or known)} to be tried again")


def _again(row: Announcement) -> None:
    outbox.again(row)
    if recipient := _recipient(row):
        people.addresses.forget(recipient)  # else it would be left alone for its refusal
    audit.record(audit.OPERATOR, "mail.resend", f"outbox:{row.id}", kind=row.kind)


def _recipient(row: Announcement) -> str | None:
    """Whom the mail is for: an account, or the reporter of a complaint."""
    if "account_id" in row.payload:
        return people.by_id(row.payload["account_id"]).email
    if "complaint_id" in row.payload:
        return complaints.letters.reporter_address(complaints.by_id(row.payload["complaint_id"]))
    return None
