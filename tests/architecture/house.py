"""The list of house rules: what, why, and a breach that each must find."""

from tests.architecture import rules
from tests.architecture.rules import Rule
from tests.architecture.tree import EVERYTHING

RULES = (
    Rule(
        "only_the_edge_commits",
        "A commit inside an action splits the unit of work: what follows can't undo it.",
        rules.calls("commit"),
        "session.commit()",
        exempt=("tenants/kernel/db.py",),
    ),
    Rule(
        "no_statement_is_built_from_strings",
        "A statement with a value inside it is an injection (T20): bind it, or sql.Identifier it.",
        rules.built_statements,
        'session.execute(text(f"SELECT {column}"))',
    ),
    Rule(
        "imports_stand_at_the_top",
        "An import hidden in a function hides an arrow that points the wrong way: turn the arrow.",
        rules.hidden_imports,
        "def find():\n    from web import pages",
    ),
    Rule(
        "functions_stay_short",
        "What takes forty lines says two things; each deserves a name.",
        rules.long_functions,
        "def find():\n" + "    x = 1\n" * 39,
        folders=EVERYTHING,
        exempt=("migrations/*",),
    ),
    Rule(
        "nobody_waits_by_sleeping",
        "A sleeping worker or request is a seat nobody else gets; wait on what you wait for.",
        rules.calls("sleep"),
        "time.sleep(1)",
        exempt=("config/demo/*",),
    ),
    Rule(
        "an_actor_is_named_by_its_label",
        "The audit has one word for each kind of actor; spelt by hand it gets a second one.",
        rules.spelt_actors,
        'audit.record("the calendar", "clock.move", "clock:5")',
    ),
    Rule(
        "asserts_are_for_tests",
        "`python -O` drops them: a check that matters must raise something with a name.",
        rules.assertions,
        "assert tenant",
    ),
    Rule(
        "tenants_are_data",
        "Code for one customer is the road not to take; make it a setting with a default.",
        rules.tenants_in_code,
        'if tenant.key == "sambas": pass',
    ),
    Rule(
        "an_exception_has_its_reason",
        "A rule that is switched off in silence is no rule.",
        rules.bare_exceptions,
        "x = 1  # noqa" + ": S105",
    ),
    Rule(
        "what_people_are_told_is_marked",
        "Words without N_() are in no catalogue: whoever reads English reads Indonesian.",
        rules.unmarked_words,
        'def find():\n    message = f"Paling banyak {MOST} foto."\n    raise Invalid(message)',
        folders=("tenants",),
    ),
    Rule(
        "a_name_says_what_is_inside",
        "A drawer for everything is opened by every change.",
        rules.vague_names,
        "",
        folders=EVERYTHING,
    ),
    Rule(
        "no_unfinished_business",
        "A mark in the code is a promise nobody reads; do it, or write an issue.",
        rules.open_marks,
        "x = 1  # " + "todo: later".upper(),
        folders=EVERYTHING,
    ),
    Rule(
        "a_skipped_test_says_since_when",
        "A skip without a date is for ever.",
        rules.undated_skips,
        "@pytest.mark.skip\ndef test_nothing(): ...",
        folders=("tests",),
    ),
)
