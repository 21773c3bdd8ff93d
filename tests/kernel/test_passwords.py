"""Which passwords are refused although they are long enough."""

import pytest

from tenants.kernel import passwords

ABOUT = ("siti.aminah@contoh.test", "Siti Aminah", "Kabupaten Sambas")


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password12345",
        "P@ssw0rd2026!",
        "katasandi1234",
        "KataSandi-2026",
        "123456789012",
        "098765432109",
        "abcdefghijkl",
        "qwertyuiop12",
        "aaaaaaaaaaaaa",
        "abababababab",
        "abc123abc123",
        "admin-admin-2026",
        "indonesiaraya45",
        "bismillah123",
        "siti-aminah-1990",
        "kabupaten sambas",
        "contoh.test.siti",
    ],
)
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    assert len(password) >= 12
    assert passwords.is_common(password, *ABOUT)


@pytest.mark.parametrize(
    "password",
    [
        "tiga kata berlainan",
        "sandi-untuk-uji-saja",
        "layangan biru di dapur",
        "839201746253",
        "Xk3-vv9-QpL-w72",
        "password untuk kambing tetangga",
        "nama siti dan seekor gajah",
    ],
)
def test_anything_else_is_taken_without_rules_about_signs(password: str) -> None:
    assert not passwords.is_common(password, *ABOUT)
