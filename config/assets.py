"""Copy third-party files from node_modules to where they are served or tested: `make setup`.

The copies are ignored by git; package.json pins what they are.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIES = {
    "htmx.org/dist/htmx.min.js": "web/static/vendor/htmx.min.js",
    "leaflet/dist/leaflet.js": "web/static/vendor/leaflet.js",
    "leaflet/dist/leaflet.css": "web/static/vendor/leaflet.css",
    "axe-core/axe.min.js": "tests/vendor/axe.min.js",
}


def copy_assets(root: Path = ROOT) -> None:
    """Copy each file; FileNotFoundError names the package that `npm ci` did not bring."""
    for source, target in COPIES.items():
        (root / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / "node_modules" / source, root / target)


if __name__ == "__main__":
    copy_assets()
