"""PostgreSQL's connections killed under everybody, and PostgreSQL itself restarted."""

import time

import psycopg
from django.db import connection

from tests.faults.people import Crowd
from tests.faults.scene import Scene

CUT = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def cut(scene: Scene) -> None:
    """What was open is rolled back; who asked hears of an error, or is not sure; nothing is half there."""
    with scene.emitting(scene.many(2_000, 400)):
        pass
    scene.desk.wait_ready(scene.desk.worker(), scene.desk.plain_worker())
    cuts, restarts, ended = scene.many(10, 3), scene.many(2, 1), 0
    with Crowd(scene.ledger, people=4, pause=0.02):
        for _ in range(cuts):
            time.sleep(scene.chance.uniform(0.2, 0.8))
            ended += _cut()
        for _ in range(restarts):
            time.sleep(0.5)
            scene.desk.restart_database()
            time.sleep(0.5)
    connection.close()
    scene.say(
        f"{ended} connections killed in {cuts} cuts, {restarts} restarts; "
        f"{len(scene.ledger.unheard)} moves whose answer nobody heard"
    )


def _cut() -> int:
    """Asked over a connection of its own, which is none of those that are killed."""
    connection.close()
    named = connection.settings_dict
    with psycopg.connect(dbname=named["NAME"], user=named["USER"], host=named["HOST"]) as asking:
        row = asking.execute(CUT).fetchone()
    return int(row[0]) if row else 0
