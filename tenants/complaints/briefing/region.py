"""The region's week: who must do what next."""

from typing import Any

from tenants.complaints.briefing.speech import Speech, counted, shared, table, weeks
from tenants.complaints.briefing.whole import oldest, secret, whole
from tenants.complaints.figures import Quote, RegionFigures, Standing, of_region
from tenants.kernel import tenancy
from tenants.kernel.words import N_

MOST_AGENCIES = 12


def region(speech: Speech) -> dict[str, Any]:
    found, say = of_region(), speech.say
    sections = [_today(speech, found), _agencies(speech, found), weeks(speech, found.weeks)]
    if found.oldest:
        sections.append(oldest(speech, found.oldest))
    if found.rising:
        sections.append(_rising(speech, found))
    if found.quotes:
        sections.append(_quotes(speech, found))
    return whole(
        speech,
        found,
        title=say(N_("Laporan mingguan %(region)s"), region=tenancy.current().name),
        stats=[
            counted(speech, say(N_("laporan masuk")), found.received),
            counted(speech, say(N_("selesai")), found.settled),
            shared(speech, say(N_("dijawab tepat waktu")), found.rate),
            shared(speech, say(N_("dibuka kembali")), found.reopened),
        ],
        sections=sections,
        note=secret(speech, found.secret_counts),
    )


def _today(speech: Speech, found: RegionFigures) -> dict[str, Any]:
    say, today = speech.say, found.today
    counts = (
        (N_("Lewat tenggat lebih dari 7 hari: %(count)s laporan."), today.long_late_count),
        (N_("Terlalu lama menunggu koordinator: %(count)s laporan."), today.waiting_late_count),
        (N_("Di dinas tanpa petugas: %(count)s laporan."), today.unstaffed_count),
    )
    lines = [say(message, count=speech.number(count)) for message, count in counts if count]
    return {
        "shape": "list",
        "heading": say(N_("Perlu perhatian")),
        "lines": lines or [say(N_("Tidak ada yang mendesak."))],
    }


def _agencies(speech: Speech, found: RegionFigures) -> dict[str, Any]:
    say = speech.say
    return table(
        say(N_("Tiap dinas: angka, arah, tindak lanjut")),
        [
            say(N_("Penanggung jawab")),
            say(N_("Tepat waktu")),
            say(N_("Lewat tenggat")),
            say(N_("Tertua (hari)")),
            say(N_("Tindak lanjut")),
            say(N_("Catatan rapat")),
        ],
        [_agency(speech, each) for each in found.league[:MOST_AGENCIES]],
        widths=(7, 3, 2, 2, 6, 5),
        numbers=(1, 2, 3),
    )


def _agency(speech: Speech, each: Standing) -> list[str]:
    now, before = each.rate.now.share, each.rate.before.share
    rate = speech.part(each.rate.now)
    if now is not None and before is not None:
        arrow = "=" if now == before else "↑" if now > before else "↓"
        rate = f"{rate} {arrow} {speech.part(each.rate.before)}"
    age = speech.number(round(each.backlog.oldest_days)) if each.backlog.count else ""
    late = speech.number(each.backlog.late_count)
    return [each.name, rate, late, age, _next_step(speech, each), ""]


def _next_step(speech: Speech, each: Standing) -> str:
    late = each.backlog.late_count
    if each.backlog.count and not each.is_staffed:
        return speech.say(N_("Undang petugas: belum ada yang membaca laporan di sini."))
    if late:
        message, count = N_("Jawab %(count)s yang lewat tenggat, yang tertua dahulu."), late
    elif each.backlog.count:
        message, count = N_("Jawab %(count)s yang terbuka sebelum tenggatnya."), each.backlog.count
    else:
        return speech.say(N_("Tidak ada yang menunggu."))
    return speech.say(message, count=speech.number(count))


def _rising(speech: Speech, found: RegionFigures) -> dict[str, Any]:
    say = speech.say
    rows = [
        [speech.named(each.name), speech.number(each.count.now), speech.number(each.count.before)]
        for each in found.rising
    ]
    head = [say(N_("Topik")), say(N_("30 hari ini")), say(N_("30 hari sebelumnya"))]
    return table(say(N_("Topik yang naik")), head, rows, widths=(6, 2, 2), numbers=(1, 2))


def _quotes(speech: Speech, found: RegionFigures) -> dict[str, Any]:
    said = [
        {"words": each.words, "about": f"{_topic(speech, each)} · {each.reference}"}
        for each in found.quotes[:3]
    ]
    return {"shape": "quotes", "heading": speech.say(N_("Kata warga")), "quotes": said}


def _topic(speech: Speech, each: Quote) -> str:
    return speech.named(each.topic_name) if each.topic_name else ""
