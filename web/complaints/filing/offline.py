"""What the phone's page is told, and the worker that keeps it: nothing of it is a person's."""

import hashlib
from functools import lru_cache

from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Visibility
from web import language
from web.complaints import topics
from web.complaints.filing.whole_forms import SentForm
from web.complaints.forms import UNKNOWN_TOPIC
from web.site import asset

WORKER = ("phone.js", "worker.js")
PAGE = ("app.css", "app.js", "photos.js", "offline.js", *WORKER)


def worker_url() -> str:
    """The worker's address changes with whatever it keeps, so that the phone keeps the newest."""
    return f"/lapor/pekerja.js?v={_version()}"


@lru_cache(maxsize=1)
def _version() -> str:
    return hashlib.sha256("".join(map(asset, PAGE)).encode()).hexdigest()[:12]


def form() -> SentForm:
    """With every topic and what each asks, and without secret: that never lies on a phone."""
    made = SentForm.asking(complaints.questions.of_all())()
    made.topic.choices = [(UNKNOWN_TOPIC, _("Saya tidak tahu")), *topics.named()]
    made.identity.choices = [
        (Visibility.PUBLIC.value, _("Laporan publik")),
        (Visibility.ANONYMOUS.value, _("Tanpa nama (anonim)")),
    ]
    return made


def words() -> dict[str, str | list[str]]:
    return {
        "danger": complaints.alarm.phrases(),
        "draft": _("Belum selesai, tersimpan di ponsel ini"),
        "missing": _("Ada yang belum diisi."),
        "open": _("Lanjutkan"),
        "ready": _("Menunggu sinyal, tersimpan di ponsel ini"),
        "remove": _("Hapus draf"),
        "removePhoto": _("Hapus foto"),
        "saved": _("Tersimpan di ponsel ini."),
        "sent": _("Terkirim: lihat nomor laporan dan kode rahasianya"),
        "untitled": _("Laporan tanpa tulisan"),
        "waiting": _("Tersimpan di ponsel ini. Terkirim sendiri begitu ada sinyal."),
        "zone": language.zone(),
        "zoneName": language.ZONES.get(language.zone(), ""),
    }
