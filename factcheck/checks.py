"""What `make check` runs: every check, to the end, with the whole output of those that fail.

Checks that compare a generated file with the tree make it anew and look whether it changed.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")
AT_ONCE = 2


@dataclass(frozen=True)
class Result:
    passed: bool
    output: str


def command(*words: str | Path) -> Callable[[], Result]:
    """A check that is a command: it passes when the command does."""

    def run() -> Result:
        done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        return Result(done.returncode == 0, done.stdout + done.stderr)

    return run


def same(path: str, make: Sequence[str], *, remedy: str) -> Callable[[], Result]:
    """A check that a generated file is what its command (which takes `--file`) makes of the tree now."""

    def run() -> Result:
        with TemporaryDirectory() as folder:
            fresh = Path(folder) / "fresh"
            made = command(*make, "--file", fresh)()
            if not made.passed:
                return made
            kept = ROOT / path
            if kept.exists() and kept.read_bytes() == fresh.read_bytes():
                return Result(passed=True, output="")
            return Result(passed=False, output=f"{path} is not what the code says: run `{remedy}`.")

    return run


CHECKS: dict[str, Callable[[], Result]] = {
    "lint": command(BIN / "ruff", "check"),
    "format": command(BIN / "ruff", "format", "--check"),
    "types": command(BIN / "mypy"),
    "floors": command(BIN / "lint-imports"),
    "rules of the house, templates": command(
        sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "tests/architecture"
    ),
    "Django's checks": command(*MANAGE, "check", "--fail-level", "WARNING"),
    # Without a database Django cannot ask what was applied, and says so; we ask about the code alone.
    "migrations": command(
        sys.executable,
        "-W", "ignore:Got an error checking a consistent migration history:RuntimeWarning",
        "manage.py", "makemigrations", "--check", "--dry-run",
    ),
    "words": command(sys.executable, "-m", "factcheck.catalogue", "--check"),
    "docs/states.md": command(*MANAGE, "states", "--check"),
    "docs/openapi.yaml": same(
        "docs/openapi.yaml", (*MANAGE, "spectacular", "--validate", "--fail-on-warn"), remedy="make schema"
    ),
}  # fmt: skip


def main() -> int:
    """Run them, two at a time; 1 when any has failed."""
    console = Console(highlight=False)
    failed: dict[str, str] = {}

    def run(name: str) -> None:
        began = time.monotonic()
        result = CHECKS[name]()
        if not result.passed:
            failed[name] = result.output
        mark = "[green]✓[/]" if result.passed else "[red]✗[/]"
        console.print(f"{mark} {name} [dim]{time.monotonic() - began:.1f} s[/]")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(run, CHECKS))
    for name, output in failed.items():
        console.rule(f"{name} failed", style="red")
        console.print(output, markup=False, soft_wrap=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
