"""Referrals taken back apart from those given back; photos hidden from the public, and by whom."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006_staff_desk"
down_revision = "0005_training"


def upgrade() -> None:
    op.add_column('referral', sa.Column('is_recalled', sa.Boolean(), server_default=sa.text('false'), nullable=False))
    op.add_column('complaint_photo', sa.Column('hidden_at', postgresql.TIMESTAMP(timezone=True), nullable=True))
    op.add_column('complaint_entry', sa.Column('deed', sa.Text(), nullable=True))
    op.add_column('complaint_entry', sa.Column('photo_number', sa.Integer(), nullable=True))
    op.create_check_constraint(op.f('complaint_entry_deed_ck'), 'complaint_entry', "deed IN ('hide_photo','show_photo')")
