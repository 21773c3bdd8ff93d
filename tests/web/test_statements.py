"""How often a page asks the database: seldom, and no oftener when the list is longer."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

import pytest
from flask import Flask

from tenants import complaints, registry
from tenants.complaints import Complaint, Photo
from tenants.kernel import memory
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_head,
    a_referred_complaint,
    a_regent,
    a_resident,
    an_answered_complaint,
    an_officer,
)
from tests.signing_in import at_the_console, signed_in
from tests.statements import counted
from tests.visitor import Visitor

FEW, MANY = 3, 20
# What a page may ask with everything kept for a minute in its place, as all but the first are.
MOST = {
    "home": 4,
    "list": 3,
    "list narrowed": 4,  # how many there are in all is remembered only where one choice narrows it
    "complaint": 4,
    "inbox": 3,
    "report on the desk": 6,
    "queue": 7,
    "at agencies": 3,
    "an agency's numbers": 3,
    "the region's numbers": 3,
    "a list behind them": 4,
    "console": 3,
}


@dataclass(frozen=True)
class Answer:
    """A page and the statements it took."""

    length: int
    statements: list[str]


def asked(visitor: Visitor, path: str) -> Answer:
    """The second visit to a page."""
    visitor.inspects = False  # twenty rows take their time, and other tests have looked
    assert visitor.get(path).status == 200
    with counted() as sent:
        page = visitor.get(path)
    assert page.status == 200
    return Answer(len(page.text), sent)


def fill(tenant: Tenant, count: int) -> None:
    """So many reports for each list: with the agency, given back, undecided."""
    with unit_of_work(tenant):
        officer = an_officer()
        for _ in range(count // 2 + 1):
            a_referred_complaint(a_resident())
            vague = a_complaint(text="Jalan rusak, lampu mati, got mampet.", topic_code=None)
            complaints.settings.set_threshold(1.0)
            complaints.route(vague.id)
            returned = a_referred_complaint()
            complaints.give_back(
                officer, returned, reason="Bukan jalan kami.", version=returned.version
            )


def long(tenant: Tenant, count: int) -> str:
    """The number of a report with so many pictures and lines, for colleagues and for everybody."""
    with unit_of_work(tenant):
        officer, resident = an_officer(), a_resident()
        complaint = an_answered_complaint(resident)
        for number in range(count):
            complaints.note(officer, complaint, text="Sudah dilihat.")
            complaints.reopen(resident, complaint, note=None, version=complaint.version)
            complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)
            key = f"{complaint.id}/{number}"
            session.add(Photo(complaint_id=complaint.id, storage_key=key, width=4, height=3))
        return complaint.reference


@dataclass(frozen=True)
class Stand:
    """Where a page is looked at: as whom, and how it is given `count` rows; its path."""

    visitor: Visitor
    grow: Callable[[int], str]


def a_list(path: str, tenant: Tenant, visitor: Visitor) -> Stand:
    def grow(count: int) -> str:
        fill(tenant, count)
        return path

    return Stand(visitor, grow)


def counted_anew(path: str, tenant: Tenant, visitor: Visitor) -> Stand:
    """A page of figures, which are kept for minutes."""

    def grow(count: int) -> str:
        fill(tenant, count)
        memory.forget_everything()
        return path

    return Stand(visitor, grow)


def a_report(path: str, tenant: Tenant, visitor: Visitor) -> Stand:
    return Stand(visitor, lambda count: path.format(long(tenant, count)))


def the_console(app: Flask) -> Stand:
    visitor = at_the_console(app)
    codes = iter([each.code for each in registry.regions.regions() if each.province == "Aceh"])

    def grow(count: int) -> str:
        with unit_of_work(PLATFORM):
            for number, code in enumerate(islice(codes, count)):
                registry.reserve(
                    region_code=code,
                    slug=f"baru{count}x{number}",
                    admin_email="a@contoh.test",
                    admin_name="A",
                )
        return "/daerah"

    return Stand(visitor, grow)


def stand(app: Flask, tenant: Tenant, page: str) -> Stand:
    anybody = Visitor(app, tenant.host)
    return {
        "home": lambda: a_list("/", tenant, anybody),
        "list": lambda: a_list("/pengaduan", tenant, anybody),
        "list narrowed": lambda: a_list("/pengaduan?q=jalan&state=dikembalikan", tenant, anybody),
        "complaint": lambda: a_report("/pengaduan/{}", tenant, anybody),
        "inbox": lambda: a_list("/meja/pengaduan", tenant, signed_in(app, tenant, an_officer)),
        "report on the desk": lambda: a_report(
            "/meja/pengaduan/{}", tenant, signed_in(app, tenant, an_officer)
        ),
        "queue": lambda: a_list("/meja/koordinasi", tenant, signed_in(app, tenant, a_coordinator)),
        "at agencies": lambda: a_list("/meja/dinas", tenant, signed_in(app, tenant, a_coordinator)),
        "an agency's numbers": lambda: counted_anew(
            "/meja/angka", tenant, signed_in(app, tenant, a_head)
        ),
        "the region's numbers": lambda: counted_anew(
            "/meja/pimpinan", tenant, signed_in(app, tenant, a_regent)
        ),
        "a list behind them": lambda: a_list(
            "/meja/angka/laporan", tenant, signed_in(app, tenant, a_regent)
        ),
        "console": lambda: the_console(app),
    }[page]()


@pytest.mark.usefixtures("undone")
@pytest.mark.parametrize("page", MOST)
def test_a_page_asks_seldom_and_no_oftener_with_more_rows(
    app: Flask, sambas: Tenant, page: str
) -> None:
    where = stand(app, sambas, page)
    few = asked(where.visitor, where.grow(FEW))
    many = asked(where.visitor, where.grow(MANY))
    assert many.length > few.length, "the rows are not on the page"
    assert 1 <= len(many.statements) <= MOST[page], "\n".join(many.statements)
    assert len(many.statements) == len(few.statements), "\n".join(many.statements)


def test_a_page_that_asks_for_each_row_would_be_found(sambas: Tenant, in_tenant: Tenant) -> None:
    with counted() as sent:
        for _ in range(MANY):
            session.query(Complaint).count()
    assert len(sent) == MANY
