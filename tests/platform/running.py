"""Which processes run, from Linux's own list."""

import sys
from pathlib import Path

import pytest

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's list of processes")


def with_word(word: str) -> dict[int, list[str]]:
    """The processes whose command line names this, by number; those that have ended are left out."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_text(errors="replace").split("\0")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if any(word in each for each in words):
            found[int(entry.name)] = words
    return found
