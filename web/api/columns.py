"""The columns of the open data: what each is called, what it holds, where it comes from."""

from collections.abc import Callable
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from tenants.complaints import State, open_data
from web.api import addresses, moments
from web.api.reports import topic_called
from web.cells import Cell


class Column(NamedTuple):
    """`name` is a promise: programs look for it."""

    name: str
    meaning: LazyString
    value: Callable[[open_data.OpenReport], Cell]


COLUMNS = (
    Column("nomor", _l("Nomor laporan"), lambda row: row.reference),
    Column("alamat_web", _l("Halaman laporan"), lambda row: addresses.report(row.reference)),
    Column("status", _l("Status, dengan kata tetap"), lambda row: row.state),
    Column("status_label", _l("Status, seperti di halaman"), lambda row: _(State(row.state).label)),
    Column("topik", _l("Kode topik"), lambda row: row.topic_code),
    Column("topik_nama", _l("Nama topik"), topic_called),
    Column("dinas", _l("Perangkat daerah yang menangani"), lambda row: row.agency_name),
    Column("desa", _l("Kode Kemendagri desa atau kelurahan"), lambda row: row.village_code),
    Column("tempat", _l("Nama desa atau kelurahan, dan kecamatan"), lambda row: row.place_name),
    Column(
        "patokan",
        _l("Patokan tempat, nomor pribadi ditutup"),
        lambda row: row.landmark,
    ),
    Column("lintang", _l("Derajat lintang (WGS 84), kalau ada pin"), lambda row: row.latitude),
    Column("bujur", _l("Derajat bujur (WGS 84), kalau ada pin"), lambda row: row.longitude),
    Column("masuk", _l("Waktu masuk (UTC)"), lambda row: moments.said(row.submitted_at)),
    Column(
        "berubah", _l("Waktu perubahan terakhir (UTC)"), lambda row: moments.said(row.updated_at)
    ),
    Column(
        "tenggat", _l("Harus selesai paling lambat (UTC)"), lambda row: moments.said(row.due_at)
    ),
    Column("selesai", _l("Waktu selesai (UTC)"), lambda row: moments.said(row.settled_at)),
    Column("isi", _l("Isi laporan, nomor pribadi ditutup"), lambda row: row.text),
)
