"""Places, agencies, clocks, people, complaints, outbox, audit."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001_complaints"
down_revision = None


def upgrade() -> None:
    op.create_table('audit',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('action', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('detail', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('audit_pk'))
    )
    op.create_table('calendar_setting',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('office_closes_at', sa.Time(), server_default=sa.text("'15:30'"), nullable=False),
    sa.Column('joint_leave_counts_as_holiday', sa.Boolean(), server_default=sa.text('true'), nullable=False),
    sa.Column('warn_days', sa.Integer(), server_default=sa.text('2'), nullable=False),
    sa.Column('profile', sa.Text(), server_default=sa.text("'umum'"), nullable=False),
    sa.Column('limits', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('calendar_setting_single_ck')),
    sa.CheckConstraint('warn_days BETWEEN 0 AND 30', name=op.f('calendar_setting_warn_days_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('calendar_setting_pk'))
    )
    op.create_table('clock',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('step', sa.Text(), nullable=False),
    sa.Column('rule', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('office_closes_at', sa.Time(), nullable=False),
    sa.Column('started_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('due_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('warn_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('paused_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('stopped_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('extended_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('extension_reason', sa.Text(), nullable=True),
    sa.Column('skipped', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('calendar_version', sa.Text(), nullable=False),
    sa.CheckConstraint('warn_at <= due_at', name=op.f('clock_warn_before_due_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('clock_pk'))
    )
    op.create_index('clock_due_at_open_ix', 'clock', ['due_at'], unique=False, postgresql_where=sa.text('stopped_at IS NULL'))
    op.create_index('clock_warn_at_open_ix', 'clock', ['warn_at'], unique=False, postgresql_where=sa.text('stopped_at IS NULL'))
    op.create_table('complaint_draft',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('token_digest', postgresql.BYTEA(), nullable=False),
    sa.Column('answers', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('updated_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_draft_pk')),
    sa.UniqueConstraint('token_digest', name=op.f('complaint_draft_token_digest_uq'))
    )
    op.create_index(op.f('complaint_draft_updated_at_ix'), 'complaint_draft', ['updated_at'], unique=False)
    op.create_table('district',
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('district_pk'))
    )
    op.create_table('holiday_override',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('is_holiday', sa.Boolean(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('decided_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('holiday_override_pk')),
    sa.UniqueConstraint('day', name=op.f('holiday_override_day_uq'))
    )
    op.create_table('outbox',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('dedupe_key', sa.Text(), nullable=False),
    sa.Column('payload', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('not_before', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('claimed_by', sa.Text(), nullable=True),
    sa.Column('claimed_until', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('started_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('created_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('done_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('last_error', sa.Text(), nullable=True),
    sa.CheckConstraint("state IN ('ready','claimed','done','ambiguous','dead')", name=op.f('outbox_state_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('outbox_pk')),
    sa.UniqueConstraint('dedupe_key', name=op.f('outbox_dedupe_key_uq'))
    )
    op.create_index('outbox_open_ix', 'outbox', ['not_before'], unique=False, postgresql_where="state IN ('ready', 'claimed')")
    op.create_table('routing_setting',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('threshold', sa.Double(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('routing_setting_single_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('routing_setting_pk'))
    )
    op.create_table('clock_pause',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('clock_id', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('started_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('ended_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint('ended_at >= started_at', name=op.f('clock_pause_order_ck')),
    sa.ForeignKeyConstraint(['clock_id'], ['clock.id'], name=op.f('clock_pause_clock_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('clock_pause_pk'))
    )
    op.create_index(op.f('clock_pause_clock_id_ix'), 'clock_pause', ['clock_id'], unique=False)
    op.create_index('clock_pause_open_uq', 'clock_pause', ['clock_id'], unique=True, postgresql_where=sa.text('ended_at IS NULL'))
    op.create_table('village',
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('district_code', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('postal_code', sa.Text(), nullable=True),
    sa.CheckConstraint("kind IN ('desa','kelurahan','desa_adat')", name=op.f('village_kind_ck')),
    sa.ForeignKeyConstraint(['district_code'], ['district.code'], name=op.f('village_district_code_fk')),
    sa.PrimaryKeyConstraint('code', name=op.f('village_pk'))
    )
    op.create_index(op.f('village_district_code_ix'), 'village', ['district_code'], unique=False)
    op.create_table('agency',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('abbreviation', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('is_coordinator', sa.Boolean(), nullable=False),
    sa.Column('district_code', sa.Text(), nullable=True),
    sa.Column('village_code', sa.Text(), nullable=True),
    sa.CheckConstraint("kind IN ('dinas','badan','bagian','satuan','rsud','kecamatan','kelurahan')", name=op.f('agency_kind_ck')),
    sa.ForeignKeyConstraint(['district_code'], ['district.code'], name=op.f('agency_district_code_fk')),
    sa.ForeignKeyConstraint(['village_code'], ['village.code'], name=op.f('agency_village_code_fk')),
    sa.PrimaryKeyConstraint('id', name=op.f('agency_pk')),
    sa.UniqueConstraint('code', name=op.f('agency_code_uq')),
    sa.UniqueConstraint('district_code', name=op.f('agency_district_code_uq')),
    sa.UniqueConstraint('village_code', name=op.f('agency_village_code_uq'))
    )
    op.create_table('account',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('password_hash', sa.Text(), nullable=True),
    sa.Column('locale', sa.Text(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('created_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('verified_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('disabled_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint("digest IN ('daily','weekly','never')", name=op.f('account_digest_ck')),
    sa.CheckConstraint('email = lower(email)', name=op.f('account_email_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('account_pk')),
    sa.UniqueConstraint('email', name=op.f('account_email_uq'))
    )
    op.create_table('account_role',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('agency_id', sa.BigInteger(), nullable=True),
    sa.Column('granted_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('granted_by', sa.BigInteger(), nullable=True),
    sa.CheckConstraint("(role = 'officer') = (agency_id IS NOT NULL)", name=op.f('account_role_agency_ck')),
    sa.CheckConstraint("role IN ('officer','coordinator','tenant_admin')", name=op.f('account_role_role_ck')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('account_role_account_id_fk'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('account_role_agency_id_fk')),
    sa.ForeignKeyConstraint(['granted_by'], ['account.id'], name=op.f('account_role_granted_by_fk'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('account_role_pk')),
    sa.UniqueConstraint('account_id', 'role', 'agency_id', name=op.f('account_role_account_id_role_agency_id_uq'), postgresql_nulls_not_distinct=True)
    )
    op.create_index(op.f('account_role_agency_id_ix'), 'account_role', ['agency_id'], unique=False)
    op.create_table('topic',
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('family', sa.Text(), nullable=False),
    sa.Column('description', sa.Text(), nullable=False),
    sa.Column('keywords', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('office', sa.Text(), nullable=False),
    sa.Column('agency_id', sa.BigInteger(), nullable=True),
    sa.Column('classification', sa.Text(), nullable=False),
    sa.Column('closing_proof', sa.Text(), nullable=False),
    sa.Column('is_sensitive', sa.Boolean(), nullable=False),
    sa.Column('outside', sa.Text(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.CheckConstraint("(office = 'agency') = (agency_id IS NOT NULL)", name=op.f('topic_agency_ck')),
    sa.CheckConstraint("closing_proof IN ('foto','pernyataan')", name=op.f('topic_proof_ck')),
    sa.CheckConstraint("office IN ('agency','district','village')", name=op.f('topic_office_ck')),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('topic_agency_id_fk')),
    sa.PrimaryKeyConstraint('code', name=op.f('topic_pk'))
    )
    op.create_table('access_link',
    sa.Column('digest', postgresql.BYTEA(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('expires_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.CheckConstraint("purpose IN ('invitation','verification','password_reset')", name=op.f('access_link_purpose_ck')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('access_link_account_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('digest', name=op.f('access_link_pk'))
    )
    op.create_index(op.f('access_link_account_id_ix'), 'access_link', ['account_id'], unique=False)
    op.create_table('account_session',
    sa.Column('digest', postgresql.BYTEA(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=False),
    sa.Column('created_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('seen_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('account_session_account_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('digest', name=op.f('account_session_pk'))
    )
    op.create_index(op.f('account_session_account_id_ix'), 'account_session', ['account_id'], unique=False)
    op.create_table('complaint',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('reference', sa.Text(), nullable=False),
    sa.Column('receipt_digest', postgresql.BYTEA(), nullable=False),
    sa.Column('idempotency_key', postgresql.BYTEA(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('visibility', sa.Text(), nullable=False),
    sa.Column('classification', sa.Text(), nullable=False),
    sa.Column('channel', sa.Text(), nullable=False),
    sa.Column('locale', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('public_text', sa.Text(), nullable=False),
    sa.Column('landmark', sa.Text(), nullable=True),
    sa.Column('village_code', sa.Text(), nullable=False),
    sa.Column('topic_code', sa.Text(), nullable=True),
    sa.Column('suggestions', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('reporter_id', sa.BigInteger(), nullable=True),
    sa.Column('reporter_name', sa.Text(), nullable=True),
    sa.Column('reporter_email', sa.Text(), nullable=True),
    sa.Column('reporter_phone', sa.Text(), nullable=True),
    sa.Column('agency_id', sa.BigInteger(), nullable=True),
    sa.Column('hop_count', sa.Integer(), nullable=False),
    sa.Column('step_clock_id', sa.BigInteger(), nullable=True),
    sa.Column('settlement_clock_id', sa.BigInteger(), nullable=True),
    sa.Column('submitted_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('published_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('answered_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('settled_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('words', postgresql.TSVECTOR(), sa.Computed("to_tsvector('pg_catalog.indonesian', public_text)", persisted=True), nullable=False),
    sa.CheckConstraint("state IN ('diterima','diverifikasi','didisposisikan','diproses','ditanggapi','selesai','dikembalikan','ditolak','dibuka_kembali')", name=op.f('complaint_state_ck')),
    sa.CheckConstraint("visibility <> 'anonim' OR (reporter_id IS NULL AND reporter_name IS NULL AND reporter_email IS NULL AND reporter_phone IS NULL)", name=op.f('complaint_anonymous_ck')),
    sa.CheckConstraint("visibility IN ('publik','anonim','rahasia')", name=op.f('complaint_visibility_ck')),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('complaint_agency_id_fk')),
    sa.ForeignKeyConstraint(['reporter_id'], ['account.id'], name=op.f('complaint_reporter_id_fk')),
    sa.ForeignKeyConstraint(['settlement_clock_id'], ['clock.id'], name=op.f('complaint_settlement_clock_id_fk')),
    sa.ForeignKeyConstraint(['step_clock_id'], ['clock.id'], name=op.f('complaint_step_clock_id_fk')),
    sa.ForeignKeyConstraint(['topic_code'], ['topic.code'], name=op.f('complaint_topic_code_fk')),
    sa.ForeignKeyConstraint(['village_code'], ['village.code'], name=op.f('complaint_village_code_fk')),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_pk')),
    sa.UniqueConstraint('idempotency_key', name=op.f('complaint_idempotency_key_uq')),
    sa.UniqueConstraint('reference', name=op.f('complaint_reference_uq'))
    )
    op.create_index('complaint_agency_ix', 'complaint', ['agency_id', 'state'], unique=False)
    op.create_index('complaint_public_ix', 'complaint', ['submitted_at', 'id'], unique=False, postgresql_where='published_at IS NOT NULL')
    op.create_index(op.f('complaint_reporter_id_ix'), 'complaint', ['reporter_id'], unique=False)
    op.create_index('complaint_state_ix', 'complaint', ['state', 'submitted_at'], unique=False)
    op.create_index(op.f('complaint_topic_code_ix'), 'complaint', ['topic_code'], unique=False)
    op.create_index(op.f('complaint_village_code_ix'), 'complaint', ['village_code'], unique=False)
    op.create_index('complaint_words_ix', 'complaint', ['words'], unique=False, postgresql_using='gin')
    op.create_table('complaint_entry',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('complaint_id', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('author', sa.Text(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=True),
    sa.Column('agency_id', sa.BigInteger(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('is_internal', sa.Boolean(), nullable=False),
    sa.Column('at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.CheckConstraint("author <> 'officer' OR agency_id IS NOT NULL", name=op.f('complaint_entry_agency_ck')),
    sa.CheckConstraint("author IN ('reporter','system','coordinator','officer')", name=op.f('complaint_entry_author_ck')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('complaint_entry_account_id_fk')),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('complaint_entry_agency_id_fk')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('complaint_entry_complaint_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_entry_pk'))
    )
    op.create_index('complaint_entry_complaint_ix', 'complaint_entry', ['complaint_id', 'id'], unique=False)
    op.create_table('complaint_photo',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('draft_id', sa.BigInteger(), nullable=True),
    sa.Column('complaint_id', sa.BigInteger(), nullable=True),
    sa.Column('storage_key', sa.Text(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('added_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.CheckConstraint('(draft_id IS NULL) <> (complaint_id IS NULL)', name=op.f('complaint_photo_parent_ck')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('complaint_photo_complaint_id_fk'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['draft_id'], ['complaint_draft.id'], name=op.f('complaint_photo_draft_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_photo_pk')),
    sa.UniqueConstraint('storage_key', name=op.f('complaint_photo_storage_key_uq'))
    )
    op.create_index(op.f('complaint_photo_complaint_id_ix'), 'complaint_photo', ['complaint_id'], unique=False)
    op.create_index(op.f('complaint_photo_draft_id_ix'), 'complaint_photo', ['draft_id'], unique=False)
    op.create_table('referral',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('complaint_id', sa.BigInteger(), nullable=False),
    sa.Column('agency_id', sa.BigInteger(), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=True),
    sa.Column('confidence', sa.Float(), nullable=True),
    sa.Column('words', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('referred_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('returned_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.Column('return_reason', sa.Text(), nullable=True),
    sa.CheckConstraint('confidence IS NULL OR confidence BETWEEN 0 AND 1', name=op.f('referral_confidence_ck')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('referral_account_id_fk')),
    sa.ForeignKeyConstraint(['agency_id'], ['agency.id'], name=op.f('referral_agency_id_fk')),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('referral_complaint_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('referral_pk'))
    )
    op.create_index(op.f('referral_complaint_id_ix'), 'referral', ['complaint_id'], unique=False)
