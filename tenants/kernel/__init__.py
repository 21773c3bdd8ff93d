"""The ground: transactions under a tenant's role, the outbox, the clock, ids, errors.

No word of the domain is known here.
"""
