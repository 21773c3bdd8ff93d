"""Onboarding as a job: told step by step, gone on with after a crash, never done twice."""

import pytest
from structlog.testing import capture_logs

from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.registry import TenantRecord, TenantState
from tests import ground
from tests.lanes import Bells
from tests.newcomer import STEPS, BrokenError, breaks, request, state
from tests.post_office import PostOffice
from workers import relay
from workers.onboarding import onboard

ONBOARD = "workers.onboarding.onboard"
FROM_AGENCIES = STEPS[STEPS.index("agencies") :]


def told(newcomer: str) -> list[str]:
    """The steps that a run of the job logs, each with its region."""
    with capture_logs() as said:
        onboard(newcomer)
    steps = [each for each in said if each["event"] == "onboarding.step"]
    assert {each["tenant"] for each in steps} <= {newcomer}
    return [each["step"] for each in steps]


def test_a_job_takes_a_region_to_its_first_admins_invitation(
    newcomer: str, bells: Bells, post_office: PostOffice
) -> None:
    request()
    assert told(newcomer) == STEPS
    assert state() == ("active", dict.fromkeys(STEPS, "done"))
    assert bells.rung("mail") == [("workers.relay.drain_mail", newcomer)]
    relay.drain_mail(newcomer)
    (mail,) = post_office.sent_to("admin@bkt.test")
    assert "Kota Bukittinggi" in mail.get_body(("plain",)).get_content()
    assert f"http://{ground.tenant_named(newcomer).host}/tautan/undangan/" in str(
        mail.get_body(("plain",)).get_content()
    )


def test_a_job_that_dies_half_way_is_rung_for_by_the_sweeper_and_gone_on_with(
    newcomer: str, bells: Bells, monkeypatch: pytest.MonkeyPatch
) -> None:
    request()
    with monkeypatch.context() as broken:
        breaks(broken, SystemExit)
        with pytest.raises(SystemExit):
            onboard(newcomer)
    assert state()[0] == TenantState.PREPARING
    relay.sweep()
    assert (ONBOARD, newcomer) in bells.rung()
    assert told(newcomer) == FROM_AGENCIES
    assert state() == ("active", dict.fromkeys(STEPS, "done"))


def test_a_step_that_fails_is_written_down_and_left_to_people(
    newcomer: str, bells: Bells, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not tried again by itself: the console shows it, and its button goes on from there."""
    request()
    with monkeypatch.context() as broken:
        breaks(broken, BrokenError)
        with pytest.raises(BrokenError):
            onboard(newcomer)
    found, steps = state()
    assert (found, steps["places"], steps["agencies"]) == ("failed", "done", "failed")
    assert steps["topics"] == steps["admin"] == "waiting"
    relay.sweep()
    assert (ONBOARD, newcomer) not in bells.rung()
    assert told(newcomer) == FROM_AGENCIES


def test_a_job_that_comes_twice_or_too_late_does_nothing(newcomer: str, bells: Bells) -> None:
    """Nudge and sweeper may both have rung; the region may be gone, or suspended by now."""
    assert told(newcomer) == []
    request()
    onboard(newcomer)
    with unit_of_work(PLATFORM):
        session.query(TenantRecord).filter_by(key=newcomer).one().state = TenantState.SUSPENDED
    bells.silence()
    assert told(newcomer) == []
    assert state()[0] == TenantState.SUSPENDED
    assert bells.rung("mail") == []
