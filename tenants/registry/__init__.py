"""Which tenants exist: hosts, life cycle, Kemendagri regions, schemas and their migrations.

The only data that is not one tenant's. Everything here runs in the platform's scope.
"""

from tenants.registry import (
    histories,
    hosts,
    migrating,
    neighbours,
    operators,
    queries,
    regions,
    roles,
    schemas,
    suspending,
)
from tenants.registry.actions import mark, move, plan, remove, reserve, take_turn
from tenants.registry.hosts import tenant_of
from tenants.registry.lifecycle import StepState, TenantState
from tenants.registry.models import OnboardingStep, Operator, PlatformAudit, TenantRecord

__all__ = [
    "OnboardingStep",
    "Operator",
    "PlatformAudit",
    "StepState",
    "TenantRecord",
    "TenantState",
    "histories",
    "hosts",
    "mark",
    "migrating",
    "move",
    "neighbours",
    "operators",
    "plan",
    "queries",
    "regions",
    "remove",
    "reserve",
    "roles",
    "schemas",
    "suspending",
    "take_turn",
    "tenant_of",
]
