"""Tenants, their hosts and onboarding, super-admins."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001_tenants"
down_revision = None


def upgrade() -> None:
    op.create_table('operator',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('password_hash', sa.Text(), nullable=False),
    sa.Column('disabled_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('operator_pk')),
    sa.UniqueConstraint('email', name=op.f('operator_email_uq'))
    )
    op.create_table('retired_slug',
    sa.Column('slug', sa.Text(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('slug', name=op.f('retired_slug_pk'))
    )
    op.create_table('tenant',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('region_code', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('province', sa.Text(), nullable=False),
    sa.Column('timezone', sa.Text(), nullable=False),
    sa.Column('prefix', sa.Text(), nullable=False),
    sa.Column('accent', sa.Text(), nullable=False),
    sa.Column('bulkhead', sa.SmallInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('schema_revision', sa.Text(), nullable=True),
    sa.Column('migration_error', sa.Text(), nullable=True),
    sa.Column('admin_email', sa.Text(), nullable=False),
    sa.Column('admin_name', sa.Text(), nullable=False),
    sa.Column('created_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('ready_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint("key ~ '^[a-z][a-z0-9]{1,30}$'", name=op.f('tenant_key_ck')),
    sa.CheckConstraint("kind IN ('kabupaten','kota')", name=op.f('tenant_kind_ck')),
    sa.CheckConstraint("state IN ('preparing','failed','active','suspended')", name=op.f('tenant_state_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('tenant_pk')),
    sa.UniqueConstraint('key', name=op.f('tenant_key_uq')),
    sa.UniqueConstraint('prefix', name=op.f('tenant_prefix_uq')),
    sa.UniqueConstraint('region_code', name=op.f('tenant_region_code_uq'))
    )
    op.create_table('turn',
    sa.Column('job_name', sa.Text(), nullable=False),
    sa.Column('period_start', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('taken_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('job_name', 'period_start', name=op.f('turn_pk'))
    )
    op.create_table('onboarding_step',
    sa.Column('tenant_id', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('started_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('finished_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('waiting','running','done','failed')", name=op.f('onboarding_step_state_ck')),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenant.id'], name=op.f('onboarding_step_tenant_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('tenant_id', 'name', name=op.f('onboarding_step_pk'))
    )
    op.create_table('operator_session',
    sa.Column('digest', postgresql.BYTEA(), nullable=False),
    sa.Column('operator_id', sa.BigInteger(), nullable=False),
    sa.Column('created_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('seen_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['operator_id'], ['operator.id'], name=op.f('operator_session_operator_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('digest', name=op.f('operator_session_pk'))
    )
    op.create_table('tenant_domain',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('tenant_id', sa.BigInteger(), nullable=False),
    sa.Column('is_canonical', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['tenant_id'], ['tenant.id'], name=op.f('tenant_domain_tenant_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('name', name=op.f('tenant_domain_pk'))
    )
    op.create_index('tenant_domain_canonical_ix', 'tenant_domain', ['tenant_id'], unique=True, postgresql_where='is_canonical')
