"""htmx is told once what it may do: run nothing, keep nothing, ask nobody else."""

import json

from flask import Flask

from tests.strangers import Pair

# T34: word for word, so that a loosened rule shows in this file.
CONFIG = {
    "allowEval": False,
    "includeIndicatorStyles": False,
    "allowScriptTags": False,
    "historyCacheSize": 0,
    "selfRequestsOnly": True,
    "timeout": 15000,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "(409|413|422|429)", "swap": True},
        {"code": "[45]..", "swap": False, "error": True},
    ],
}


def test_htmx_is_told_to_run_nothing(app: Flask, pair: Pair) -> None:
    for who, path in ((None, "/"), ("pupr", "/meja/pengaduan")):
        page = pair[0].visitor(app, who).get(path)
        (told,) = page.find("meta", name="htmx-config")
        assert json.loads(told.get("content", "")) == CONFIG
