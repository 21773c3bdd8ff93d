"""What a region's routed reports taught."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005_training"
down_revision = "0004_publishing"


def upgrade() -> None:
    op.create_table('routing_training',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('step', sa.Text(), nullable=False),
    sa.Column('asked_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('begun_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('report_count', sa.Integer(), nullable=True),
    sa.Column('first_share', sa.Float(), nullable=True),
    sa.Column('three_share', sa.Float(), nullable=True),
    sa.Column('model', postgresql.BYTEA(), nullable=True),
    sa.CheckConstraint("step IN ('menunggu','membaca','mempelajari','selesai','kurang','gagal')", name=op.f('routing_training_step_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('routing_training_pk'))
    )
    op.create_index('routing_training_model_ix', 'routing_training', ['id'], unique=False, postgresql_where=sa.text('model IS NOT NULL'))
    op.create_index('routing_training_waiting_ix', 'routing_training', ['step'], unique=True, postgresql_where=sa.text("step = 'menunggu'"))
