"""What a reporter is waited for and until when; photos that came later; how long one may reopen."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008_life_cycle"
down_revision = "0007_points"


def upgrade() -> None:
    op.add_column('complaint', sa.Column('waiting_clock_id', sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f('complaint_waiting_clock_id_fk'), 'complaint', 'clock', ['waiting_clock_id'], ['id']
    )
    op.add_column('complaint', sa.Column('reminded_at', postgresql.TIMESTAMP(timezone=True), nullable=True))
    op.add_column('complaint_entry', sa.Column('is_done', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.add_column('complaint_entry', sa.Column('version', sa.Integer(), nullable=True))
    op.add_column('complaint_photo', sa.Column('entry_id', sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f('complaint_photo_entry_id_fk'),
        'complaint_photo',
        'complaint_entry',
        ['entry_id'],
        ['id'],
        ondelete='CASCADE',
    )
    op.create_index(op.f('complaint_photo_entry_id_ix'), 'complaint_photo', ['entry_id'], unique=False)
    op.add_column('routing_setting', sa.Column('reopen_days', sa.Integer(), server_default=sa.text('30'), nullable=False))
    op.create_check_constraint(op.f('routing_setting_reopen_days_ck'), 'routing_setting', 'reopen_days BETWEEN 1 AND 3650')
    op.add_column('referral', sa.Column('next_agency_id', sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f('referral_next_agency_id_fk'), 'referral', 'agency', ['next_agency_id'], ['id'])
