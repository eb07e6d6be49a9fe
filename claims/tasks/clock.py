"""Timed work. The beat and every worker ask for it; the clock has one leader."""

from celery import shared_task

from claims.pipeline import clock
from claims.queries import times


@shared_task(name="claims.tick", ignore_result=True, soft_time_limit=50, time_limit=60)
def tick() -> None:
    clock.tick(times.now())
