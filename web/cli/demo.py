"""`flask demo`: placeholder until the loader stands."""
from flask.cli import AppGroup
group = AppGroup("demo")
