"""A desk of the scenario's own: engines, workers, beats and a web server that it may do anything to."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import OperationalError, connection

from factcheck import keeper, stage
from factcheck.engines import Postgres, Valkey
from factcheck.processes import Child, stop_all, tail

READY_SECONDS = 60.0
PLAIN = "tests.faults.plain_app"


class Desk:
    """Everything that runs. Used as a context; whatever is left at its end is ended."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.logs = folder / "log"
        self.postgres = Postgres(folder, durable=True)
        self.valkey = Valkey(folder)
        self._children: list[Child] = []
        self._plain: list[Child] = []
        self.plain_restarts = 0
        self._names = 0

    def __enter__(self) -> "Desk":
        keeper._prepare(self.postgres, self.valkey)
        self.valkey.start()
        self.postgres.start()
        return self

    def __exit__(self, *failure: object) -> None:
        for child in self._children:
            thaw(child)
        stop_all(self._children, seconds=3)
        connection.close()
        self.valkey.stop()
        self.postgres.stop()

    def worker(
        self, *, env: dict[str, str] | None = None, app: str = "factcheck.celery", clock: int = 0
    ) -> Child:
        """A Celery worker with two children, not yet ready, whose clock is some seconds wrong."""
        self._names += 1
        name = f"w{self._names}"
        given = {"PYTHONUNBUFFERED": "1", **({"FAULTS_CLOCK": str(clock)} if clock else {}), **(env or {})}
        if app == "factcheck.celery":
            return self._keep(stage.worker(self.logs, name, given))
        celery = "tests.faults.skewed" if clock else "celery"
        command = [
            sys.executable, "-m", celery, "--app", app, "worker", "--loglevel", "INFO",
            "--concurrency", "2", "--hostname", f"{name}@%h", "--without-gossip", "--without-mingle",
        ]  # fmt: skip
        log = self.logs / f"worker-{name}.log"
        child = self._keep(Child("worker", command, log=log, env={**given, "C_FORCE_ROOT": "1"}))
        self._plain += [child] if app == PLAIN else []
        return child

    def plain_worker(self, *, clock: int = 0) -> Child:
        """A worker of the plain tasks."""
        return self.worker(app=PLAIN, clock=clock)

    def supervise_plain(self) -> None:
        """Start a plain worker again where none is left, as a supervisor would."""
        if self._plain and all(child.exit_code is not None for child in self._plain):
            self.plain_worker()
            self.plain_restarts += 1

    def wait_plain(self) -> None:
        """Until the plain workers that are left are ready."""
        self.wait_ready(*(child for child in self._plain if child.exit_code is None))

    def beat(self) -> Child:
        self._names += 1
        return self._keep(stage.beat(self.logs, f"b{self._names}", {}))

    def web(self, port: int) -> Child:
        """The web server, answering."""
        child = self._keep(stage.web(port, self.logs, {"PYTHONUNBUFFERED": "1"}))
        wait_until(lambda: child.has_written("Booting worker"), "the web server is up", READY_SECONDS)
        return child

    def restart_broker(self) -> None:
        self.valkey.start()

    def kill_broker(self) -> None:
        kill(self.valkey._process)
        self.valkey.stop()

    @contextlib.contextmanager
    def frozen_broker(self) -> Iterator[None]:
        process = self.valkey._process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            process.send_signal(signal.SIGCONT)

    def restart_database(self) -> None:
        self.postgres.stop()
        self.postgres.start()

    def wait_ready(self, *workers: Child) -> None:
        for child in workers:
            wait_until(lambda: _is_ready(child), f"{child.log} says ready", READY_SECONDS)  # noqa: B023

    def _keep(self, child: Child) -> Child:
        self._children.append(child)
        return child


def _is_ready(child: Child) -> bool:
    assert child.exit_code is None, f"A worker ended by itself:\n{tail(child.log)}"
    return child.has_written(" ready.")


def kill(process: "subprocess.Popen[bytes] | None") -> None:
    if process is not None:
        process.kill()
        process.wait()


def kill_group(child: Child) -> None:
    """Kill -9 the whole process group of a worker, all at once."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child._process.pid, signal.SIGKILL)
    child._process.wait()


def freeze(child: Child) -> None:
    os.killpg(child._process.pid, signal.SIGSTOP)


def thaw(child: Child) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child._process.pid, signal.SIGCONT)


def family(child: Child) -> list[int]:
    """The processes that a worker has forked."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            fields = entry.read_text().rsplit(")", 1)[1].split()
            if int(fields[1]) == child._process.pid:
                found.append(int(entry.parent.name))
    return sorted(found)


def wait_until(true: Callable[[], bool], what: str, seconds: float) -> None:
    """Raises AssertionError when it is still not so; a database that is away meanwhile is waited for."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            if true():
                return
        except OperationalError:
            connection.close()
        assert time.monotonic() < deadline, f"After {seconds:.0f} s still not so: {what}"
        time.sleep(0.05)
