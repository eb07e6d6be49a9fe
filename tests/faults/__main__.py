"""Run the scenarios, each in a process and a folder of its own, and print the two columns."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from tests.faults.one import TEMPLATE

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 600
COLUMNS = ("rows", "lost", "twice", "stuck")


@contextmanager
def place() -> Iterator[Path]:
    """A folder for every desk of this run, with the one that all others are copied from."""
    folder = Path(tempfile.mkdtemp(prefix="faults-"))
    folder.chmod(0o711)
    try:
        run(TEMPLATE, folder, small=False)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(name: str, folder: Path, *, small: bool) -> dict[str, Any]:
    """One scenario, and what it found. A scenario that breaks off is wrong too, with its last words."""
    desk, out = folder / name, folder / f"{name}.json"
    if name == TEMPLATE:
        desk.mkdir()
    else:
        # `cp` keeps the owner, which is not us when we are root.
        subprocess.run(["cp", "-a", folder / TEMPLATE, desk], check=True)
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "tests.faults.one",
        name,
        desk,
        out,
        *(["--small"] if small else []),
    ]
    words = folder / f"{name}.log"
    try:
        with words.open("w") as log:
            subprocess.run(
                command,
                cwd=ROOT,
                env=_of_its_own(),
                timeout=LONGEST,
                check=True,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as broken:
        return {"ours": None, "plain": None, "said": [], "wrong": [f"{broken}\n{words.read_text()[-3000:]}"]}
    found: dict[str, Any] = json.loads(out.read_text())
    if name != TEMPLATE:
        shutil.rmtree(desk, ignore_errors=True)
    return found


def _of_its_own() -> dict[str, str]:
    """The environment without what a run of the tests adds to it: a scenario has engines of its own."""
    others = ("DJANGO_SETTINGS_MODULE", "FACTCHECK_TESTS", "FACTCHECK_VAR", "DATABASE_URL", "REDIS_URL")
    return {name: value for name, value in os.environ.items() if name not in others}


def numbers(column: dict[str, int] | None) -> list[str]:
    return [f"{column[name]:,}" for name in COLUMNS] if column else ["–"] * len(COLUMNS)


def main(arguments: Sequence[str]) -> int:
    from tests.faults.names import NAMES

    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[[], *NAMES], help="some of the scenarios")
    parser.add_argument("--small", action="store_true", help="at the size that the test suite runs")
    asked = parser.parse_args(arguments)
    console = Console(highlight=False, width=150)
    table = Table("fault", *(f"ours:\n{name}" for name in COLUMNS), *(f"plain:\n{name}" for name in COLUMNS))
    wrong: dict[str, list[str]] = {}
    began = time.monotonic()
    with place() as folder:
        for name in asked.names or NAMES:
            found = run(name, folder, small=asked.small)
            table.add_row(NAMES[name], *numbers(found["ours"]), *numbers(found["plain"]))
            mark = "[red]✗[/]" if found["wrong"] else "[green]✓[/]"
            console.print(f"{mark} {NAMES[name]} [dim]{found.get('seconds', 0):.0f} s[/]")
            for sentence in found["said"]:
                console.print(f"    {sentence}", style="dim")
            for sentence in found["wrong"]:
                console.print(f"    {sentence}", style="red", markup=False)
            wrong |= {name: found["wrong"]} if found["wrong"] else {}
    console.print(table)
    verdict = f"broken in {', '.join(wrong)}" if wrong else "every invariant holds"
    console.print(f"{verdict}; {time.monotonic() - began:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
