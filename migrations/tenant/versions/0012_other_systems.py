"""Other systems: their keys, what they file and say, and what a topic asks besides the story."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012_other_systems"
down_revision = "0011_boundaries"


def upgrade() -> None:
    op.create_table('api_client',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('prefix', sa.Text(), nullable=False),
    sa.Column('key_digest', postgresql.BYTEA(), nullable=False),
    sa.Column('scopes', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('created_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('created_by', sa.BigInteger(), nullable=True),
    sa.Column('last_used_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('revoked_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint("scopes <@ ARRAY['baca','tulis','kabar']", name=op.f('api_client_scopes_ck')),
    sa.ForeignKeyConstraint(['created_by'], ['account.id'], name=op.f('api_client_created_by_fk'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('api_client_pk')),
    sa.UniqueConstraint('key_digest', name=op.f('api_client_key_digest_uq')),
    sa.UniqueConstraint('prefix', name=op.f('api_client_prefix_uq'))
    )
    op.create_table('topic_question',
    sa.Column('topic_code', sa.Text(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('hint', sa.Text(), nullable=True),
    sa.Column('datatype', sa.Text(), nullable=False),
    sa.Column('is_required', sa.Boolean(), nullable=False),
    sa.Column('options', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.CheckConstraint("datatype IN ('string','number','datetime','text','singlevaluelist','multivaluelist')", name=op.f('topic_question_datatype_ck')),
    sa.ForeignKeyConstraint(['topic_code'], ['topic.code'], name=op.f('topic_question_topic_code_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('topic_code', 'code', name=op.f('topic_question_pk'))
    )
    op.add_column('complaint', sa.Column('client_id', sa.BigInteger(), nullable=True))
    op.add_column('complaint', sa.Column('external_id', sa.Text(), nullable=True))
    op.add_column('complaint', sa.Column('particulars', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False))
    op.create_foreign_key(op.f('complaint_client_id_fk'), 'complaint', 'api_client', ['client_id'], ['id'])
    op.create_index('complaint_client_ix', 'complaint', ['client_id'], unique=False, postgresql_where=sa.text('client_id IS NOT NULL'))
    op.add_column('complaint_entry', sa.Column('client_id', sa.BigInteger(), nullable=True))
    op.add_column('complaint_entry', sa.Column('external_id', sa.Text(), nullable=True))
    op.create_foreign_key(op.f('complaint_entry_client_id_fk'), 'complaint_entry', 'api_client', ['client_id'], ['id'])
    op.create_index('complaint_entry_client_ix', 'complaint_entry', ['client_id', 'external_id'], unique=True, postgresql_where=sa.text('client_id IS NOT NULL'))
    op.create_index('complaint_entry_at_ix', 'complaint_entry', ['at', 'id'], unique=False)
