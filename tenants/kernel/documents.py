"""Pages for paper: a template of ours, filled with data, as a PDF that a screen reader can read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from tenants.kernel import clock


def pdf(template: Path, data: Mapping[str, Any]) -> bytes:
    """A tagged PDF (PDF/UA-1) of a .typ file, which says itself what its `data` must hold.

    The data go in as JSON: what people wrote is text in it, and can't become markup, let alone
    read a file. Fonts are those that Typst brings along, the same on each machine.
    """
    made: bytes = typst.compile(
        template,
        root=template.parent,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
        pdf_standards="ua-1",
        timestamp=clock.now().replace(microsecond=0),
    )
    return made
