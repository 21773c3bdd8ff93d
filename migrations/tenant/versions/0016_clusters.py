"""Reports about one thing: a lead, and those that are worked on with it."""

import sqlalchemy as sa
from alembic import op

revision = "0016_clusters"
down_revision = "0015_neighbours"

DEEDS = (
    "'hide_photo','show_photo','set_priority','assign','unassign','calm','hide_words',"
    "'merge','unmerge','separate','show_words'"
)


def upgrade() -> None:
    op.add_column('complaint', sa.Column('lead_id', sa.BigInteger(), nullable=True))
    op.add_column('complaint', sa.Column('merged_from', sa.Text(), nullable=True))
    op.add_column('complaint', sa.Column('member_count', sa.Integer(), server_default='0', nullable=False))
    op.create_foreign_key(op.f('complaint_lead_id_fk'), 'complaint', 'complaint', ['lead_id'], ['id'])
    op.create_check_constraint(
        op.f('complaint_lead_ck'),
        'complaint',
        "(state = 'digabung') = (lead_id IS NOT NULL)"
        " AND (lead_id IS NULL) = (merged_from IS NULL) AND lead_id IS DISTINCT FROM id",
    )
    op.create_index('complaint_lead_ix', 'complaint', ['lead_id'], unique=False, postgresql_where=sa.text('lead_id IS NOT NULL'))
    op.drop_constraint(op.f('complaint_entry_deed_ck'), 'complaint_entry', type_='check')
    op.create_check_constraint(op.f('complaint_entry_deed_ck'), 'complaint_entry', f"deed IN ({DEEDS})")
