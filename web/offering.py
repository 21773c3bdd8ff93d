"""What a service adds to the pages that are everybody's: both menus, the home page, the account.

Each service's web package has one OFFERING, and web/portal joins them. A service says what it
has; where it stands beside the others is the portal's business.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import Blueprint, Flask, current_app
from flask_babel.speaklater import LazyString
from markupsafe import Markup

from tenants.people import Permission

FactsT = TypeVar("FactsT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A place in a menu; a desk is shown to whoever may work at it."""

    label: LazyString
    url: str


@dataclass(frozen=True, slots=True)
class Desk(MenuItem):
    permission: Permission


@dataclass(frozen=True, slots=True)
class Block(Generic[FactsT]):
    """A part of a page: its template sees what `tell` makes of the facts, and nothing else.

    All that it shows is in the facts: a page with the same ones is not written again.
    """

    template: str
    ask: Callable[[], FactsT]
    tell: Callable[[FactsT], Mapping[str, Any]]

    def draw(self, facts: FactsT) -> Markup:
        template = current_app.jinja_env.get_template(self.template)
        return Markup(template.render(self.tell(facts)))  # noqa: S704 - templates escape


@dataclass(frozen=True, slots=True)
class Offering:
    """`desks` in the order in which they are opened: /meja leads to the first that is one's own."""

    pages: tuple[Blueprint, ...]
    menu: tuple[MenuItem, ...] = ()
    desks: tuple[Desk, ...] = ()
    home: Block[Any] | None = None
    account: Block[Any] | None = None

    def mount(self, app: Flask) -> None:
        for blueprint in self.pages:
            app.register_blueprint(blueprint)
