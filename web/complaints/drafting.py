"""Between a draft and its pages: what is filled in, what is still missing, what was filed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from flask_babel import gettext as _

from tenants import complaints, deadlines, people, places
from tenants.complaints import Complaint, Draft, Filing, Photo, Visibility
from tenants.kernel import clock, tenancy
from tenants.people import Account
from web import language
from web.complaints.forms import UNKNOWN_TOPIC, WhatForm, WhereForm, WhoForm
from web.views import excerpt

RECEIPT_HOURS = 24  # how long the confirmation page may be opened again with the receipt on it


def saved_until(draft: Draft) -> date:
    kept = draft.updated_at + timedelta(days=complaints.DRAFT_DAYS)
    return kept.astimezone(tenancy.current().zone).date()


def topic_choices(text: str) -> Any:
    """All topics; the three the words speak for come first, “I don't know” second."""
    names = dict(complaints.topics.named())
    found = [each.topic_code for each in complaints.topics.suggest_for(text)] if text else []
    unknown = (UNKNOWN_TOPIC, _("Saya tidak tahu"))
    rest = [(code, name) for code, name in names.items() if code not in found]
    if not found:
        return [("", _("Pilih topik")), unknown, *rest]
    return {
        _("Saran dari cerita Anda"): [(code, names[code]) for code in found],
        _("Tidak yakin?"): [unknown],
        _("Topik lain"): rest,
    }


def what(draft: Draft) -> dict[str, Any]:
    kept = draft.answers
    return {"text": kept.get("text"), "topic": kept.get("topic") or UNKNOWN_TOPIC}


def what_of(form: WhatForm) -> dict[str, Any]:
    topic = None if form.topic.data == UNKNOWN_TOPIC else form.topic.data
    return {"text": (form.text.data or "").strip(), "topic": topic}


def where(draft: Draft) -> dict[str, Any]:
    village = draft.answers.get("village")
    district = village.rsplit(".", 1)[0] if village else None
    return {"district": district, "village": village, "landmark": draft.answers.get("landmark")}


def fill_places(form: WhereForm) -> None:
    """The choices of both lists; the second is empty until a district is chosen."""
    form.district.choices = [("", _("Pilih kecamatan")), *places.districts()]
    chosen = form.district.data
    villages = places.villages_of(chosen) if chosen else []
    form.village.choices = [
        ("", _("Pilih desa atau kelurahan") if villages else _("Pilih kecamatan dulu")),
        *((each.code, each.full_name) for each in villages),
    ]


def who(draft: Draft, me: Account | None) -> dict[str, Any]:
    """What was answered, else what the account knows: nothing is asked twice (WCAG 3.3.7)."""
    kept = draft.answers
    return {
        "identity": kept.get("visibility"),
        "name": kept.get("name") or (me.name if me else None),
        "email": kept.get("email") or (me.email if me else None),
        "phone": kept.get("phone"),
    }


def reporter(form: WhoForm) -> dict[str, Any]:
    """The answers of “who”; anonim forgets a name and address that were typed all the same."""
    if form.identity.data == Visibility.ANONYMOUS:
        return {"visibility": Visibility.ANONYMOUS, "name": None, "email": None, "phone": None}
    email = (form.email.data or "").strip()
    return {
        "visibility": form.identity.data,
        "name": (form.name.data or "").strip() or None,
        "email": people.address(email) if email else None,
        "phone": (form.phone.data or "").strip() or None,
    }


def missing_step(draft: Draft) -> str | None:
    """The first page that still wants an answer."""
    kept = draft.answers
    for key, step in (("text", "apa"), ("village", "di-mana"), ("visibility", "identitas")):
        if not kept.get(key):
            return step
    return None


def filing(draft: Draft, me: Account | None) -> Filing:
    """Mails about it come in the language the reporter chose, else in their account's."""
    kept = draft.answers
    usual = me.locale if me else language.locale()
    return Filing(
        text=kept["text"],
        topic_code=kept.get("topic"),
        village_code=kept["village"],
        landmark=kept.get("landmark") or None,
        visibility=Visibility(kept["visibility"]),
        name=kept.get("name"),
        email=kept.get("email"),
        phone=kept.get("phone"),
        locale=language.chosen() or usual,
    )


def answers(draft: Draft, token: str) -> list[tuple[str, str, str]]:
    """(label, value, where to change it) of everything answered."""
    kept, base = draft.answers, f"/lapor/{token}"
    topic = dict(complaints.topics.named()).get(kept.get("topic") or "", _("Saya tidak tahu"))
    village = places.village(kept["village"])
    district = dict(places.districts())[village.district_code]
    place = ", ".join(filter(None, (kept.get("landmark"), village.full_name, district)))
    photos = len(complaints.photos_of(draft))
    contact = ", ".join(filter(None, (kept.get("name"), kept.get("email"), kept.get("phone"))))
    return [
        (_("Apa yang terjadi"), kept["text"], f"{base}/apa"),
        (_("Topik"), topic, f"{base}/apa"),
        (_("Tempat"), place, f"{base}/di-mana"),
        (_("Foto"), str(photos) if photos else _("Tidak ada"), f"{base}/foto"),
        (_("Siapa yang boleh tahu"), _(Visibility(kept["visibility"]).label), f"{base}/identitas"),
        (_("Identitas"), contact or _("Tidak diisi"), f"{base}/identitas"),
    ]


def pictures(token: str, kept: Sequence[Photo]) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "url": f"/lapor/{token}/foto/{each.id}", "name": _("sudah tersimpan")}
        for each in kept
    ]


def confirmation(complaint: Complaint, token: str) -> dict[str, Any]:
    """What the confirmation page says; the receipt only for a day."""
    fresh = clock.now() - complaint.submitted_at < timedelta(hours=RECEIPT_HOURS)
    text = _("Laporan %(reference)s", reference=complaint.reference)
    link = f"{tenancy.current().host}/pengaduan/{complaint.reference}"
    return {
        "complaint": {
            "reference": complaint.reference,
            "title": excerpt(complaint.public_text),
            "is_secret": complaint.visibility == Visibility.SECRET,
        },
        "receipt": complaints.receipt_of(token) if fresh else None,
        "email": complaint.reporter_email,
        "next_steps": _next_steps(complaint),
        "follow_url": f"/pengaduan/{complaint.reference}",
        "share_url": None
        if complaint.visibility == Visibility.SECRET
        else f"https://wa.me/?text={quote(f'{text} {link}')}",
    }


def _next_steps(complaint: Complaint) -> list[tuple[str, str | None, date | None]]:
    zone = tenancy.current().zone

    def local(at: datetime) -> date:
        return at.astimezone(zone).date()

    verified = deadlines.due("complaint.verify", complaint.submitted_at)
    answered = deadlines.due("complaint.answer", verified)
    return [
        (_("Kami periksa dan teruskan ke dinas yang berwenang"), None, local(verified)),
        (_("Dinas memberi jawaban pertama"), None, local(answered)),
        (
            _("Anda menilai: sudah selesai?"),
            _("Kalau belum beres, laporan dibuka kembali."),
            None,
        ),
    ]
