"""A route as the attack matrix calls it: its path, its form, and who may.

`{referred}` in a path is the reference of the report of that name, `{referred-photo}` the id of
its picture, `{draft}` a token, `{account}` the resident's id, `{leaver-code}` the code of a person.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.stranger import Stranger
from tests.strangers import version

Fields = Callable[[Stranger], dict[str, str]]
EVERYBODY = frozenset(
    {"visitor", "resident", "neighbour", "pupr", "dishub", "head", "coordinator", "regent", "admin"}
)
OFFICER, COORDINATOR, REPORTER, ADMIN = (
    frozenset({"pupr"}),
    frozenset({"coordinator"}),
    frozenset({"resident"}),
    frozenset({"admin"}),
)
STAFF = frozenset({"pupr", "dishub", "head", "coordinator", "regent", "admin"})


@dataclass(frozen=True)
class Route:
    """`whose` may do it, of those in tests.strangers.STAFF.

    `is_general` routes name nothing of a tenant's; `is_key` ones carry their own proof in the
    address, so that whoever has it may enter, at its own host. `done` is what a POST answers
    once it did what it was asked.
    """

    path: str
    whose: frozenset[str] = EVERYBODY
    fields: Fields = lambda _: {}
    is_general: bool = False
    done: int = 303
    is_key: bool = False

    def at(self, stranger: Stranger) -> str:
        names = {
            **{name: str(number) for name, number in stranger.ids.items()},
            **stranger.tokens,
            **stranger.references,
            **{f"{name}-token": token for name, token in stranger.tokens.items()},
            "account": str(stranger.ids["resident"]),
            "key": stranger.tenant.key,
            **stranger.codes,
        }
        path = self.path
        for name, value in names.items():
            path = path.replace(f"{{{name}}}", value)
        assert "{" not in path, path
        return path


def general(path: str, whose: frozenset[str] = EVERYBODY, **fields: str) -> Route:
    return Route(path, whose, lambda _: fields, is_general=True)


def key(path: str, **fields: str) -> Route:
    return Route(path, fields=lambda _: fields, is_key=True)


def about(name: str, path: str, whose: frozenset[str], **fields: str) -> Route:
    """A form about a report, with the version its page would hold."""
    return Route(path, whose, lambda stranger: {"version": version(stranger, name)} | fields)


def in_queue(name: str, **fields: str) -> Fields:
    """The coordinator's forms are many on a page: each name starts with its report's id."""

    def filled(stranger: Stranger) -> dict[str, str]:
        prefix = f"l{stranger.ids[name]}-"
        given = {"version": version(stranger, name), **fields}
        return {f"{prefix}{field}": value for field, value in given.items()}

    return filled


def handled(name: str, **fields: str) -> Fields:
    """The form of priority and assignee stands beside the desk's own."""

    def filled(stranger: Stranger) -> dict[str, str]:
        given = {"version": version(stranger, name), **fields}
        return {f"penanganan-{field}": value for field, value in given.items()}

    return filled


def somewhere(stranger: Stranger) -> dict[str, str]:
    """In the first of its villages."""
    code = stranger.tenant.region_code
    village = f"{code}.01.1001"
    return in_queue("arrived", district=f"{code}.01", village=village)(stranger)
