"""The command line: the platform's database, its tenants and their holidays, the demo."""

from flask import Flask

from web.cli import database, demo, holidays, tenants


def configure(app: Flask) -> None:
    for commands in (database, tenants, holidays, demo):
        app.cli.add_command(commands.group)
