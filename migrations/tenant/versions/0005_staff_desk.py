"""A referral that the coordinator took back is told from one that its agency gave back."""

import sqlalchemy as sa
from alembic import op

revision = "0005_staff_desk"
down_revision = "0004_publishing"


def upgrade() -> None:
    op.add_column('referral', sa.Column('is_recalled', sa.Boolean(), server_default=sa.text('false'), nullable=False))
