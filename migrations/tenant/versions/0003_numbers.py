"""What the home page counts is found by indexes."""

import sqlalchemy as sa
from alembic import op

revision = "0003_numbers"
down_revision = "0002_refused_addresses"


def upgrade() -> None:
    op.create_index('complaint_submitted_ix', 'complaint', ['submitted_at'], unique=False)
    op.create_index('complaint_answered_ix', 'complaint', ['answered_at', 'submitted_at'], unique=False, postgresql_where=sa.text('answered_at IS NOT NULL'))
    op.create_index('complaint_settled_ix', 'complaint', ['settled_at'], unique=False, postgresql_where=sa.text('settled_at IS NOT NULL'))
