"""The desk's own processes on one machine: web, worker and beat, started, watched and stopped together."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.processes import Child, stop_all, tail

HOST = "127.0.0.1"
_TRIES = 50


class StageFailed(RuntimeError):
    """A process of the desk ended by itself, or did not come up: which, and what it said last."""


def free_port(wanted: int) -> int:
    """The first port from this one up that nobody listens on."""
    for port in range(wanted, wanted + _TRIES):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise StageFailed(f"None of the ports {wanted} to {wanted + _TRIES - 1} is free.")


def web(port: int, logs: Path, env: dict[str, str]) -> Child:
    command = [
        sys.executable, "-m", "gunicorn", "factcheck.wsgi", "--bind", f"{HOST}:{port}",
        "--workers", "2", "--threads", "4", "--preload", "--graceful-timeout", "5",
        "--no-control-socket", "--access-logfile", "-",
    ]  # fmt: skip
    return Child("web", command, log=logs / f"web-{port}.log", env=env)


def worker(logs: Path, name: str, env: dict[str, str]) -> Child:
    command = [
        sys.executable, "-m", "celery", "--app", "factcheck.celery", "worker", "--loglevel", "INFO",
        "--hostname", f"{name}@%h", "--concurrency", "2", "--without-gossip", "--without-mingle",
    ]  # fmt: skip
    # Celery warns that root runs it; here root runs all of it, and its messages are JSON only.
    return Child("worker", command, log=logs / f"worker-{name}.log", env={**env, "C_FORCE_ROOT": "1"})


def beat(logs: Path, name: str, env: dict[str, str]) -> Child:
    command = [
        sys.executable, "-m", "celery", "--app", "factcheck.celery", "beat", "--loglevel", "WARNING",
        # The schedule is the settings' own: there is nothing to remember between runs.
        "--scheduler", "celery.beat:Scheduler", "--pidfile", "",
    ]  # fmt: skip
    return Child("beat", command, log=logs / f"beat-{name}.log", env=env)


@dataclass(slots=True)
class Stage:
    """Web, worker and beat of one desk. Use it as a context: leaving it, however, stops all three."""

    port: int
    logs: Path
    children: list[Child] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def _name(self) -> str:
        return str(self.port)

    @property
    def _env(self) -> dict[str, str]:
        return {"PUBLIC_URL": os.environ.get("PUBLIC_URL") or self.address, "PYTHONUNBUFFERED": "1"}

    def __enter__(self) -> "Stage":
        self.children += [web(self.port, self.logs, self._env), worker(self.logs, self._name, self._env)]
        return self

    def __exit__(self, *failure: object) -> None:
        stop_all(self.children)

    def check(self) -> None:
        """Raise StageFailed when one of them has ended."""
        for child in self.children:
            if child.exit_code is not None:
                raise StageFailed(
                    f"{child.name} ended by itself (exit {child.exit_code}). Its log, {child.log}, ends:\n"
                    f"{tail(child.log)}"
                )

    def wait_until_ready(self, *, seconds: float = 60.0) -> Iterator[str]:
        """Yield the name of each process as it comes up; raise when one ends, or takes too long."""
        waiting = {"web": self._web_answers, "worker": self._worker_is_ready}
        deadline = time.monotonic() + seconds
        while waiting:
            self.check()
            for name in [name for name, is_up in waiting.items() if is_up()]:
                del waiting[name]
                yield name
            if time.monotonic() > deadline:
                raise StageFailed(f"After {seconds:.0f} seconds {' and '.join(waiting)} did not come up.")
            time.sleep(0.05)
        # Last, since nobody waits for it: until then the worker's own reconciler does the same.
        self.children.append(beat(self.logs, self._name, self._env))

    def _worker_is_ready(self) -> bool:
        return self.children[1].has_written(" ready.")

    def _web_answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return False
