"""Start the whole desk on this machine: `make demo`."""

import signal
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console
from rich.table import Table

from claims.domain.roles import ROLE_LABELS
from claims.management import demo_desk
from factcheck import embedded
from factcheck.engines import EngineFailed
from factcheck.stage import Stage, StageFailed, free_port


class Stopped(Exception):
    """Somebody asked us to stop."""


def _stop(signum: int, frame: FrameType | None) -> None:
    # Asked once is enough: the way down must not be cut short by impatience.
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


class Command(BaseCommand):
    help = "Start database, broker, web, worker and beat, load the demonstration desk, and print the logins."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.console = Console(highlight=False)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port to try first")

    def handle(self, *args: Any, **options: Any) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, _stop)
        try:
            with ExitStack() as stack:
                self._run(stack, options["port"])
        except Stopped:
            self.console.print("Stopped. What was on the desk is kept for the next `make demo`.")
        except (EngineFailed, StageFailed) as failure:
            raise CommandError(str(failure)) from failure

    def _run(self, stack: ExitStack, wanted: int) -> None:
        began = time.monotonic()
        stack.callback(self._say_goodbye)
        if settings.EMBEDDED:
            with self._step("PostgreSQL and Valkey"):
                stack.enter_context(embedded.joined(settings.VAR_DIR))
        self._migrate()
        port = free_port(wanted)
        if port != wanted:
            self.console.print(f"[yellow]![/] Port {wanted} is taken; this desk takes {port}.")
        stage = stack.enter_context(Stage(port, settings.VAR_DIR / "log"))
        settings.ADDRESS_FILE.write_text(stage.address, encoding="utf-8")
        with self._step("Worker, web and beat"):
            for name in stage.wait_until_ready():
                self.console.print(f"  {name} is up")
        if not demo_desk.is_loaded():
            self.console.print("Loading the demonstration desk (the first time only)")
            call_command("load_seeds")
        connections.close_all()
        self._invite(stage, time.monotonic() - began)
        while True:
            stage.check()
            time.sleep(0.5)

    def _migrate(self) -> None:
        executor = MigrationExecutor(connections[settings.DATABASE_OWNER])
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            with self._step(f"Tables ({len(plan)} migrations)"):
                call_command("migrate", verbosity=0, interactive=False)

    @contextmanager
    def _step(self, what: str) -> Iterator[None]:
        began = time.monotonic()
        with self.console.status(f"{what} …"):
            yield
        self.console.print(f"[green]✓[/] {what} [dim]{time.monotonic() - began:.1f} s[/]")

    def _invite(self, stage: Stage, seconds: float) -> None:
        table = Table("log in as", "password", "who", "role", box=None, padding=(0, 3, 0, 0))
        for person in demo_desk.DEMO_PEOPLE:
            table.add_row(person.username, person.password, person.name, ROLE_LABELS[person.role])
        self.console.print(f"\n[bold]The desk is open: {stage.address}[/]  [dim](up in {seconds:.1f} s)[/]\n")
        self.console.print(table)
        self.console.print(f"\n[dim]Logs are in {stage.logs}. Ctrl-C stops all of it.[/]")

    def _say_goodbye(self) -> None:
        self.console.print("All that was started is stopped.")
