from statistics import median

import pytest

from tests.architecture.house import RULES
from tests.architecture.rules import Rule
from tests.architecture.tree import EVERYTHING, PRODUCT, Source, sources

LONGEST_FILE = 250
MEDIAN_FILE = 70

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@each_rule
def test_the_house_keeps(rule: Rule) -> None:
    broken = [
        f"{source.path}:{line}"
        for source in sources(*rule.folders)
        if rule.covers(source)
        for line in rule.find(source)
    ]
    assert not broken, f"{rule.why} {broken}"


@each_rule
def test_a_breach_is_found_of(rule: Rule) -> None:
    planted = Source("tenants/complaints/utils.py", rule.breach)
    assert list(rule.find(planted))


def test_no_file_outgrows_a_screenful_of_screens() -> None:
    """A long file is opened by every change; make it a folder of nouns. Revisions are data."""
    long = {
        source.path: source.length
        for source in sources(*EVERYTHING)
        if source.length > LONGEST_FILE and not source.path.startswith("migrations/")
    }
    assert not long


def test_most_files_are_small() -> None:
    assert median(source.length for source in sources(*PRODUCT)) <= MEDIAN_FILE
