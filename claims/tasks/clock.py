"""Timed work. The beat and every worker ask for it; the clock has one leader."""

from celery import shared_task
from django.utils import timezone

from claims.pipeline import clock


@shared_task(name="claims.tick", ignore_result=True, soft_time_limit=50, time_limit=60)
def tick() -> None:
    clock.tick(timezone.now())
