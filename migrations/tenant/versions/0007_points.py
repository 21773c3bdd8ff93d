"""Where the pin stands; and words for what waits for its reporter, was merged or passed on."""

import sqlalchemy as sa
from alembic import op

revision = "0007_points"
down_revision = "0006_staff_desk"

STATES = (
    "'diterima','diverifikasi','didisposisikan','diproses','ditanggapi','selesai',"
    "'dikembalikan','ditolak','dibuka_kembali','perlu_dilengkapi','digabung','dialihkan'"
)


def upgrade() -> None:
    op.drop_constraint(op.f('complaint_state_ck'), 'complaint', type_='check')
    op.create_check_constraint(op.f('complaint_state_ck'), 'complaint', f"state IN ({STATES})")
    op.add_column('complaint', sa.Column('latitude', sa.Double(), nullable=True))
    op.add_column('complaint', sa.Column('longitude', sa.Double(), nullable=True))
    op.create_check_constraint(
        op.f('complaint_point_ck'),
        'complaint',
        "(latitude IS NULL) = (longitude IS NULL)"
        " AND (latitude BETWEEN -90 AND 90) IS NOT FALSE"
        " AND (longitude BETWEEN -180 AND 180) IS NOT FALSE",
    )
