"""An agency's week: what is late, and who does what next."""

from typing import Any

from tenants.complaints.briefing.speech import Section, Speech, counted, shared, table, weeks
from tenants.complaints.briefing.whole import oldest, secret, whole
from tenants.complaints.figures import AgencyFigures, Compared, of_agency
from tenants.kernel.words import N_


def agency(speech: Speech, agency_id: int) -> dict[str, Any]:
    found, say = of_agency(agency_id), speech.say
    sections = [_late(speech, found), weeks(speech, found.weeks)]
    if found.oldest:
        sections.append(oldest(speech, found.oldest))
    return whole(
        speech,
        found,
        title=say(N_("Laporan mingguan %(agency)s"), agency=found.name),
        stats=[
            _standing(speech, N_("terbuka sekarang"), found.backlog.whole.count),
            _standing(speech, N_("lewat tenggat sekarang"), found.backlog.whole.late_count),
            shared(speech, say(N_("dijawab tepat waktu")), found.rate),
            counted(speech, say(N_("laporan masuk")), found.received),
            shared(speech, say(N_("dibuka kembali")), found.reopened),
            counted(speech, say(N_("dikembalikan")), found.returned),
        ],
        sections=sections,
        note=secret(speech, found.secret_counts),
    )


def _standing(speech: Speech, label: str, count: int) -> dict[str, str]:
    return counted(speech, speech.say(label), Compared(count, 0)) | {"before": ""}


def _late(speech: Speech, found: AgencyFigures) -> Section:
    say, heading = speech.say, speech.say(N_("Yang lewat tenggat, dan tindak lanjutnya"))
    if not found.late_topics:
        return {"shape": "list", "heading": heading, "lines": [say(N_("Tidak ada."))]}
    rows = [
        [
            speech.named(each.name),
            speech.number(each.count),
            say(N_("Jawab semuanya, yang tertua dahulu.")),
            "",
        ]
        for each in found.late_topics
    ]
    head = [
        say(N_("Topik")),
        say(N_("Lewat tenggat")),
        say(N_("Tindak lanjut")),
        say(N_("Siapa, dan sampai kapan")),
    ]
    return table(heading, head, rows, widths=(5, 2, 5, 5), numbers=(1,))
