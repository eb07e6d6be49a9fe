"""Workers killed in the middle of things."""

import os
import signal
import time

from claims.actions import articles
from claims.actions.articles import Provenance
from claims.models import Article
from tests.faults import plain_app
from tests.faults.desk import family, kill_group, wait_until
from tests.faults.people import everybody
from tests.faults.scene import Scene

STORY = (
    "The bridge at Lowgate {n} is safe, Mayor Dora Finch said on Monday. The engineers' union denied that. "
    "“We have seen cracks in pier {n},” its secretary, Tom Ash, told reporters. According to the harbour "
    "office, {n}00 lorries cross it each day. The ministry of works said that no repair was due before May. "
)


def group_killed(scene: Scene) -> None:
    """Both systems' workers, at the same moments, while rows are written and worked."""
    kills = scene.many(15, 3)
    with scene.emitting(scene.many(12_000, 900)):
        for _ in range(kills):
            pair = scene.desk.worker(), scene.desk.plain_worker()
            scene.desk.wait_ready(*pair)
            time.sleep(scene.chance.uniform(0.2, 1.4))
            for worker in pair:
                kill_group(worker)
    scene.desk.wait_ready(scene.desk.worker(), scene.desk.plain_worker())
    scene.say(f"{kills} kills of the whole group")


def child_killed(scene: Scene) -> None:
    """One child at a time; the worker replaces it, and asks for its message again."""
    pair = scene.desk.worker(), scene.desk.plain_worker()
    scene.desk.wait_ready(*pair)
    kills = scene.many(12, 4)
    with scene.emitting(scene.many(3_000, 600)):
        for _ in range(kills):
            time.sleep(scene.chance.uniform(0.1, 0.8))
            for worker in pair:
                if children := family(worker):
                    os.kill(scene.chance.choice(children), signal.SIGKILL)
    scene.say(f"{kills} children killed, one at a time")


def ingest_killed(scene: Scene) -> None:
    """Articles are read step by step; what five kills hit says so, and is finished by pressing retry.

    A plain task is busy with a whole article for a while, and then writes its row.
    """
    plain = scene.plain
    edda = everybody()["edda"]
    kills = scene.many(8, 2)
    wanted = scene.many(60, 8)
    ids = [
        articles.submit(
            raw=(STORY.format(n=number) * 6).encode(), how="paste", by=edda,
            provenance=Provenance(title=f"Bridge {number}"),
        ).article.pk
        for number in range(wanted)
    ]  # fmt: skip
    plain.send(wanted, plain_app.read)
    for _ in range(kills):
        pair = scene.desk.worker(), scene.desk.plain_worker()
        scene.desk.wait_ready(*pair)
        time.sleep(scene.chance.uniform(1.0, 4.0))
        for worker in pair:
            kill_group(worker)
    read = Article.objects.filter(pk__in=ids, status="ready").count()
    scene.desk.wait_ready(scene.desk.worker(), scene.desk.plain_worker())
    unread = Article.objects.filter(pk__in=ids, status__in=("waiting", "reading"))
    wait_until(lambda: not unread.exists(), "every article is read, or says why not", 120)
    failed = list(Article.objects.filter(pk__in=ids, status="failed"))
    for article in failed:
        articles.retry(article=article, by=edda)
    wait_until(
        lambda: Article.objects.filter(pk__in=ids, status="ready").count() == wanted, "retry finishes it", 60
    )
    scene.say(
        f"{kills} kills, {read} of {wanted} articles read between them; {len(failed)} finished by retry"
    )
