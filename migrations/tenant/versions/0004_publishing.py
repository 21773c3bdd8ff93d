"""Publishing apart from referral: the tenant's setting, and when a person first worked with it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004_publishing"
down_revision = "0003_numbers"


def upgrade() -> None:
    op.add_column('complaint', sa.Column('checked_at', postgresql.TIMESTAMP(timezone=True), nullable=True))
    op.add_column('routing_setting', sa.Column('publishing', sa.Text(), server_default='otomatis', nullable=False))
    op.create_check_constraint(op.f('routing_setting_publishing_ck'), 'routing_setting', "publishing IN ('otomatis','diperiksa')")
