"""Files that are there whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes this name once the body has ended well; otherwise nothing is left.

    It is readable by its owner alone. A file of this name stays what it was until then. Raises OSError.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:  # noqa: PTH123
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        _keep_names_of(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def _keep_names_of(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
