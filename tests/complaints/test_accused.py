"""Who says that an office takes money is not read first by that office."""

import pytest

from tenants import agencies, complaints, people
from tenants.complaints import Complaint, Obstacle, State, Visibility
from tenants.complaints.accusing import accusation
from tests.factories import a_complaint, a_referred_complaint, staff

LURAH = "Lurah minta uang 500 ribu untuk tanda tangan surat tanah"
OF_THE_PLACE = "surat-keterangan"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (LURAH, (True, False, False)),
        ("Kades minta bayar 300rb tiap urus surat pengantar", (True, False, False)),
        ("pak camat minta jatah dari setiap kegiatan", (False, True, False)),
        ("Waktu urus surat saya dimintai Rp250.000 oleh oknum", (False, False, True)),
        ("Proyek rabat di desa kami fiktif, papan namanya tidak ada", (True, False, False)),
        ("Rabat desa tidak sesuai papan, kami minta diperiksa inspektorat", (True, False, False)),
        ("urus surat disuruh bayar supaya cepat, tanpa kuitansi", (True, True, False)),
        ("tukang parkir minta uang 5 ribu di minimarket", (False, False, False)),
        ("ketua RT minta uang keamanan tiap bulan", (False, False, False)),
    ],
)
def test_the_words_say_of_whom_it_is_said(text: str, whom: tuple[bool, ...]) -> None:
    assert accusation(text) == whom


@pytest.mark.parametrize(
    "text",
    [
        "Jalan desa berlubang, sudah lapor ke kelurahan dan kepala desa tapi belum diperbaiki",
        "Warga minta lurah memasang lampu jalan di gang kami",
        "Jalan desa licin dan berlumpur, dana desa belum turun",
        "Kata kepala desa tidak ada uang, terima kasih bila dibantu",
        "Sudah bayar retribusi sampah ke kelurahan tapi tidak diangkut",
        "",
    ],
)
def test_who_only_complains_accuses_nobody(text: str) -> None:
    assert accusation(text) is None


@pytest.mark.usefixtures("in_tenant")
class TestRouting:
    def test_a_public_report_goes_to_the_accused_office_of_its_place_by_no_choice_of_topic(
        self,
    ) -> None:
        complaint = a_referred_complaint(text=LURAH, topic_code=OF_THE_PLACE)
        assert complaint.visibility == Visibility.PUBLIC
        assert (complaint.status, complaint.agency_id) == (State.RECEIVED, None)
        assert complaints.obstacle(complaint, OF_THE_PLACE) is Obstacle.ACCUSED

    def test_the_same_topic_without_the_accusation_goes_to_that_office(self) -> None:
        asks = "Bagaimana cara mengurus surat keterangan domisili untuk pindah sekolah?"
        complaint = a_referred_complaint(text=asks, topic_code=OF_THE_PLACE)
        assert agencies.by_id(complaint.agency_id or 0).village_code == complaint.village_code

    def test_its_words_alone_take_it_to_the_inspectorate(self) -> None:
        complaint = a_referred_complaint(text=LURAH, topic_code=None)
        assert complaint.suggestions[0]["topic"] == "pungli"
        assert agencies.by_id(complaint.agency_id or 0).code == "inspektorat"

    def test_an_agency_that_is_named_does_not_get_it_by_itself(self) -> None:
        said = "Dishub minta uang 200 ribu supaya truk boleh lewat"
        complaint = a_referred_complaint(text=said, topic_code="truk-muatan")
        assert complaint.status is State.RECEIVED
        assert complaints.obstacle(complaint, "truk-muatan") is Obstacle.ACCUSED

    def test_no_agency_hands_it_straight_to_the_accused(self) -> None:
        complaint = _unsettled(LURAH)
        office = _office_of(complaint)
        assert not complaints.hops.goes_straight(complaint, office)

    def test_what_accuses_nobody_may_be_handed_to_that_office(self) -> None:
        complaint = _unsettled("Surat keterangan domisili belum jadi sejak pekan lalu")
        assert complaints.hops.goes_straight(complaint, _office_of(complaint))


def _unsettled(text: str) -> Complaint:
    """With somebody at work in its place's office."""
    complaint = a_complaint(text=text, topic_code=OF_THE_PLACE)
    staff(complaint)
    assert people.has_officer(_office_of(complaint))
    return complaint


def _office_of(complaint: Complaint) -> int:
    return agencies.offices()[complaint.village_code]
