"""Addresses that refuse mail; outbox keys compared by bytes, so that they are found by beginning."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002_refused_addresses"
down_revision = "0001_complaints"


def upgrade() -> None:
    op.create_table('refused_address',
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('said', sa.Text(), nullable=False),
    sa.Column('refused_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('email', name=op.f('refused_address_pk'))
    )
    op.alter_column('outbox', 'dedupe_key', existing_type=sa.Text(), type_=sa.Text(collation='C'))
