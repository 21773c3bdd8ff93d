"""Reports between regions, what has arrived from elsewhere, and the ladder of reminders."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015_neighbours"
down_revision = "0014_on_behalf"

STATES = (
    "'diterima','diverifikasi','didisposisikan','diproses','ditanggapi','selesai',"
    "'dikembalikan','ditolak','dibuka_kembali','perlu_dilengkapi','digabung','dialihkan'"
)


def upgrade() -> None:
    op.create_table('arrival',
    sa.Column('sender', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('arrived_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('refusal', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('sender', 'key', name=op.f('arrival_pk'))
    )
    op.create_table('passage',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('complaint_id', sa.BigInteger(), nullable=False),
    sa.Column('way', sa.Text(), nullable=False),
    sa.Column('region_key', sa.Text(), nullable=False),
    sa.Column('region_name', sa.Text(), nullable=False),
    sa.Column('token', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('passed_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('their_reference', sa.Text(), nullable=True),
    sa.Column('place', sa.Text(), nullable=True),
    sa.Column('is_placed', sa.Boolean(), nullable=False),
    sa.Column('state', sa.Text(), nullable=True),
    sa.Column('their_version', sa.Integer(), nullable=False),
    sa.Column('agency_name', sa.Text(), nullable=True),
    sa.Column('due_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('heard_version', sa.Integer(), nullable=True),
    sa.Column('ended_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('end_note', sa.Text(), nullable=True),
    sa.Column('failure', sa.Text(), nullable=True),
    sa.CheckConstraint("failure IN ('tutup','ditolak')", name=op.f('passage_failure_ck')),
    sa.CheckConstraint(f"state IN ({STATES})", name=op.f('passage_state_ck')),
    sa.CheckConstraint("way IN ('keluar','masuk')", name=op.f('passage_way_ck')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('passage_complaint_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('passage_pk')),
    sa.UniqueConstraint('way', 'region_key', 'token', name=op.f('passage_way_region_key_token_uq'))
    )
    op.create_index('passage_complaint_ix', 'passage', ['complaint_id', 'id'], unique=False)
    op.create_table('passage_line',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('passage_id', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('agency_name', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.CheckConstraint(f"state IN ({STATES})", name=op.f('passage_line_state_ck')),
    sa.ForeignKeyConstraint(['passage_id'], ['passage.id'], name=op.f('passage_line_passage_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('passage_line_pk'))
    )
    op.create_index('passage_line_passage_ix', 'passage_line', ['passage_id', 'at'], unique=False)
    op.create_table('reminder',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('complaint_id', sa.BigInteger(), nullable=False),
    sa.Column('clock_id', sa.BigInteger(), nullable=False),
    sa.Column('rung', sa.Text(), nullable=False),
    sa.Column('reminded_on', sa.Date(), nullable=False),
    sa.Column('account_ids', postgresql.ARRAY(sa.BigInteger()), nullable=False),
    sa.Column('fell_back', sa.Boolean(), nullable=False),
    sa.CheckConstraint("rung IN ('petugas','kepala','koordinator','pimpinan')", name=op.f('reminder_rung_ck')),
    sa.ForeignKeyConstraint(['clock_id'], ['clock.id'], name=op.f('reminder_clock_id_fk'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('reminder_complaint_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('reminder_pk')),
    sa.UniqueConstraint('clock_id', 'rung', name=op.f('reminder_clock_id_rung_uq'))
    )
    op.create_index('reminder_complaint_ix', 'reminder', ['complaint_id'], unique=False)
    op.create_index('reminder_day_ix', 'reminder', ['reminded_on'], unique=False)
    op.create_table('ladder_setting',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('head_days', sa.Integer(), server_default=sa.text('0'), nullable=True),
    sa.Column('coordinator_days', sa.Integer(), server_default=sa.text('3'), nullable=True),
    sa.Column('regent_days', sa.Integer(), server_default=sa.text('7'), nullable=True),
    sa.CheckConstraint('id = 1', name=op.f('ladder_setting_single_ck')),
    sa.CheckConstraint("head_days BETWEEN 0 AND 90 AND coordinator_days BETWEEN 0 AND 90 AND regent_days BETWEEN 0 AND 90", name=op.f('ladder_setting_days_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('ladder_setting_pk'))
    )
