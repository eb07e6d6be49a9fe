"""The drill: back up while people work, lose everything, restore, and find all of it true."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from claims.actions import claims as actions
from claims.domain.inputs import MoveInputs
from claims.domain.transitions import Move
from claims.gateways import backup_files
from claims.models import Claim, HistoryEntry, OutboxEvent, User
from claims.queries import chain, tables
from tests import builders

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

WRITERS = 4


def go_to_and_fro(claim: Claim, by: User, ended: threading.Event, moved: list[int]) -> None:
    """Take a claim and release it, until told to stop."""
    try:
        while not ended.is_set():
            move = Move.TAKE if claim.state == "triaged" else Move.RELEASE
            claim = actions.move(claim=claim, move=move, version=claim.version, inputs=MoveInputs(), by=by)
            moved.append(claim.version)
    finally:
        connection.close()


@contextmanager
def people_at_work(claims: list[Claim], by: User) -> Iterator[list[int]]:
    """Moves go on in other threads, each with a connection of its own; those made so far are listed."""
    ended, moved = threading.Event(), []  # type: tuple[threading.Event, list[int]]
    threads = [threading.Thread(target=go_to_and_fro, args=(each, by, ended, moved)) for each in claims]
    for thread in threads:
        thread.start()
    try:
        yield moved
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def destroy() -> None:
    with connection.cursor() as cursor:
        names = ", ".join([*tables.columns(), *tables.SESSIONS])
        cursor.execute(f"TRUNCATE {names}")


def test_nothing_is_lost_and_nothing_half_kept(tmp_path: Path) -> None:
    staff = builders.staff()
    claims = [builders.triaged(staff) for _ in range(WRITERS)]
    builders.published(staff)
    kept = tmp_path / "desk.backup"
    with people_at_work(claims, staff.ravi) as moved:
        while len(moved) < 20:
            time.sleep(0.01)
        before = len(moved)
        call_command("backup", kept, stdout=StringIO())
        during = len(moved) - before
    assert during > 0

    destroy()
    assert not User.objects.exists()
    said = StringIO()
    call_command("restore", kept, stdout=said)

    with backup_files.opened(kept) as backup:
        counted = {table.name: table.rows for table in backup.manifest.tables}
    assert {name: count(name) for name in counted} == counted
    call_command("verify_history", against=kept, stdout=StringIO())
    assert chain.verify_all().entries == counted["claims_historyentry"]
    for claim in Claim.objects.filter(pk__in=[each.pk for each in claims]):
        moves = HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk, kind="claim.moved")
        last = moves.latest("position")
        assert (last.data["to"], last.data["version"]) == (claim.state, claim.version)
        assert OutboxEvent.objects.filter(topic="claim.moved", object_id__in=moves).count() == moves.count()


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a table of ours
        return int(cursor.fetchone()[0])
