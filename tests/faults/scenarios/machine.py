"""The machine itself: its clock, and its disk."""

import os
import resource
import subprocess
import time
from datetime import timedelta
from pathlib import Path

from django.db import DatabaseError, connection

from claims.actions import articles
from claims.actions.articles import Provenance
from claims.models import Article, HistoryEntry
from factcheck.engines import account
from tests.faults import deadlines, odd_app, plain_app
from tests.faults.desk import wait_until
from tests.faults.owner import owning
from tests.faults.people import Crowd, everybody
from tests.faults.scene import Scene

DAY = 86_400
DUE, SOON, LATER = 10, timedelta(seconds=1), timedelta(hours=1)
TABLES = ("claims_snapshot", "plain_snapshot")
LETTERS = "the quick brown fox jumps over the lazy dog "


def clock_wrong(scene: Scene) -> None:
    """A worker a day ahead and one a day behind: nothing is due too soon, and nothing waits for tomorrow.

    What is due later is, plainly, a task with a countdown: the worker that gets it waits by its own clock.
    """
    plain = scene.plain
    for skew in (DAY, -DAY):
        scene.desk.worker(app=odd_app.__name__, clock=skew)
        scene.desk.plain_worker(clock=skew)
    scene.desk.wait_ready(*scene.desk._children)
    scene.desk.beat()
    scene.desk.beat()
    later = deadlines.set_for(scene, DUE, LATER)
    soon = deadlines.set_for(scene, DUE, SOON)
    for number in range(DUE):
        plain.post(-1 - number, countdown=LATER.seconds)
        plain.post(plain.new(), countdown=SOON.seconds)
    with scene.emitting(scene.many(1_500, 300)), Crowd(scene.ledger):
        time.sleep(scene.many(10, 6))
    early = HistoryEntry.objects.filter(kind="claim.overdue", subject_id__in=later).count()
    scene.hold(not early, f"{early} claims were said overdue an hour before their time")
    deadlines.said_once(scene, soon)
    scene.say(f"{DUE} claims due in an hour: {early} said overdue; {DUE} due at once: said, and once")
    scene.say(f"plain: {plain.early()} of {DUE} tasks that were due in an hour were done at once")


def disk_full(scene: Scene) -> None:
    """Articles come in until nothing more fits: those are refused whole, and all others are read.

    Plainly, each is taken, and a task stores it on the same disk, which is tried again when there is no room.
    """
    plain = scene.plain
    small = _TinyDisk(scene)
    scene.desk.wait_ready(scene.desk.worker(), scene.desk.plain_worker())
    edda = everybody()["edda"]
    taken, refused = 0, 0
    try:
        for number in range(200):
            plain.send(1, plain_app.store)
            try:
                articles.submit(raw=_unlike(number), how="paste", by=edda, provenance=Provenance())
                taken += 1
            except DatabaseError:
                refused += 1
                if refused == 5:
                    break
        scene.hold(refused == 5, "the disk was never full")
        with Crowd(scene.ledger, people=2):
            time.sleep(2)
    finally:
        small.grow()
    articles.submit(raw=_unlike(999), how="paste", by=edda, provenance=Provenance())
    unread = Article.objects.filter(status__in=("waiting", "reading"))
    wait_until(lambda: not unread.exists(), "every article is read, or says why not", 90)
    for article in Article.objects.filter(status="failed"):
        articles.retry(article=article, by=edda)
    wait_until(lambda: not Article.objects.exclude(status="ready").exists(), "retry finishes them", 60)
    scene.say(f"{small.kind}: {taken} articles taken, {refused} refused whole; space again: all read")
    small.remove(scene)


def _unlike(number: int) -> bytes:
    """A third of a megabyte that does not compress, under words that can be read."""
    noise = os.urandom(120_000).hex()
    lines = [noise[at : at + 60] for at in range(0, len(noise), 60)]
    return (f"The ferry {number} was full, the harbour office said.\n\n" + "\n".join(lines)).encode()


class _TinyDisk:
    """A tablespace that has room for a few snapshots; without leave to mount one, a limit on files."""

    def __init__(self, scene: Scene) -> None:
        self.path = Path(f"{scene.desk.folder}-disk")
        self.process = scene.desk.postgres._process
        self.kind = "a tmpfs of 24 MB" if self._mount() else "files of at most 20 MB"
        if self.kind.startswith("a tmpfs"):
            with owning() as cursor:
                cursor.execute(f"CREATE TABLESPACE tiny LOCATION '{self.path}'")
                for table in TABLES:
                    cursor.execute(f"ALTER TABLE {table} SET TABLESPACE tiny")
        else:
            self._limit(20 << 20)

    def grow(self) -> None:
        if self.kind.startswith("a tmpfs"):
            _run("mount", "-o", "remount,size=200m", str(self.path))
        else:
            self._limit(resource.RLIM_INFINITY)

    def remove(self, scene: Scene) -> None:
        if self.kind.startswith("a tmpfs"):
            with owning() as cursor:
                for table in TABLES:
                    cursor.execute(f"ALTER TABLE {table} SET TABLESPACE pg_default")
                cursor.execute("DROP TABLESPACE tiny")
            scene.drained()
            _run("umount", "-l", str(self.path))
            self.path.rmdir()

    def _mount(self) -> bool:
        self.path.mkdir()
        if os.geteuid() or not _run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(self.path)):
            return False
        owner = account()
        if owner is not None:
            os.chown(self.path, owner.pw_uid, owner.pw_gid)
        self.path.chmod(0o700)
        return True

    def _limit(self, size: int) -> None:
        """For the server; every connection that begins now inherits it."""
        assert self.process is not None
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        connection.close()


def _run(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0
