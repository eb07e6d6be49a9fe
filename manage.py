#!/usr/bin/env python
"""The command line. Commands that need the engines join them, or start them for as long as they run."""

import os
import sys
from contextlib import nullcontext

from django.core.management import execute_from_command_line

from factcheck import embedded
from factcheck.engines import EngineFailed

WITHOUT_ENGINES = frozenset(
    {
        "--version",
        "analyze",
        "check",
        "collectstatic",
        "demo",
        "diffsettings",
        "evaluate",
        "help",
        "makemigrations",
        "spectacular",
        "states",
        "version",
    }
)
"""Commands that need none, and `demo`, which joins them before the eyes of whoever waits."""


def needs_engines(arguments: list[str]) -> bool:
    """Whether this command line will ask the database or the broker anything, and they are ours to start."""
    if not embedded.wanted() or not arguments or {"-h", "--help"} & set(arguments):
        return False
    return arguments[0] not in WITHOUT_ENGINES


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    with embedded.joined(embedded.var_dir()) if needs_engines(sys.argv[1:]) else nullcontext():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    try:
        main()
    except EngineFailed as failure:
        sys.exit(str(failure))
