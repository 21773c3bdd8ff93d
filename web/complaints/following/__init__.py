"""Hearing of reports by mail: what is offered, what is wished for, how often."""
