"""What a page costs somebody who pays by the megabyte."""

import gzip
from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Response

from tests.browser.person import Person


def weighed(person: Person, act: Callable[[], object]) -> tuple[Counter[str], int]:
    """Bytes after gzip by the kind of what was asked for, and how many answers there were."""
    answers: list[Response] = []
    person.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it must be able to hold an attribute
    act()
    person.page.wait_for_load_state("networkidle")
    weights: Counter[str] = Counter()
    for answer in answers:
        weights[answer.request.resource_type] += len(gzip.compress(answer.body(), 6))
    return weights, len(answers)
