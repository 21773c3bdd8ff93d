"""How to call every route of the app: a route that is not here fails the matrix."""

from tests.attack.calling import (
    EVERYBODY,
    REPORTER,
    Route,
    about,
    general,
    key,
)

SANDI = {"password": "kata-sandi-yang-baru"}
SIGNED_IN = EVERYBODY - {"visitor"}
READERS = frozenset({"resident", "pupr", "coordinator"})

ROUTES: dict[tuple[str, str], Route] = {
    ("portal.home", "GET"): general("/"),
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
    ("complaint_phone.worker", "GET"): general("/lapor/pekerja.js"),
    ("complaint_phone.write", "GET"): general("/lapor/luring"),
    ("complaint_phone.send", "POST"): general("/lapor/kirim", text="pendek"),
    ("complaint_filing.what", "GET"): key("/lapor/{draft}/apa"),
    ("complaint_filing.what", "POST"): key("/lapor/{draft}/apa", text="jalan rusak " * 3),
    ("complaint_filing.topic", "GET"): key("/lapor/{draft}/topik"),
    ("complaint_filing.topic", "POST"): key("/lapor/{draft}/topik", topic="tidak-tahu"),
    ("complaint_placing.where", "GET"): key("/lapor/{draft}/di-mana"),
    ("complaint_placing.where", "POST"): key("/lapor/{draft}/di-mana", show="villages"),
    ("complaint_placing.villages", "GET"): key("/lapor/{draft}/desa"),
    ("complaint_similar.show", "GET"): key("/lapor/{draft}/serupa"),
    ("complaint_similar.show", "POST"): key("/lapor/{draft}/serupa"),
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
    ("complaint_clustering.dissent", "POST"): about(
        "merged", "/pengaduan/{merged}/belum-selesai", REPORTER, note="Di sini belum."
    ),
    ("complaint_asking.complete", "POST"): about(
        "asked", "/pengaduan/{asked}/kelengkapan", REPORTER, text="Di sisi kiri."
    ),
    ("boundary_drawing.show", "GET"): general("/peta/batas.geojson"),
    ("open_data.index", "GET"): general("/data"),
    ("feed_list.index", "GET"): general("/umpan"),
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
