"""The command line: the platform's database, its tenants, the demo."""

from flask import Flask

from web.cli import database, demo, tenants


def configure(app: Flask) -> None:
    for commands in (database, tenants, demo):
        app.cli.add_command(commands.group)
