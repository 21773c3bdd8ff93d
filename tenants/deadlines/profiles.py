"""Law profiles: the promises of every service, as data with an article and effective dates."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from tenants.deadlines.words import Freedom, Lapse, Unit
from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_


@dataclass(frozen=True, slots=True)
class Extension:
    """Granted once, with a written reason; `limit` is in the unit of its rule."""

    limit: int
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One promise: `limit` in `unit`, after the day of receipt (or before an end: `backward`)."""

    step: str
    profile: str
    version: str
    label: str
    limit: int
    unit: Unit
    source: str
    on_lapse: Lapse
    pauses: tuple[str, ...] = ()
    extension: Extension | None = None
    tenant_may: Freedom = Freedom.SHORTEN
    backward: bool = False

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """From the TOML, or from the snapshot a clock keeps."""
        extension = data.get("extension")
        return cls(
            **{
                **data,
                "unit": Unit(data["unit"]),
                "on_lapse": Lapse(data["on_lapse"]),
                "pauses": tuple(data.get("pauses", ())),
                "extension": Extension(**extension) if extension else None,
                "tenant_may": Freedom(data.get("tenant_may", Freedom.SHORTEN)),
            }
        )

    @property
    def is_exact(self) -> bool:
        """Whether it runs around the clock instead of ending with a day."""
        return self.unit in (Unit.HOURS, Unit.MINUTES, Unit.SECONDS)

    def snapshot(self) -> dict[str, Any]:
        """What a clock stores, so that a later profile never moves an open case."""
        return asdict(self)

    def is_loosened_by(self, limit: int) -> bool:
        """Whether `limit` would promise residents less than this rule, or is not the tenant's."""
        match self.tenant_may:
            case Freedom.SHORTEN:
                return limit > self.limit
            case Freedom.LENGTHEN:
                return limit < self.limit
        return limit != self.limit


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one law profile in one version, by step."""

    name: str
    version: str
    effective_from: date
    rules: Mapping[str, Rule]

    def rule(self, step: str) -> Rule:
        """LookupError for a step no profile knows: a mistake of code, not of a person."""
        return self.rules[step]


def tightened(rule: Rule, limit: int) -> Rule:
    """The rule with a tenant's own limit; Invalid when that promises less than the law does."""
    if limit < 1 or rule.is_loosened_by(limit):
        message = N_("Batas menurut %(source)s: %(limit)d %(unit)s.")
        raise Invalid(message, field="limit", source=rule.source, limit=rule.limit, unit=rule.unit)
    return replace(rule, limit=limit)


@cache
def shipped() -> tuple[Profile, ...]:
    """Every version of every profile that comes with the platform, in the order of the file."""
    data = tomllib.loads(Path(__file__).with_name("profiles.toml").read_text(encoding="utf-8"))
    profiles: list[Profile] = []
    for entry in data["profiles"]:
        ground = _newest(profiles, entry["based_on"]).rules if "based_on" in entry else {}
        profiles.append(_read(entry, ground))
    return tuple(profiles)


def in_force(name: str, on: date) -> Profile:
    """The version of a profile that holds on a local day; Invalid when there is none."""
    return _newest([p for p in shipped() if p.effective_from <= on], name)


def _newest(profiles: list[Profile], name: str) -> Profile:
    named = [profile for profile in profiles if profile.name == name]
    if not named:
        message = N_("Tidak ada profil hukum “%(name)s” yang berlaku pada tanggal itu.")
        raise Invalid(message, field="profile", name=name)
    return max(named, key=lambda profile: profile.effective_from)


def _read(entry: Mapping[str, Any], ground: Mapping[str, Rule]) -> Profile:
    origin = {"profile": entry["name"], "version": entry["version"]}
    inherited = {step: replace(rule, **origin) for step, rule in ground.items()}
    own = {step: Rule.read({"step": step, **origin, **r}) for step, r in entry["rules"].items()}
    return Profile(
        name=entry["name"],
        version=entry["version"],
        effective_from=entry["effective_from"],
        rules=MappingProxyType(inherited | own),
    )
