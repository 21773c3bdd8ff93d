"""Measurements against the budgets: `make bench`, never a timed test of pytest's."""
