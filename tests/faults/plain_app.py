"""The same work as plain Celery tasks, with the settings that are meant to make them safe.

Acknowledged late, rejected when a worker is lost, one message at a time, sending and tasks tried again:
what Celery's guide names for work that must not be lost. A task that fails is tried as often, and with the
same pauses, as a row of ours. All else is as Celery has it of itself.
"""

import os
import smtplib
import time
from email.message import EmailMessage
from typing import Any

import psycopg
from celery import Celery, Task
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings

from factcheck import embedded
from tests.faults.short import HARD, SILENCE, SOFT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

QUEUE = "plain"

TABLES = """
CREATE TABLE plain_done (number bigint, at timestamptz DEFAULT clock_timestamp());
CREATE TABLE plain_claim (number bigint PRIMARY KEY, state text NOT NULL DEFAULT 'new');
CREATE TABLE plain_snapshot (number bigint, body bytea);
"""

READING = 0.4
"""Seconds that a task is busy with an article, in place of reading it."""

SNAPSHOT = 240_000
"""Bytes of an article that do not compress."""


class Tried(Task):  # type: ignore[type-arg]  # generic in its stubs alone
    """A task that is tried five times, two, four, eight and sixteen seconds apart."""

    autoretry_for = (psycopg.OperationalError, OSError, SoftTimeLimitExceeded)
    max_retries = 4
    retry_backoff = 2
    retry_jitter = False


# Not current: in a scenario's own process, the desk's tasks are sent by the desk's app.
app = Celery("plain", broker=settings.CELERY_BROKER_URL, task_cls=Tried, set_as_current=False)
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    # What Celery asks for, beside late acknowledgement, in its log.
    worker_cancel_long_running_tasks_on_connection_loss=True,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    task_default_queue=QUEUE,
    task_ignore_result=True,
)


def opened() -> "psycopg.Connection":
    return psycopg.connect(embedded.database_url(settings.VAR_DIR), autocommit=True)


def write_down(number: int) -> None:
    """The effect: one row. Nothing here says whether it was there before, as in most plain tasks."""
    with opened() as connection:
        connection.execute("INSERT INTO plain_done (number) VALUES (%s)", [number])


@app.task(name="plain.work")
def work(number: int) -> None:
    write_down(number)


@app.task(name="plain.read")
def read(number: int) -> None:
    """An article, in one task."""
    time.sleep(READING)
    write_down(number)


@app.task(name="plain.store")
def store(number: int) -> None:
    """An article's bytes, and the row, in one transaction."""
    with opened() as connection, connection.transaction():
        connection.execute("INSERT INTO plain_snapshot VALUES (%s, %s)", [number, os.urandom(SNAPSHOT)])
        connection.execute("INSERT INTO plain_done (number) VALUES (%s)", [number])


@app.task(name="plain.slow", bind=True, soft_time_limit=SOFT, time_limit=HARD)
def slow(task: "Task[Any, Any]", number: int) -> None:
    """Past the soft limit, twice."""
    if task.request.retries < 2:
        time.sleep(20)
    write_down(number)


@app.task(name="plain.deaf", soft_time_limit=SOFT, time_limit=HARD)
def deaf(number: int) -> None:
    """Past the hard limit."""
    try:
        time.sleep(20)
    except SoftTimeLimitExceeded:
        time.sleep(20)
    write_down(number)


@app.task(name="plain.letter")
def letter(number: int, port: int) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "desk@plain.example", "ravi@plain.example", "Look again"
    mail["Message-ID"] = f"<{number}@plain.example>"
    mail.set_content("The verdict needs another look.")
    with smtplib.SMTP("127.0.0.1", port, timeout=SILENCE) as server:
        server.send_message(mail)
    write_down(number)
