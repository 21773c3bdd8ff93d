"""What must hold of every page as it is seen: by eye, by keyboard, by a screen reader, on a phone.

WCAG 2.2 AA by axe-core, in light and dark, on a phone and a desk; reflow at 320
CSS pixels (1.4.10); focus never hidden (2.4.11). `faults` says what does not hold, in words.
"""

import json
from functools import cache
from pathlib import Path

from tests.browser.person import HEIGHT, Person

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
NARROW, PHONE, DESK = 320, 360, 1280
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (options) => (await axe.run(document, options)).violations.map(
    (found) => found.id + ' ' + found.nodes.map((node) => node.target.join(' ')).slice(0, 3))"""
# Every rule in light; the night changes colours only.
EVERY_RULE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
WIDE = "() => document.documentElement.scrollWidth"
# Each thing that takes the focus is scrolled into view by it, and nothing may then lie all over it.
HIDDEN_FOCUS = """() => {
  const hidden = [];
  const reachable = 'a[href], button, input, select, textarea, summary';
  for (const each of document.querySelectorAll(reachable)) {
    if (!each.checkVisibility() || each.disabled || each.type === 'hidden') continue;
    if (each.closest('.skip')) continue;
    each.focus();
    const box = each.getClientRects()[0];
    const seen = [0.1, 0.5, 0.9].some((part) => {
      const [x, y] = [box.left + box.width * part, box.top + box.height * part];
      const top = document.elementFromPoint(x, y);
      const own = [each, ...(each.labels ?? [])];
      return top && (top.contains(each) || own.some((part) => part.contains(top)));
    });
    if (document.activeElement !== each || !seen) hidden.push(each.outerHTML.slice(0, 90));
  }
  scrollTo(0, 0);
  return hidden;
}"""


def faults(person: Person) -> list[str]:
    """What is wrong with the open page; it is left at the size and scheme it had."""
    page, before = person.page, person.page.viewport_size
    page.evaluate(_axe())
    found = []
    for scheme, rules in (("light", EVERY_RULE), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        for width in (PHONE, DESK):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            found += [f"{scheme}, {width}: {each}" for each in page.evaluate(RUN_AXE, rules)]
            if scheme == "light":
                found += [f"{width}: hidden focus {each}" for each in page.evaluate(HIDDEN_FOCUS)]
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    wide = page.evaluate(WIDE)
    if wide > NARROW:
        found.append(f"{wide} pixels wide on a screen of {NARROW}")
    if before:
        page.set_viewport_size(before)
    return [f"{person.path}: {json.dumps(each)}" for each in found]


@cache
def _axe() -> str:
    return AXE.read_text()
