"""The same work as plain Celery tasks, with the settings that are meant to make them safe."""

import os

import psycopg
from celery import Celery
from django.conf import settings

from factcheck import embedded

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

TABLE = "CREATE TABLE plain_done (number bigint, at timestamptz DEFAULT clock_timestamp())"

# Not current: in a scenario's own process, the desk's tasks are sent by the desk's app.
app = Celery("plain", broker=settings.CELERY_BROKER_URL, set_as_current=False)
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    task_default_queue="plain",
    task_ignore_result=True,
    task_publish_retry=False,
    broker_connection_timeout=1,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
    broker_transport_options={"socket_connect_timeout": 1, "socket_timeout": 2, "retry_on_timeout": False},
)


@app.task(name="plain.work")
def work(number: int) -> None:
    """The effect: one row. Nothing here says whether it was there before, as in most plain tasks."""
    with psycopg.connect(embedded.database_url(settings.VAR_DIR), autocommit=True) as connection:
        connection.execute("INSERT INTO plain_done (number) VALUES (%s)", [number])
