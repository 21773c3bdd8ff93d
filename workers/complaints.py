"""The complaint service's longer and recurring work, one tenant at a time."""

import subprocess

import structlog
from sqlalchemy.orm.exc import StaleDataError

from tenants import complaints
from tenants.complaints import TrainingStep
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from workers import calendar, job
from workers.queues import EFFECTS, ask
from workers.relay import ring_mail

log = structlog.get_logger()


@job
def forget_old_drafts(tenant: Tenant) -> None:
    with unit_of_work(tenant):
        complaints.drafts.forget_old()


@job
def forget_unconfirmed_follows(tenant: Tenant) -> None:
    with unit_of_work(tenant):
        complaints.following.forget_unconfirmed()


@job
def announce_digests(tenant: Tenant) -> None:
    """Once it is morning in the tenant's zone, a digest for whoever has something to read."""
    with unit_of_work(tenant):
        told = complaints.announce_digests()
    if told:
        ring_mail(tenant.key)


@job
def climb_ladder(tenant: Tenant) -> None:
    """Once the office is open, whoever has something near or late is reminded of it."""
    with unit_of_work(tenant):
        told = complaints.ladder.announce_morning()
    if told:
        ask(EFFECTS, "workers.relay.drain_effects", tenant.key)


@job
def follow_calendar(tenant: Tenant) -> None:
    """Move what a new edition of the national list moves: it comes with a release, unannounced."""
    with unit_of_work(tenant):
        told = calendar.follow()
    if told:
        ring_mail(tenant.key)


@job
def follow_silence(tenant: Tenant) -> None:
    """Remind reporters who are waited for, and go on where they said nothing.

    Each in a transaction of its own: one that fails keeps no other waiting.
    """
    with unit_of_work(tenant, read_only=True):
        waiting = complaints.silence.waiting_ids()
    for complaint_id in waiting:
        try:
            with unit_of_work(tenant):
                complaints.silence.follow(complaint_id)
        except StaleDataError:  # its reporter was first
            log.info("silence.overtaken", complaint=complaint_id)
        except Exception:  # the others are not kept waiting, this one is tried again
            log.exception("silence.failed", complaint=complaint_id)
    if waiting:
        ring_mail(tenant.key)


@job
def train(tenant: Tenant) -> None:
    """Learn from what was routed, if that was asked for; no transaction is open meanwhile.

    A worker that dies in the middle leaves a training that the next call takes up again.
    """
    with unit_of_work(tenant):
        lesson = complaints.training.begin()
    if lesson is None:
        return
    try:
        prepared = complaints.learning.prepare(lesson.examples, lesson.table)
        _tell(tenant, lesson.training_id, TrainingStep.FITTING)
        model = complaints.learning.fit(prepared)
    except complaints.learning.TooFewError:
        _tell(tenant, lesson.training_id, TrainingStep.TOO_FEW)
    except subprocess.SubprocessError:
        log.exception("training.failed", training=lesson.training_id)
        _tell(tenant, lesson.training_id, TrainingStep.FAILED)
    else:
        with unit_of_work(tenant):
            complaints.training.finish(lesson.training_id, model)


def _tell(tenant: Tenant, training_id: int, step: TrainingStep) -> None:
    with unit_of_work(tenant):
        complaints.training.tell(training_id, step)
