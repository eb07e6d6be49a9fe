"""Work that goes on for too long."""

import time

from claims.actions import relay
from claims.models import OutboxEvent
from tests.faults import odd_app, odd_handlers, plain_app, stale
from tests.faults.desk import kill_group, wait_until
from tests.faults.scene import Scene


def over_time(scene: Scene) -> None:
    """Over the soft limit a row is tried again, over the hard one it is buried; neither holds others up.

    Two plain tasks do the same. Nobody knows of one that its hard limit ended, but for a line in a log.
    """
    plain = scene.plain
    odd_handlers.shorten_limits()
    claims = stale.publish(scene, 4)
    poison = stale.overtake(claims[0], "deaf")
    slow = stale.overtake(claims[1], "slow")
    plain.send(1, plain_app.deaf)
    plain.send(1, plain_app.slow)
    with scene.emitting(scene.many(500, 200)):
        pass
    odd = scene.desk.worker(app=odd_app.__name__, env={"FAULTS_TOPIC": "slow"})
    scene.desk.wait_ready(odd, scene.desk.plain_worker())
    began = time.monotonic()
    others = OutboxEvent.objects.exclude(pk__in=(poison.pk, slow.pk)).filter(
        done_at__isnull=True, dead_at__isnull=True
    )
    wait_until(lambda: not others.exists(), "all other rows are done", 60)
    passed = time.monotonic() - began
    wait_until(lambda: _now(slow).done_at is not None, "the slow row is done at its third try", 60)
    wait_until(lambda: _now(poison).dead_at is not None, "the row that kills its workers is dead", 90)
    attempts = dict(
        others.model.objects.values_list("attempts").filter(attempts__gte=5).values_list("pk", "attempts")
    )
    scene.hold(set(attempts) == {poison.pk}, f"others were tried five times too: {attempts}")
    scene.say(f"all other rows done {passed:.1f} s after the start; dead: “{_now(poison).problem[:60]}”")
    kill_group(odd)
    scene.desk.wait_ready(scene.desk.worker())
    relay.revive(_now(poison))
    wait_until(lambda: _now(poison).done_at is not None, "retried by hand, it is done", 30)


def _now(event: OutboxEvent) -> OutboxEvent:
    return OutboxEvent.objects.get(pk=event.pk)
