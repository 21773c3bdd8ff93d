"""How to call the routes of the desks."""

from tests.attack.calling import (
    ADMIN,
    COORDINATOR,
    OFFICER,
    STAFF,
    Route,
    about,
    general,
    handled,
    in_queue,
    somewhere,
)
from tests.stranger import Stranger
from tests.strangers import version

TEMPLATE = "/meja/templat/{template-code}"
WRITERS = ASSISTANTS = frozenset({"pupr", "dishub", "coordinator"})
OFFICERS = frozenset({"pupr", "dishub"})
DESK, QUEUE = "/meja/pengaduan/{referred}", "/meja/koordinasi/{received}"
PUBLIC_PHOTO = "/meja/pengaduan/{public}/foto/{public-photo}"
ARRIVED = "/meja/koordinasi/{arrived}"
AT_AGENCY = "/meja/koordinasi/{referred}"
PERSON = "/meja/orang/{leaver-code}"
COORDINATES = {"role": "coordinator", "agency": ""}
HEAD, OVERSEERS = frozenset({"head"}), frozenset({"coordinator", "regent"})
BULK = "/meja/pengaduan/massal"


def _filled(stranger: Stranger) -> dict[str, str]:
    return {"version": version(stranger, "referred"), "template": stranger.codes["template-code"]}


def _merging(stranger: Stranger) -> dict[str, str]:
    return {"version": version(stranger, "referred"), "lead": stranger.references["public"]}


ROUTES: dict[tuple[str, str], Route] = {
    ("complaint_counter.write", "GET"): general("/meja/loket", ASSISTANTS),
    ("complaint_counter.write", "POST"): general("/meja/loket", ASSISTANTS, text="pendek"),
    ("complaint_counter.slip", "GET"): Route("/meja/loket/{counter-token}/bukti", OFFICER),
    ("portal.desk", "GET"): general("/meja", STAFF),
    ("complaint_asking.ask", "POST"): about(
        "referred", f"{DESK}/pertanyaan", OFFICER, question="Di sisi mana?"
    ),
    ("complaint_asking.drop", "POST"): about(
        "asked", "/meja/pengaduan/{asked}/pertanyaan/pencabutan", OFFICER
    ),
    ("complaint_inbox.index", "GET"): general("/meja/pengaduan", frozenset({"pupr", "dishub"})),
    ("complaint_desk.show", "GET"): Route(DESK, OFFICER | COORDINATOR),
    ("complaint_desk.start", "POST"): about("referred", f"{DESK}/pengerjaan", OFFICER),
    ("complaint_desk.answer", "POST"): about(
        "referred", f"{DESK}/tanggapan", OFFICER, answer="Selesai."
    ),
    ("complaint_desk.give_back", "POST"): about(
        "referred", f"{DESK}/pengembalian", OFFICER, reason="Bukan."
    ),
    ("complaint_desk.note", "POST"): about(
        "referred", f"{DESK}/catatan", OFFICER | COORDINATOR, note="Catatan."
    ),
    ("complaint_desk.hide_photo", "POST"): about(
        "public", f"{PUBLIC_PHOTO}/penyembunyian", OFFICER | COORDINATOR
    ),
    ("complaint_desk.show_photo", "POST"): about(
        "public", f"{PUBLIC_PHOTO}/penayangan", OFFICER | COORDINATOR
    ),
    ("complaint_handling.arrange", "GET"): Route(f"{DESK}/penanganan", OFFICER | COORDINATOR),
    ("complaint_handling.arrange", "POST"): Route(
        f"{DESK}/penanganan", OFFICER | COORDINATOR, handled("referred", priority="tinggi")
    ),
    ("complaint_handling.calm", "POST"): Route(
        f"{DESK}/bukan-darurat", OFFICER | COORDINATOR, handled("referred")
    ),
    ("complaint_clustering.merge", "GET"): Route(f"{DESK}/penggabungan", OFFICER | COORDINATOR),
    ("complaint_clustering.merge", "POST"): Route(
        f"{DESK}/penggabungan", OFFICER | COORDINATOR, _merging
    ),
    ("complaint_clustering.unmerge", "GET"): Route(
        "/meja/pengaduan/{merged}/pemisahan", OFFICER | COORDINATOR
    ),
    ("complaint_clustering.unmerge", "POST"): about(
        "merged", "/meja/pengaduan/{merged}/pemisahan", OFFICER | COORDINATOR, reason="Lain."
    ),
    ("complaint_hiding.show", "GET"): Route(f"{DESK}/penyamaran", OFFICER | COORDINATOR),
    ("complaint_hiding.show", "POST"): about(
        "referred", f"{DESK}/penyamaran", OFFICER | COORDINATOR, words="pasar"
    ),
    ("complaint_hiding.undo", "POST"): about(
        "referred", f"{DESK}/penyamaran/pembatalan", OFFICER | COORDINATOR
    ),
    ("complaint_desk.fill", "POST"): Route(f"{DESK}/templat", OFFICER, _filled, done=200),
    ("complaint_exporting.as_csv", "POST"): general("/meja/pengaduan/ekspor/csv", OFFICERS),
    ("complaint_exporting.as_xlsx", "POST"): general("/meja/pengaduan/ekspor/xlsx", OFFICERS),
    ("complaint_queue_exporting.as_csv", "POST"): general(
        "/meja/koordinasi/ekspor/csv", COORDINATOR
    ),
    ("complaint_queue_exporting.as_xlsx", "POST"): general(
        "/meja/koordinasi/ekspor/xlsx", COORDINATOR
    ),
    ("complaint_queue_bulk.refer", "POST"): general(
        "/meja/koordinasi/massal/disposisi", COORDINATOR
    ),
    ("complaint_queue_bulk.reject", "POST"): general(
        "/meja/koordinasi/massal/penolakan", COORDINATOR
    ),
    ("complaint_templates.index", "GET"): general("/meja/templat", WRITERS),
    ("complaint_templates.create", "GET"): general("/meja/templat/baru", WRITERS),
    ("complaint_templates.create", "POST"): general("/meja/templat/baru", WRITERS),
    ("complaint_templates.change", "GET"): Route(TEMPLATE, OFFICER),
    ("complaint_templates.change", "POST"): Route(
        TEMPLATE, OFFICER, lambda _: {"version": "1", "title": "Judul lain", "text": "B"}
    ),
    ("complaint_templates.archive", "POST"): Route(
        f"{TEMPLATE}/arsip", OFFICER, lambda _: {"version": "1"}
    ),
    ("complaint_bulk.start", "POST"): general(f"{BULK}/pengerjaan", OFFICERS),
    ("complaint_bulk.assign", "POST"): general(f"{BULK}/penugasan", OFFICERS),
    ("complaint_bulk.rank", "POST"): general(f"{BULK}/prioritas", OFFICERS),
    ("complaint_bulk.answer", "POST"): general(f"{BULK}/tanggapan", OFFICERS),
    ("complaint_desk.resend", "POST"): about(
        "referred", f"{DESK}/pengiriman-ulang", OFFICER | COORDINATOR
    ),
    ("boundaries.index", "GET"): general("/meja/wilayah", ADMIN),
    ("boundaries.offer", "POST"): general("/meja/wilayah", ADMIN, layer="desa"),
    ("boundaries.put_in_force", "POST"): general("/meja/wilayah/pemberlakuan", ADMIN, file="0"),
    ("boundaries.discard", "POST"): general("/meja/wilayah/pembuangan", ADMIN, file="0"),
    ("staff.index", "GET"): general("/meja/orang", ADMIN),
    ("unstaffed.index", "GET"): general("/meja/orang/tanpa-petugas", ADMIN),
    ("staff.invite", "GET"): general("/meja/orang/undang", ADMIN),
    ("staff.invite", "POST"): general(
        "/meja/orang/undang", ADMIN, name="A", email="a@b.test", role="coordinator", agency=""
    ),
    ("staff.show", "GET"): Route(PERSON, ADMIN),
    ("staff.grant", "POST"): Route(f"{PERSON}/peran", ADMIN, lambda _: COORDINATES),
    ("staff.dismiss", "POST"): Route(f"{PERSON}/pencabutan", ADMIN, lambda _: COORDINATES),
    ("staff.invite_again", "POST"): Route("/meja/orang/{newcomer-code}/undangan", ADMIN),
    ("staff.disable", "POST"): Route(f"{PERSON}/penonaktifan", ADMIN),
    ("staff.enable", "POST"): Route(f"{PERSON}/pengaktifan", ADMIN),
    ("clients.index", "GET"): general("/meja/aplikasi", ADMIN),
    ("clients.create", "POST"): general("/meja/aplikasi", ADMIN, name="A", scopes="tulis"),
    ("clients.revoke", "POST"): Route("/meja/aplikasi/{client-code}/pencabutan", ADMIN),
    ("complaint_oversight.index", "GET"): general("/meja/dinas", COORDINATOR),
    ("complaint_leading.agency", "GET"): general("/meja/angka", HEAD),
    ("complaint_leading.region", "GET"): general("/meja/pimpinan", OVERSEERS),
    ("complaint_reporting.agency", "GET"): general("/meja/angka/mingguan.pdf", HEAD),
    ("complaint_reporting.region", "GET"): general("/meja/pimpinan/mingguan.pdf", OVERSEERS),
    ("complaint_leading.listing", "GET"): general("/meja/angka/laporan", HEAD | OVERSEERS),
    ("complaint_leading.weekly", "POST"): general(
        "/meja/angka/kiriman", HEAD | OVERSEERS, kirim="ya"
    ),
    ("complaint_learning.show", "GET"): general("/meja/pengarahan", COORDINATOR),
    ("complaint_learning.set_threshold", "POST"): general(
        "/meja/pengarahan/ambang", COORDINATOR, threshold="0.90"
    ),
    ("complaint_learning.train", "POST"): general("/meja/pengarahan/pelatihan", COORDINATOR),
    ("complaint_coordination.queue", "GET"): general("/meja/koordinasi", COORDINATOR),
    ("complaint_coordination.refer", "GET"): Route(f"{QUEUE}/disposisi", COORDINATOR),
    ("complaint_coordination.reject", "GET"): Route(f"{QUEUE}/penolakan", COORDINATOR),
    ("complaint_transferring.transfer", "GET"): Route(f"{AT_AGENCY}/pemindahan", COORDINATOR),
    ("complaint_transferring.recall", "GET"): Route(f"{AT_AGENCY}/penarikan", COORDINATOR),
    ("complaint_transferring.transfer", "POST"): Route(
        f"{AT_AGENCY}/pemindahan",
        COORDINATOR,
        in_queue("referred", agency="1", topic="", confirmed="1", reason="Irigasi."),
    ),
    ("complaint_transferring.recall", "POST"): Route(
        f"{AT_AGENCY}/penarikan", COORDINATOR, in_queue("referred", reason="Irigasi.")
    ),
    ("complaint_neighbours.index", "GET"): general("/meja/koordinasi/daerah-lain", COORDINATOR),
    ("complaint_neighbours.pass_on", "GET"): Route(f"{QUEUE}/pengalihan", COORDINATOR),
    ("complaint_neighbours.pass_on", "POST"): Route(
        f"{QUEUE}/pengalihan",
        COORDINATOR,
        in_queue("received", region="sambas", reason="Di sana.", confirmed="y"),
    ),
    ("complaint_neighbours.place", "GET"): Route(f"{ARRIVED}/tempat", COORDINATOR),
    ("complaint_neighbours.place", "POST"): Route(f"{ARRIVED}/tempat", COORDINATOR, somewhere),
    ("complaint_neighbours.send_home", "GET"): Route(f"{ARRIVED}/pemulangan", COORDINATOR),
    ("complaint_neighbours.send_home", "POST"): Route(
        f"{ARRIVED}/pemulangan", COORDINATOR, in_queue("arrived", reason="Bukan di sini.")
    ),
    ("complaint_coordination.refer", "POST"): Route(
        f"{QUEUE}/disposisi",
        COORDINATOR,
        in_queue("received", agency="1", topic="", confirmed="1"),
    ),
    ("complaint_coordination.reject", "POST"): Route(
        f"{QUEUE}/penolakan", COORDINATOR, in_queue("received", reason="Bukan wewenang daerah.")
    ),
}
