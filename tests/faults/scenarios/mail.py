"""A mail server that hangs, then refuses, then takes what it is given."""

import socket
import threading
import time

from claims.models import OutboxEvent
from tests.faults import odd_app, odd_handlers, stale
from tests.faults.desk import wait_until
from tests.faults.people import emit_rows
from tests.faults.scene import Scene


def away(scene: Scene) -> None:
    """The letter is tried again with its row, under one key, and holds up nothing else."""
    odd_handlers.shorten_limits()
    claims = stale.publish(scene, 2)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        server = MailServer(listening)
        event = stale.overtake(claims[0], "a denial arrived")
        emit_rows(scene.ledger, scene.many(300, 100))
        scene.desk.wait_ready(
            scene.desk.worker(
                app=odd_app.__name__,
                env={"FAULTS_TOPIC": "mail", "FAULTS_MAIL": str(listening.getsockname()[1])},
            )
        )
        others = OutboxEvent.objects.exclude(pk=event.pk).filter(done_at__isnull=True, dead_at__isnull=True)
        began = time.monotonic()
        wait_until(lambda: not others.exists(), "all other rows are done", 60)
        passed = time.monotonic() - began
        sent = OutboxEvent.objects.filter(pk=event.pk, done_at__isnull=False)
        wait_until(sent.exists, "the letter is sent in the end", 60)
    scene.hold(len(server.taken) == 1, f"{len(server.taken)} letters were taken")
    scene.hold(f"row-{event.pk}@" in "".join(server.taken), "the letter does not carry its row's key")
    scene.say(
        f"hung {server.hung}, refused {server.refused}, taken {len(server.taken)};"
        f" all other rows done in {passed:.1f} s"
    )


class MailServer:
    """Says nothing to the first who calls, "not now" to the second, and takes the letters of all others."""

    def __init__(self, listening: socket.socket) -> None:
        self.hung = self.refused = 0
        self.taken: list[str] = []
        self._kept: list[socket.socket] = []
        threading.Thread(target=self._serve, args=(listening,), daemon=True).start()

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            if not self.hung:
                self.hung += 1
                self._kept.append(caller)
            elif not self.refused:
                self.refused += 1
                caller.sendall(b"421 Not now.\r\n")
                caller.close()
            else:
                self._take(caller)

    def _take(self, caller: socket.socket) -> None:
        with caller, caller.makefile("rw", newline="\r\n") as line:
            line.write("220 here\r\n")
            line.flush()
            while said := line.readline():
                word = said[:4].upper().strip()
                if word == "DATA":
                    line.write("354 go on\r\n")
                    line.flush()
                    self.taken.append("".join(iter(line.readline, ".\r\n")))
                line.write("221 bye\r\n" if word == "QUIT" else "250 so be it\r\n")
                line.flush()
