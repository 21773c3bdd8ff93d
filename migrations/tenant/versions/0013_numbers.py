"""Who leads an agency or the region; what reporters judged; what the dashboards count."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013_numbers"
down_revision = "0012_other_systems"

ROLES = "'officer','head','coordinator','regent','tenant_admin'"


def upgrade() -> None:
    op.drop_constraint(op.f('account_role_role_ck'), 'account_role', type_='check')
    op.create_check_constraint(op.f('account_role_role_ck'), 'account_role', f"role IN ({ROLES})")
    op.drop_constraint(op.f('account_role_agency_ck'), 'account_role', type_='check')
    op.create_check_constraint(
        op.f('account_role_agency_ck'),
        'account_role',
        "(role IN ('officer','head')) = (agency_id IS NOT NULL)",
    )
    op.add_column('account', sa.Column('weekly_report', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.create_table('complaint_verdict',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('complaint_id', sa.BigInteger(), nullable=False),
    sa.Column('verdict', sa.Text(), nullable=False),
    sa.Column('at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.CheckConstraint("verdict IN ('ya','sebagian','belum')", name=op.f('complaint_verdict_verdict_ck')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('complaint_verdict_complaint_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_verdict_pk'))
    )
    op.create_index(op.f('complaint_verdict_at_ix'), 'complaint_verdict', ['at'], unique=False)
    op.create_index(op.f('complaint_verdict_complaint_id_ix'), 'complaint_verdict', ['complaint_id'], unique=False)
    op.create_index(op.f('complaint_step_clock_id_ix'), 'complaint', ['step_clock_id'], unique=False)
    op.create_index('clock_stopped_ix', 'clock', ['stopped_at'], unique=False, postgresql_where=sa.text('stopped_at IS NOT NULL'))
    op.create_index('referral_returned_ix', 'referral', ['returned_at'], unique=False, postgresql_where=sa.text('returned_at IS NOT NULL'))
