"""The officer's desk: priorities, whose a report is, emergencies, hidden words, templates."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010_desk"
down_revision = "0009_follows"

DEEDS = (
    "'hide_photo','show_photo','set_priority','assign','unassign','calm','hide_words','show_words'"
)


def upgrade() -> None:
    op.add_column('complaint', sa.Column('assignee_id', sa.BigInteger(), nullable=True))
    op.add_column('complaint', sa.Column('priority', sa.Text(), server_default='biasa', nullable=False))
    op.add_column('complaint', sa.Column('is_emergency', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.add_column('complaint', sa.Column('hidden_words', postgresql.ARRAY(sa.Text()), server_default='{}', nullable=False))
    op.create_foreign_key(op.f('complaint_assignee_id_fk'), 'complaint', 'account', ['assignee_id'], ['id'])
    op.create_check_constraint(op.f('complaint_priority_ck'), 'complaint', "priority IN ('mendesak','tinggi','biasa','rendah')")
    op.add_column('complaint_entry', sa.Column('fact', sa.Text(), nullable=True))
    op.drop_constraint(op.f('complaint_entry_deed_ck'), 'complaint_entry', type_='check')
    op.create_check_constraint(op.f('complaint_entry_deed_ck'), 'complaint_entry', f"deed IN ({DEEDS})")
    op.create_table('complaint_hiding',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('complaint_id', sa.BigInteger(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=True),
    sa.Column('words_before', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('text_before', sa.Text(), nullable=False),
    sa.Column('at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('undone_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('complaint_hiding_account_id_fk')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('complaint_hiding_complaint_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_hiding_pk'))
    )
    op.create_index(op.f('complaint_hiding_complaint_id_ix'), 'complaint_hiding', ['complaint_id'], unique=False)
    op.create_table('answer_template',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('agency_id', sa.BigInteger(), nullable=True),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('changed_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('archived_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('answer_template_agency_id_fk')),
    sa.PrimaryKeyConstraint('id', name=op.f('answer_template_pk')),
    sa.UniqueConstraint('code', name=op.f('answer_template_code_uq'))
    )
    op.create_index('answer_template_title_ix', 'answer_template', ['agency_id', 'title'], unique=True, postgresql_nulls_not_distinct=True, postgresql_where=sa.text('archived_at IS NULL'))
