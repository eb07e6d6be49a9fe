"""Take every measure on engines of its own, and print one table. Nothing passes or fails here."""

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django
from rich.console import Console
from rich.table import Table


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    folder.chmod(0o711)
    os.environ["FACTCHECK_VAR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    logging.getLogger("claims").setLevel(logging.ERROR)
    try:
        _measure(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _measure(folder: Path) -> None:
    from django.core.management import call_command

    from tests.bench import bulk, history, latency, requests
    from tests.bench.measure import Measure
    from tests.faults import setting
    from tests.faults.desk import Desk

    console = Console(highlight=False, width=150)
    table = Table("what", "ours", "reference", "ratio", "asked for")
    with Desk(folder) as desk:
        call_command("migrate", verbosity=0)
        walked = history.verifying()
        setting.make()
        takings: tuple[Callable[[], list[Measure]], ...] = (
            lambda: [walked],
            lambda: [requests.emitting()],
            lambda: [requests.chained()],
            lambda: [requests.over_http(desk)],
            lambda: [latency.idle(desk)],
            lambda: [latency.after_a_kill(desk)],
            lambda: bulk.measures(desk),
            lambda: [latency.long_past()],
        )
        for taking in takings:
            for each in taking():
                console.print(f"[dim]{each.what}: {each.ours} {each.ratio}[/]")
                table.add_row(each.what, each.ours, each.reference, each.ratio, each.wanted)
    console.print(table)


if __name__ == "__main__":
    sys.exit(main())
