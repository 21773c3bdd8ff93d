"""How to call every route of the app: a route that is not here fails the matrix.

`{referred}` in a path is the reference of the report of that name, `{referred-photo}` the id of
its picture, `{draft}` a token, `{account}` the resident's id, `{leaver-code}` the code of a person.
"""

from tests.attack.calling import (
    ADMIN,
    COORDINATOR,
    EVERYBODY,
    OFFICER,
    REPORTER,
    Route,
    about,
    general,
    in_queue,
    key,
    somewhere,
)

DESK, QUEUE = "/meja/pengaduan/{referred}", "/meja/koordinasi/{received}"
PUBLIC_PHOTO = "/meja/pengaduan/{public}/foto/{public-photo}"
ARRIVED = "/meja/koordinasi/{arrived}"
AT_AGENCY = "/meja/koordinasi/{referred}"
PERSON = "/meja/orang/{leaver-code}"
COORDINATES = {"role": "coordinator", "agency": ""}
SANDI = {"password": "kata-sandi-yang-baru"}
STAFF = frozenset({"pupr", "dishub", "coordinator", "admin"})
SIGNED_IN = EVERYBODY - {"visitor"}
READERS = frozenset({"resident", "pupr", "coordinator"})

ROUTES: dict[tuple[str, str], Route] = {
    ("portal.home", "GET"): general("/"),
    ("portal.desk", "GET"): general("/meja", STAFF),
    ("complaint_reading.index", "GET"): general("/pengaduan"),
    ("complaint_reading.show", "GET"): Route("/pengaduan/{referred}", READERS),
    ("complaint_reading.deadline", "GET"): Route("/pengaduan/{referred}/tenggat", READERS),
    ("complaint_reading.photo", "GET"): Route(
        "/pengaduan/{referred}/foto/{referred-photo}", READERS
    ),
    ("pages.help_page", "GET"): general("/bantuan"),
    ("pages.emergency", "GET"): general("/112"),
    ("pages.privacy", "GET"): general("/privasi"),
    ("pages.accessibility", "GET"): general("/aksesibilitas"),
    ("theme.show", "GET"): general("/tema-0f766e-000000.css"),
    ("health.alive", "GET"): general("/healthz"),
    ("health.ready", "GET"): general("/readyz"),
    ("sign_in.sign_in", "GET"): general("/masuk"),
    ("sign_in.sign_in", "POST"): general("/masuk", email="a@b.test", password="salah-semua-ini"),
    ("sign_in.sign_out", "POST"): general("/keluar"),
    ("sign_in.register", "GET"): general("/daftar"),
    ("sign_in.register", "POST"): general("/daftar", email="a@b.test", name="A", agree="y"),
    ("sign_in.forgot", "GET"): general("/lupa-sandi"),
    ("sign_in.forgot", "POST"): general("/lupa-sandi", email="a@b.test"),
    ("account.show", "GET"): general("/akun", SIGNED_IN),
    ("account.show", "POST"): general("/akun", SIGNED_IN, email_cadence="never"),
    ("account.end_all", "POST"): general("/akun/keluarkan-semua", SIGNED_IN),
    ("links.invitation", "GET"): key("/tautan/undangan/{invitation}"),
    ("links.invitation", "POST"): key("/tautan/undangan/{invitation}", **SANDI),
    ("links.verification", "GET"): key("/tautan/surel/{verification}"),
    ("links.verification", "POST"): key("/tautan/surel/{verification}", **SANDI),
    ("links.password_reset", "GET"): key("/tautan/sandi/{password_reset}"),
    ("links.password_reset", "POST"): key("/tautan/sandi/{password_reset}", **SANDI),
    ("unsubscribe.ask", "GET"): key("/u/{account}/{unsubscribe}"),
    ("unsubscribe.stop", "POST"): key("/u/{account}/{unsubscribe}"),
    ("complaint_drafts.begin", "GET"): general("/lapor"),
    ("complaint_drafts.begin", "POST"): general("/lapor", text="pendek"),
    ("complaint_drafts.resume", "GET"): general("/lapor/lanjutkan"),
    ("complaint_drafts.discard", "POST"): general("/lapor/hapus-draf"),
    ("complaint_filing.what", "GET"): key("/lapor/{draft}/apa"),
    ("complaint_filing.what", "POST"): key("/lapor/{draft}/apa", text="jalan rusak " * 3),
    ("complaint_filing.topic", "GET"): key("/lapor/{draft}/topik"),
    ("complaint_filing.topic", "POST"): key("/lapor/{draft}/topik", topic="tidak-tahu"),
    ("complaint_filing.where", "GET"): key("/lapor/{draft}/di-mana"),
    ("complaint_filing.where", "POST"): key("/lapor/{draft}/di-mana", show="villages"),
    ("complaint_filing.villages", "GET"): key("/lapor/{draft}/desa"),
    ("complaint_filing.photos", "GET"): key("/lapor/{draft}/foto"),
    ("complaint_filing.photos", "POST"): key("/lapor/{draft}/foto", remove="1"),
    ("complaint_filing.photo", "GET"): key("/lapor/{draft}/foto/{draft-photo}"),
    ("complaint_filing.who", "GET"): key("/lapor/{draft}/identitas"),
    ("complaint_filing.who", "POST"): key("/lapor/{draft}/identitas", identity="anonim"),
    ("complaint_sending.check", "GET"): key("/lapor/{draft}/periksa"),
    ("complaint_sending.check", "POST"): key("/lapor/{draft}/periksa"),
    ("complaint_sending.filed", "GET"): key("/lapor/{referred-token}/terkirim"),
    ("complaint_following.track", "GET"): general("/lacak"),
    ("complaint_following.track", "POST"): general("/lacak", reference="SBS-26-000000"),
    ("complaint_following.follow_link", "GET"): key("/lacak/{referred}/{follow}"),
    ("complaint_following.close", "POST"): about(
        "answered", "/pengaduan/{answered}/penutupan", REPORTER, outcome="ya"
    ),
    ("complaint_following.reopen", "POST"): about(
        "closed", "/pengaduan/{closed}/pembukaan-kembali", REPORTER, note="Rusak lagi"
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
    ("complaint_desk.resend", "POST"): about(
        "referred", f"{DESK}/pengiriman-ulang", OFFICER | COORDINATOR
    ),
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
    ("complaint_oversight.index", "GET"): general("/meja/dinas", COORDINATOR),
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

CONSOLE: dict[tuple[str, str], Route] = {
    ("regions.home", "GET"): general("/"),
    ("regions.index", "GET"): general("/daerah"),
    ("regions.show", "GET"): Route("/daerah/{key}"),
    ("regions.resume", "POST"): Route("/daerah/{key}/lanjutkan"),
    ("suspending.suspend", "GET"): Route("/daerah/{key}/penutupan"),
    ("suspending.suspend", "POST"): Route("/daerah/{key}/penutupan"),
    ("suspending.resume", "GET"): Route("/daerah/{key}/pembukaan"),
    ("suspending.resume", "POST"): Route("/daerah/{key}/pembukaan"),
    ("regions.create", "GET"): general("/daerah/baru"),
    ("regions.create", "POST"): general(
        "/daerah/baru",
        q="13.72",
        region="13.72",
        slug="solok",
        admin_name="A",
        admin_email="a@b.test",
    ),
    ("operators.sign_in", "GET"): general("/masuk"),
    ("operators.sign_in", "POST"): general("/masuk", email="a@b.test", password="salah-semua-ini"),
    ("operators.sign_out", "POST"): general("/keluar"),
    ("health.alive", "GET"): general("/healthz"),
    ("health.ready", "GET"): general("/readyz"),
    ("theme.show", "GET"): general("/tema-0f766e-000000.css"),
}
