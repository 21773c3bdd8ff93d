"""Hundreds of agencies to choose one from: divided, searched, with and without htmx."""

import pytest
from flask import Flask

from tenants import agencies
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Grant, Role
from tests.visitor import Page, Visitor
from tests.web.administering import DESK, EMAIL, found, invite, person_page, staff

INVITE = f"{DESK}/undang"

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture
def admin(app: Flask, sambas: Tenant) -> Visitor:
    return staff(app, sambas, Role.TENANT_ADMIN)


def groups(page: Page) -> dict[str, list[str]]:
    """The names that the list offers, by their group."""
    return {
        group.get("label", ""): [each.text or "" for each in group.iter("option")]
        for group in page.find("optgroup")
    }


def chosen(page: Page) -> list[str]:
    return [each.text or "" for each in page.find("option", selected="")]


def test_the_list_is_divided(admin: Visitor, sambas: Tenant) -> None:
    invite(admin)
    for path in (INVITE, person_page(sambas)):
        offered = groups(admin.get(path))
        assert list(offered) == [
            "Dinas, badan, dan bagian",
            "Kantor kecamatan",
            "Kantor desa dan kelurahan",
        ]
        assert "Dinas Kesehatan" in offered["Dinas, badan, dan bagian"]
        assert all(each.startswith("Kecamatan ") for each in offered["Kantor kecamatan"])
        assert len(offered["Kantor desa dan kelurahan"]) > 100
    assert list(groups(admin.get(f"{INVITE}?bahasa=en"))) == [
        "Agencies of the regency",
        "District offices",
        "Village offices",
    ]


def test_it_is_searched_by_name_and_by_what_it_is_called(admin: Visitor, sambas: Tenant) -> None:
    invite(admin)
    for path in (INVITE, person_page(sambas)):
        page = admin.get(f"{path}?q=kecamatan+teb", HX_Request="true", HX_Target="perangkat")
        assert groups(page) == {"Kantor kecamatan": ["Kecamatan Tebas"]}
        assert "<html" not in page.text
        assert groups(admin.get(f"{path}?q=dinkes"))["Dinas, badan, dan bagian"] == [
            "Dinas Kesehatan"
        ]
        assert chosen(admin.get(f"{path}?q=dinkes")) == ["Dinas Kesehatan"]
        assert "Tidak ada perangkat daerah yang cocok" in admin.get(f"{path}?q=atlantis").text


def test_without_htmx_a_button_searches_and_what_was_typed_stays(
    admin: Visitor, sambas: Tenant
) -> None:
    typed = {"name": "Ayu Lestari", "email": EMAIL, "role": "officer"}
    page = admin.submit(admin.get(INVITE), **typed, q="dinkes", show="agencies")
    assert page.status == 200
    assert chosen(page) == ["Dinas Kesehatan"]
    assert typed.items() <= page.form(None).items()
    again = admin.submit(page, q="kecamatan tebas", show="agencies")
    assert groups(again)["Kantor kecamatan"] == ["Kecamatan Tebas"]
    assert chosen(again) == ["Dinas Kesehatan"]  # what was chosen is not lost by looking further
    assert admin.submit(page).status == 303
    with unit_of_work(sambas, read_only=True):
        dinkes = agencies.by_code("dinas-kesehatan").id
        assert found().grants == {Grant(Role.OFFICER, dinkes)}


def test_enter_sends_the_form_and_does_not_search(admin: Visitor) -> None:
    """A browser presses the first button of the form that a field is in."""
    page = admin.get(INVITE)
    buttons = [each for each in page.find("button", type="submit") if each.text]
    names = [each.get("name") for each in buttons]
    assert names.index("show") > [each.text for each in buttons].index("Kirim undangan")
