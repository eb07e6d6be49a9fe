"""A mail server that hangs, then refuses, then takes what it is given."""

import time

from claims.actions import comments
from claims.domain.topics import Topic
from claims.models import Claim, Letter, OutboxEvent, User
from tests import builders, smtp
from tests.faults import odd_app, plain_app
from tests.faults.desk import wait_until
from tests.faults.people import everybody
from tests.faults.scene import Scene
from tests.faults.short import PATIENCE, SILENCE

MOODS = (smtp.HANG, "421 Not now.")
"""What the first two who call are greeted with."""


def away(scene: Scene) -> None:
    """A letter of the desk's is tried again with its row, under one key, and holds up nothing else.

    A plain task sends one to a server of the same moods, and is tried as often and with the same pauses.
    """
    plain = scene.plain
    with smtp.serving(*MOODS) as server, smtp.serving(*MOODS) as theirs:
        _mention(Claim.objects.order_by("pk")[0])
        plain.post(plain.new(), plain_app.letter, theirs.port)
        with scene.emitting(scene.many(300, 100)):
            pass
        scene.desk.wait_ready(
            scene.desk.worker(app=odd_app.__name__, env=_posting(server.port)), scene.desk.plain_worker()
        )
        began = time.monotonic()
        posted = OutboxEvent.objects.filter(topic=Topic.NOTICE_MAIL)
        others = OutboxEvent.objects.exclude(topic=Topic.NOTICE_MAIL).filter(
            done_at__isnull=True, dead_at__isnull=True
        )
        wait_until(lambda: posted.exists() and not others.exists(), "all other rows are done", 60)
        passed = time.monotonic() - began
        scene.hold(not server.mails, "the letter was taken before all other rows were done")
        sent = posted.filter(done_at__isnull=False)
        wait_until(sent.exists, "the letter is sent in the end", 60)
        plain.settle(60.0)
    keys = [f"<{letter.key}@localhost>" for letter in Letter.objects.filter(sent_at__isnull=False)]
    taken = [str(mail["Message-ID"]).strip() for mail in server.mails]
    scene.hold(len(taken) == 1 and taken == keys, f"of the letters {keys} these were taken: {taken}")
    scene.hold(posted.get().attempts == server.connections == 3, f"tried {posted.get().attempts} times")
    scene.say(
        f"hung, refused, then taken: {len(taken)} letter, at try {server.connections};"
        f" all other rows done in {passed:.1f} s"
    )
    scene.say(f"plain: {len(theirs.mails)} letter taken, at try {theirs.connections}")


def _mention(claim: Claim) -> None:
    """Somebody with an address is mentioned, and is to hear of it by mail at once."""
    mila = builders.person("mila")
    User.objects.filter(pk=mila.pk).update(email="mila@desk.example")
    comments.add(claim=claim, text="@mila, which year?", by=everybody()["ravi"])


def _posting(port: int) -> dict[str, str]:
    """A worker's environment with this mail server, and less waiting for it."""
    return {
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "EMAIL_TIMEOUT": str(SILENCE),
        "FAULTS_PATIENCE": str(PATIENCE),
    }
