"""The command line: the platform's database, its tenants and their holidays and mails, the demo."""

from flask import Flask

from web.cli import complaints, database, demo, holidays, mail, reminders, routing, tenants


def configure(app: Flask) -> None:
    for commands in (database, tenants, complaints, holidays, mail, routing, reminders, demo):
        app.cli.add_command(commands.group)
