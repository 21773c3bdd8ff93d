"""T31: what the evaluator that reviewers use says of our policy, and of one with a hole."""

from pathlib import Path

import pytest

from tests import node
from web.headers import content_policy

ASKER = Path(__file__).parent / "node" / "policy.js"
POLICY = content_policy("https://tile.openstreetmap.org/{z}/{x}/{y}.png")
SEVERE = 50  # of csp_evaluator's severities: 10 high, 20 syntax, 30 medium, 40 and more a maybe


def holes(policy: str) -> list[list[str]]:
    """[severity, directive, why] of what is more than a maybe."""
    return [each for each in node.asked(ASKER, policy) if each[0] < SEVERE]


def test_the_evaluator_finds_no_hole() -> None:
    assert holes(POLICY) == []


@pytest.mark.parametrize(
    ("ours", "planted"),
    [
        ("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        ("script-src 'self'", "script-src 'self' https:"),
        ("object-src 'none'", "object-src *"),
    ],
)
def test_a_hole_is_found(ours: str, planted: str) -> None:
    assert holes(POLICY.replace(ours, planted))
