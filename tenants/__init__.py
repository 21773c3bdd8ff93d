"""What happens inside one regency; knows no HTTP and no queue.

    kernel       the ground: transactions under a tenant's role, outbox, clock, ids, files
    registry     which tenants exist, at which hosts; regions, schemas, migrations
    places       kecamatan and desa/kelurahan        agencies   the offices that must act
    deadlines    working-day clocks                  people     accounts, roles, permissions
    complaints   from a resident's phone to the agency that must act
    onboarding   the steps by which a region comes to life

Imports go downward only: onboarding, services, people, (agencies | deadlines), places, registry,
kernel. A service is entered by its front door: `from tenants import complaints`.
"""
