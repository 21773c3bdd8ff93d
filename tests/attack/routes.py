"""How to call every route of the app: a route that is not here fails the matrix."""

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
)

DESK, QUEUE = "/meja/pengaduan/{referred}", "/meja/koordinasi/{received}"
PUBLIC_PHOTO = "/meja/pengaduan/{public}/foto/{public-photo}"
AT_AGENCY = "/meja/koordinasi/{referred}"
PERSON = "/meja/orang/{leaver-code}"
COORDINATES = {"role": "coordinator", "agency": ""}
SANDI = {"password": "kata-sandi-yang-baru"}
STAFF = frozenset({"pupr", "dishub", "head", "coordinator", "regent", "admin"})
SIGNED_IN = EVERYBODY - {"visitor"}
HEAD, OVERSEERS = frozenset({"head"}), frozenset({"coordinator", "regent"})
READERS = frozenset({"resident", "pupr", "coordinator"})

ROUTES: dict[tuple[str, str], Route] = {
    ("portal.home", "GET"): general("/"),
    ("portal.desk", "GET"): general("/meja", STAFF),
    ("complaint_reading.index", "GET"): general("/pengaduan"),
    ("complaint_map.show", "GET"): general("/pengaduan/peta"),
    ("complaint_map.pins", "GET"): general("/pengaduan/peta/titik.geojson"),
    ("complaint_figures.show", "GET"): general("/pengaduan/angka"),
    ("complaint_figures.as_csv", "GET"): general("/pengaduan/angka.csv"),
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
    ("account.show", "POST"): general("/akun", SIGNED_IN, email_language="id"),
    ("account.end_all", "POST"): general("/akun/keluarkan-semua", SIGNED_IN),
    ("links.invitation", "GET"): key("/tautan/undangan/{invitation}"),
    ("links.invitation", "POST"): key("/tautan/undangan/{invitation}", **SANDI),
    ("links.verification", "GET"): key("/tautan/surel/{verification}"),
    ("links.verification", "POST"): key("/tautan/surel/{verification}", **SANDI),
    ("links.password_reset", "GET"): key("/tautan/sandi/{password_reset}"),
    ("links.password_reset", "POST"): key("/tautan/sandi/{password_reset}", **SANDI),
    ("complaint_unsubscribing.ask", "GET"): key("/u/{account}/{unsubscribe}"),
    ("complaint_unsubscribing.stop", "POST"): key("/u/{account}/{unsubscribe}"),
    ("complaint_unsubscribing.ask_follower", "GET"): key("/u/ringkasan/{follower}/{digest}"),
    ("complaint_unsubscribing.stop_follower", "POST"): key("/u/ringkasan/{follower}/{digest}"),
    ("complaint_unfollowing.ask_follow", "GET"): key("/u/ikuti/{follow-id}/{stop}"),
    ("complaint_unfollowing.stop_follow", "POST"): key("/u/ikuti/{follow-id}/{stop}"),
    ("complaint_follows.begin", "GET"): general("/ikuti"),
    ("complaint_follows.begin", "POST"): Route(
        "/ikuti", fields=lambda stranger: {"laporan": stranger.references["public"]}
    ),
    ("complaint_confirming.confirm", "GET"): key("/ikuti/konfirmasi/{follow-id}/{confirm}"),
    ("complaint_confirming.confirm", "POST"): key("/ikuti/konfirmasi/{follow-id}/{confirm}"),
    ("complaint_followed.mine", "GET"): general("/ikuti/saya", SIGNED_IN),
    ("complaint_followed.mine", "POST"): general("/ikuti/saya", SIGNED_IN, places="never"),
    ("complaint_followed.by_link", "GET"): key("/ikuti/saya/{follower}/{wishes}"),
    ("complaint_followed.by_link", "POST"): key("/ikuti/saya/{follower}/{wishes}", places="never"),
    ("complaint_drafts.begin", "GET"): general("/lapor"),
    ("complaint_drafts.begin", "POST"): general("/lapor", text="pendek"),
    ("complaint_drafts.resume", "GET"): general("/lapor/lanjutkan"),
    ("complaint_drafts.discard", "POST"): general("/lapor/hapus-draf"),
    ("complaint_filing.what", "GET"): key("/lapor/{draft}/apa"),
    ("complaint_filing.what", "POST"): key("/lapor/{draft}/apa", text="jalan rusak " * 3),
    ("complaint_filing.topic", "GET"): key("/lapor/{draft}/topik"),
    ("complaint_filing.topic", "POST"): key("/lapor/{draft}/topik", topic="tidak-tahu"),
    ("complaint_placing.where", "GET"): key("/lapor/{draft}/di-mana"),
    ("complaint_placing.where", "POST"): key("/lapor/{draft}/di-mana", show="villages"),
    ("complaint_placing.villages", "GET"): key("/lapor/{draft}/desa"),
    ("complaint_filing.photos", "GET"): key("/lapor/{draft}/foto"),
    ("complaint_filing.photos", "POST"): key("/lapor/{draft}/foto", remove="1"),
    ("complaint_filing.photo", "GET"): key("/lapor/{draft}/foto/{draft-photo}"),
    ("complaint_photo_place.show", "GET"): key("/lapor/{draft}/tempat-foto"),
    ("complaint_photo_place.show", "POST"): key("/lapor/{draft}/tempat-foto", use="1"),
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
    ("complaint_asking.complete", "POST"): about(
        "asked", "/pengaduan/{asked}/kelengkapan", REPORTER, text="Di sisi kiri."
    ),
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
    ("complaint_desk.resend", "POST"): about(
        "referred", f"{DESK}/pengiriman-ulang", OFFICER | COORDINATOR
    ),
    ("boundary_drawing.show", "GET"): general("/peta/batas.geojson"),
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
    ("open_data.index", "GET"): general("/data"),
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
