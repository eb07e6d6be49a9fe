"""Take measures on engines of their own, and print one table. Nothing passes or fails here.

python -m tests.bench workflow|intake|screens
"""

import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
from rich.console import Console
from rich.table import Table


def main(group: str) -> int:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    folder.chmod(0o711)
    os.environ["FACTCHECK_VAR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    logging.getLogger("claims").setLevel(logging.ERROR)
    try:
        _measure(folder, group)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _measure(folder: Path, group: str) -> None:
    from django.core.management import call_command

    from claims.domain.roles import Role
    from tests import builders
    from tests.bench import bulk, history, intake, latency, requests, screens
    from tests.bench.measure import Measure
    from tests.faults import setting
    from tests.faults.desk import Desk

    def workflow() -> Iterator[Measure]:
        yield history.verifying()
        setting.make()
        yield requests.emitting()
        yield requests.chained()
        yield requests.over_http(desk)
        yield latency.idle(desk)
        yield latency.after_a_kill(desk)
        yield from bulk.measures(desk)
        yield latency.long_past()

    def intaking() -> Iterator[Measure]:
        yield from intake.measures(desk, builders.person("edda", Role.EDITOR))

    def showing() -> Iterator[Measure]:
        yield from screens.measures(desk)

    console = Console(highlight=False, width=150)
    table = Table("what", "ours", "reference", "ratio", "asked for")
    with Desk(folder) as desk:
        call_command("migrate", verbosity=0)
        for each in {"workflow": workflow, "intake": intaking, "screens": showing}[group]():
            console.print(f"[dim]{each.what}: {each.ours} {each.ratio}[/]")
            table.add_row(each.what, each.ours, each.reference, each.ratio, each.wanted)
    console.print(table)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
