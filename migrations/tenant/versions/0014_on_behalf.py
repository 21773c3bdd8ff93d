"""Reports written down for somebody, the counter's role; what a picture takes in the store."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014_on_behalf"
down_revision = "0013_numbers"


def upgrade() -> None:
    op.drop_constraint(op.f('account_role_role_ck'), 'account_role', type_='check')
    op.create_check_constraint(op.f('account_role_role_ck'), 'account_role', "role IN ('officer','head','coordinator','regent','counter','tenant_admin')")
    op.create_check_constraint(op.f('complaint_channel_ck'), 'complaint', "channel IN ('portal','loket','telepon','surat','rt_rw','kim','open311','daerah_tetangga','arsip')")
    op.create_table('complaint_assistance',
    sa.Column('complaint_id', sa.BigInteger(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=False),
    sa.Column('agreed_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('complaint_assistance_account_id_fk')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('complaint_assistance_complaint_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('complaint_id', name=op.f('complaint_assistance_pk'))
    )
    op.add_column('complaint_photo', sa.Column('byte_count', sa.Integer(), nullable=True))
