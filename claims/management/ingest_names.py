"""What `ingest` is told to take in: files, folders of files, addresses, and lists of addresses."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from claims.domain.refusals import Missing, Unreadable
from claims.domain.wording import is_web_address, shortened

STANDARD_INPUT = "-"
LARGEST = 20 * 1024 * 1024
"""Bytes of the largest file that is opened at all; what is larger is no article in any form."""


def expanded(names: Iterable[str]) -> Iterator[str]:
    """These in their order, each folder replaced by the files in it, however deep, sorted by name.

    Hidden files and folders are left out, as are pipes and devices, and no link to a folder is followed.
    """
    for name in names:
        if is_web_address(name) or not Path(name).is_dir():
            yield name
            continue
        for folder, inner, files in os.walk(name):
            inner[:] = sorted(each for each in inner if not each.startswith("."))
            shown = (Path(folder, each) for each in sorted(files) if not each.startswith("."))
            # Opening a pipe waits for somebody to write into it; a link that leads nowhere is said to.
            yield from (str(each) for each in shown if _is_opened(each))


def _is_opened(path: Path) -> bool:
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True


def listed(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a list of addresses, each with its place; blank lines and those after a # are left out.

    Raises OSError, or Unreadable where the list is not UTF-8 text.
    """
    raw = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    try:
        lines = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise Unreadable("This list of addresses is not UTF-8 text.") from error
    shown = "standard input" if name == STANDARD_INPUT else name
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield f"{shown}, line {number}", line.strip()


def check_address(text: str) -> None:
    """Raises Missing where a line of a list is no address."""
    if not is_web_address(text):
        raise Missing(
            f"“{shortened(text, 60)}” is not a web address; it should begin with https:// or http://"
        )


def read(path: Path) -> bytes:
    """The bytes of this file. Raises OSError, or Unreadable where it is far too large."""
    size = path.stat().st_size
    if size > LARGEST:
        raise Unreadable(f"This file has {size / 1024 / 1024:,.0f} MB; it is not opened.")
    return path.read_bytes()
