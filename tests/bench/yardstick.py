"""What the product is compared with: Flask alone, and Flask with one query and twenty rows.

The rows are the product's own: the newest public complaints of a region, with the names of
their place and topic. One connection a process, no tenant's role, no languages, no forms.
"""

import os

import psycopg
from flask import Flask, render_template, request

app = Flask(__name__)
_kept: list[psycopg.Connection] = []

QUERY = """
SELECT c.reference, c.public_text, c.state, c.submitted_at, v.name AS place, t.name AS topic
FROM {schema}.complaint c
JOIN {schema}.village v ON v.code = c.village_code
LEFT JOIN {schema}.topic t ON t.code = c.topic_code
WHERE c.published_at IS NOT NULL AND c.visibility <> %s
ORDER BY c.submitted_at DESC, c.id DESC LIMIT 20
"""


@app.get("/healthz")
def alive() -> str:
    return "ok"


@app.get("/constant")
def constant() -> str:
    return "ok"


@app.get("/query")
def query() -> str:
    key = request.host.partition(".")[0]
    rows = _connection().execute(QUERY.format(schema=f"t_{key}").encode(), ("rahasia",))
    return render_template("yardstick.html", rows=rows.fetchall())


def _connection() -> psycopg.Connection:
    if not _kept:
        _kept.append(psycopg.connect(os.environ["JEMBATAN_OWNER_DATABASE_URL"], autocommit=True))
    return _kept[0]
