"""Where districts and villages end; what everybody may see of a report's pin."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011_boundaries"
down_revision = "0010_desk"


def upgrade() -> None:
    op.create_table('boundary_file',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('layer', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('unknown', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('offered_at', postgresql.TIMESTAMP(timezone=True), nullable=False),
    sa.Column('in_force_at', postgresql.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint("layer IN ('desa','kecamatan')", name=op.f('boundary_file_layer_ck')),
    sa.PrimaryKeyConstraint('id', name=op.f('boundary_file_pk'))
    )
    op.create_index('boundary_file_in_force_ix', 'boundary_file', ['layer'], unique=True, postgresql_where=sa.text('in_force_at IS NOT NULL'))
    op.create_table('boundary',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=False), nullable=False),
    sa.Column('file_id', sa.BigInteger(), nullable=False),
    sa.Column('place_code', sa.Text(), nullable=False),
    sa.Column('shape', postgresql.BYTEA(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['boundary_file.id'], name=op.f('boundary_file_id_fk'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('boundary_pk')),
    sa.UniqueConstraint('file_id', 'place_code', name=op.f('boundary_file_id_place_code_uq'))
    )
    op.add_column('complaint', sa.Column('public_latitude', sa.Double(), nullable=True))
    op.add_column('complaint', sa.Column('public_longitude', sa.Double(), nullable=True))
    op.create_index('complaint_map_ix', 'complaint', ['public_latitude', 'public_longitude'], unique=False, postgresql_where=sa.text('published_at IS NOT NULL'))
