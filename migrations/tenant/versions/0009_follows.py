"""Who follows what, and how often each kind of mail comes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009_follows"
down_revision = "0008_life_cycle"

FREQUENCIES = "'at_once','daily','weekly','never'"


def upgrade() -> None:
    op.create_table('complaint_follower',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('account_id', sa.BigInteger(), nullable=True),
    sa.Column('email', sa.Text(), nullable=True),
    sa.Column('locale', sa.Text(), nullable=False),
    sa.Column('own', sa.Text(), nullable=False),
    sa.Column('reports', sa.Text(), nullable=False),
    sa.Column('places', sa.Text(), nullable=False),
    sa.Column('quiet_from', sa.Integer(), nullable=True),
    sa.Column('quiet_until', sa.Integer(), nullable=True),
    sa.Column('created_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('confirmed_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint('(account_id IS NULL) <> (email IS NULL)', name=op.f('complaint_follower_whose_ck')),
    sa.CheckConstraint('email = lower(email)', name=op.f('complaint_follower_email_ck')),
    sa.CheckConstraint(f'own IN ({FREQUENCIES})', name=op.f('complaint_follower_own_ck')),
    sa.CheckConstraint(f'reports IN ({FREQUENCIES})', name=op.f('complaint_follower_reports_ck')),
    sa.CheckConstraint(f'places IN ({FREQUENCIES})', name=op.f('complaint_follower_places_ck')),
    sa.CheckConstraint(
        '(quiet_from IS NULL) = (quiet_until IS NULL)'
        ' AND (quiet_from BETWEEN 0 AND 23) IS NOT FALSE'
        ' AND (quiet_until BETWEEN 0 AND 23) IS NOT FALSE',
        name=op.f('complaint_follower_quiet_ck'),
    ),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('complaint_follower_account_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_follower_pk')),
    sa.UniqueConstraint('account_id', name=op.f('complaint_follower_account_id_uq')),
    sa.UniqueConstraint('email', name=op.f('complaint_follower_email_uq'))
    )
    op.create_table('complaint_follow',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('follower_id', sa.BigInteger(), nullable=False),
    sa.Column('complaint_id', sa.BigInteger(), nullable=True),
    sa.Column('district_code', sa.Text(), nullable=True),
    sa.Column('village_code', sa.Text(), nullable=True),
    sa.Column('topic_code', sa.Text(), nullable=True),
    sa.Column('asked_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('confirmed_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint(
        'CASE WHEN complaint_id IS NULL'
        ' THEN num_nonnulls(district_code, village_code, topic_code) > 0'
        ' AND num_nonnulls(district_code, village_code) < 2'
        ' ELSE num_nonnulls(district_code, village_code, topic_code) = 0 END',
        name=op.f('complaint_follow_subject_ck'),
    ),
    sa.ForeignKeyConstraint(['complaint_id'], ['complaint.id'], name=op.f('complaint_follow_complaint_id_fk'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['district_code'], ['district.code'], name=op.f('complaint_follow_district_code_fk')),
    sa.ForeignKeyConstraint(['follower_id'], ['complaint_follower.id'], name=op.f('complaint_follow_follower_id_fk'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['topic_code'], ['topic.code'], name=op.f('complaint_follow_topic_code_fk')),
    sa.ForeignKeyConstraint(['village_code'], ['village.code'], name=op.f('complaint_follow_village_code_fk')),
    sa.PrimaryKeyConstraint('id', name=op.f('complaint_follow_pk')),
    sa.UniqueConstraint('follower_id', 'complaint_id', 'district_code', 'village_code', 'topic_code', name='complaint_follow_once_uq', postgresql_nulls_not_distinct=True)
    )
    op.create_index(op.f('complaint_follow_complaint_id_ix'), 'complaint_follow', ['complaint_id'], unique=False)
    # Whoever has reported was written to before: how often they wished stays so.
    op.execute(
        "INSERT INTO complaint_follower"
        " (account_id, locale, own, reports, places, created_at)"
        " SELECT id, locale, 'at_once', 'at_once', digest, now() FROM account"
        " WHERE EXISTS (SELECT FROM complaint WHERE complaint.reporter_id = account.id)"
    )
