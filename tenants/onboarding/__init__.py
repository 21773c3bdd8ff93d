"""How a region comes to life: the steps above all services, from reserved slug to first log-in."""

from tenants.onboarding.actions import abandon, request, run
from tenants.onboarding.steps import BY_NAME, STEPS, Step

__all__ = ["BY_NAME", "STEPS", "Step", "abandon", "request", "run"]
