"""What a page says of a complaint: rows and details, with nothing the reader may not see."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from tenants import complaints, people
from tenants.complaints import Complaint, Listed, Photo, Priority, State, Visibility
from web import language
from web.complaints import whereabouts
from web.views import Due, Label, due, excerpt, label

LONGEST_HEADING = 120  # letters of a report that is its own heading


@dataclass(frozen=True, slots=True)
class Headline:
    """A complaint in a public list, or in one's own."""

    reference: str
    title: str
    topic_name: str
    place_name: str
    state: Label
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A complaint on a desk, and the head of its page.

    `is_topic_chosen`: by its reporter, and nobody of the staff has said otherwise yet.
    `tab`: what a page's title may say of it, whoever reads: it stays in the browser's history and
    is seen on shared screens, so it is masked, and nothing where the report is secret (UU 27/2022).
    """

    reference: str
    title: str
    tab: str
    text: str
    topic_name: str
    is_topic_chosen: bool
    place_name: str
    is_placed: bool
    landmark: str | None
    state: Label
    submitted_at: datetime
    agency_id: int | None
    agency_name: str | None
    due: Due | None
    is_secret: bool
    is_anonymous: bool
    identity_label: str
    version: int
    is_emergency: bool
    priority: Label | None
    assignee: str | None
    others: int  # that are worked on with it

    @property
    def is_unstaffed(self) -> bool:
        """Whether it lies at an agency where nobody works."""
        return self.agency_id is not None and not people.is_staffed(self.agency_id)


def row(
    complaint: Complaint, *, unmasked: bool = False, unplaced: AbstractSet[int] | None = None
) -> Row:
    """`unmasked` for those who handle it: the reporter's own words, not the masked ones.

    `unplaced` as for `whereabouts.place_of`.
    """
    words = complaint.text if unmasked else complaint.public_text
    place = whereabouts.place_of(complaint, unplaced)
    return Row(
        reference=complaint.reference,
        title=excerpt(words),
        tab="" if complaint.visibility == Visibility.SECRET else excerpt(complaint.public_text),
        text=words,
        topic_name=_topic(complaint.topic.name if complaint.topic else None),
        is_topic_chosen=complaint.topic is not None
        and complaint.status is State.RECEIVED
        and not complaint.hop_count,
        place_name=place.words,
        is_placed=place.is_known,
        landmark=complaint.landmark if unmasked else complaint.public_landmark,
        state=label(complaint.status),
        submitted_at=complaint.submitted_at,
        agency_id=complaint.agency_id,
        agency_name=complaint.agency.name if complaint.agency else None,
        due=None if complaint.lead_id else due(complaint.step_clock),
        is_secret=complaint.visibility == Visibility.SECRET,
        is_anonymous=complaint.is_anonymous,
        identity_label=_(Visibility(complaint.visibility).label),
        version=complaint.version,
        is_emergency=complaint.is_emergency and complaint.is_open,
        priority=_priority(complaint),
        assignee=people.colleagues.name_of(complaint.assignee_id),
        others=complaint.member_count,
    )


def _priority(complaint: Complaint) -> Label | None:
    """What is said of it where it is not as usual."""
    priority = Priority(complaint.priority)
    return None if priority is Priority.NORMAL else label(priority)


def shown_to_all(complaint: Complaint, photos: Sequence[Photo]) -> str:
    """What of a report everybody can read already, for its reporter."""
    seen = [each for each in photos if not each.is_unseen]
    told = _shown_to_all(complaint, seen)
    if complaint.visibility != Visibility.SECRET and len(seen) < len(photos):
        told += " " + _("Foto tambahan Anda menunggu dilihat petugas.")
    return told


def _shown_to_all(complaint: Complaint, photos: Sequence[Photo]) -> str:
    if complaint.visibility == Visibility.SECRET:
        told = _("Tidak ada yang terbuka untuk umum.")
    elif not complaint.is_public:
        told = _("Belum terbuka untuk umum: menunggu diperiksa petugas.")
    elif not photos:
        told = _("Tulisan terbuka untuk umum.")
    elif all(each.is_hidden for each in photos):
        told = _("Tulisan terbuka untuk umum, foto disembunyikan petugas.")
    elif not complaint.is_checked:
        told = _("Tulisan sudah terbuka untuk umum, foto menunggu diperiksa petugas.")
    else:
        told = _("Tulisan dan foto terbuka untuk umum.")
        if any(each.is_hidden for each in photos):
            told += " " + _("Ada foto yang disembunyikan petugas.")
    return str(told)


def handled_by(complaint: Complaint) -> str:
    if complaint.agency:
        return complaint.agency.name
    if complaint.lead_id:
        return str(_("Bersama laporan lain"))
    if complaint.status is State.REJECTED:
        return str(_("Tidak diteruskan ke dinas mana pun"))
    return str(_("Sedang dicarikan dinas yang berwenang"))


def read_instead(complaint: Complaint) -> list[str]:
    """What everybody reads instead, where a number in its reporter's own words is hidden."""
    if complaint.visibility == Visibility.SECRET:
        return []
    pairs = (complaint.text, complaint.public_text), (complaint.landmark, complaint.public_landmark)
    return [public for own, public in pairs if public and public != own]


def heading(words: str) -> tuple[str, bool]:
    """The heading of a report, and whether it says all: then it is not said again below."""
    said = excerpt(words, LONGEST_HEADING)
    return (said, True) if said == words.strip() else (excerpt(words), False)


def answer_hint(complaint: Complaint) -> str:
    """What an officer is told above their answer: who will read it."""
    if complaint.visibility == Visibility.SECRET:
        readers = _("Rahasia: hanya dibaca pelapor, petugas dinas ini, dan koordinator.")
    elif complaint.is_public:
        readers = _("Dibaca pelapor dan umum.")
    else:
        readers = _("Dibaca pelapor. Begitu terkirim, laporan dan tanggapannya terbuka untuk umum.")
    return f"{readers} {_('Katakan apa yang sudah atau akan dilakukan, dan kapan.')}"


def headline(listed: Listed) -> Headline:
    return Headline(
        reference=listed.reference,
        title=excerpt(listed.text),
        topic_name=_topic(listed.topic_name),
        place_name=listed.place_name,
        state=label(State(listed.state)),
        submitted_at=listed.submitted_at,
    )


@dataclass(frozen=True, slots=True)
class Withheld:
    """All that everybody may know of a report whose words are not public."""

    reference: str
    state: Label
    submitted_at: datetime
    due: Due | None
    is_rejected: bool
    is_elsewhere: bool


def withheld(complaint: Complaint) -> Withheld:
    return Withheld(
        reference=complaint.reference,
        state=label(complaint.status),
        submitted_at=complaint.submitted_at,
        due=due(complaint.step_clock),
        is_rejected=complaint.status is State.REJECTED,
        is_elsewhere=complaint.status is State.PASSED_ON,
    )


def _topic(name: str | None) -> str:
    return language.named(name) if name else _("Topik belum ditentukan")


def letters(sent: Iterable[complaints.letters.Letter]) -> list[tuple[str, Label, datetime]]:
    """(what it said, how it stands, when) of each mail to the reporter."""
    return [(_(each.name), label(each.delivery), each.at) for each in sent]


def opens(complaint: Complaint, photo_count: int) -> int:
    """How many pictures become public once somebody takes the report up or sends it on."""
    waits = complaint.visibility != Visibility.SECRET and not complaint.is_checked
    return photo_count if waits else 0


@dataclass(frozen=True, slots=True)
class Reporter:
    name: str
    phone: str
    email: str


def reporter(complaint: Complaint) -> Reporter:
    """Who reported, for those who may know; what they left out is said in words."""
    silent = _("Tidak diisi")
    return Reporter(
        complaint.reporter_name or silent,
        complaint.reporter_phone or silent,
        complaint.reporter_email or silent,
    )
