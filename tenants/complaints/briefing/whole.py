"""What every week's report has, whosever it is."""

from collections.abc import Sequence
from typing import Any

from tenants.complaints.briefing.speech import NOTHING, Section, Speech, table
from tenants.complaints.figures import FEWEST, AgencyFigures, Oldest, RegionFigures
from tenants.kernel import tenancy
from tenants.kernel.words import N_


def whole(
    speech: Speech,
    found: AgencyFigures | RegionFigures,
    *,
    title: str,
    stats: Sequence[dict[str, str]],
    sections: Sequence[Section],
    note: str,
) -> dict[str, Any]:
    """The data of weekly.typ."""
    tenant = tenancy.current()
    return {
        "lang": speech.locale,
        "accent": tenant.accent,
        "author": tenant.name,
        "title": title,
        "lede": speech.say(
            N_("%(start)s – %(end)s, dibandingkan dengan 30 hari sebelumnya. Dihitung %(hour)s."),
            start=speech.day(found.period.start),
            end=speech.day(found.period.end),
            hour=speech.hour(found.at),
        ),
        "stats": list(stats),
        "sections": list(sections),
        "note": note,
        "footer": f"{tenant.name} · {tenant.host}",
    }


def oldest(speech: Speech, rows: Sequence[Oldest]) -> Section:
    say = speech.say
    return table(
        say(N_("Sepuluh laporan terbuka yang paling lama")),
        [
            say(N_("Nomor")),
            say(N_("Topik dan tempat")),
            say(N_("Dinas")),
            say(N_("Dikirim")),
            say(N_("Lewat tenggat (hari)")),
        ],
        [
            [
                each.reference,
                f"{speech.named(each.topic_name or NOTHING)}, {each.place}",
                each.agency_name,
                speech.day(each.submitted_at, "d MMM y"),
                speech.number(each.late_days) if each.late_days else NOTHING,
            ]
            for each in rows
        ],
        widths=(4, 8, 6, 3, 3),
        numbers=(4,),
    )


def secret(speech: Speech, counts: tuple[int | None, int | None]) -> str:
    """How many secret reports there are beside what is counted, from five on."""
    few = speech.say(N_("kurang dari %(count)s"), count=FEWEST)
    came, is_open = (few if each is None else speech.number(each) for each in counts)
    return speech.say(
        N_(
            "Laporan rahasia tidak dihitung di atas, dan disebut kelipatan limanya:"
            " %(came)s masuk dalam waktu ini, %(open)s masih terbuka."
        ),
        came=came,
        open=is_open,
    )
