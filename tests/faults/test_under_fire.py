"""Faults at a size that fits into the suite; `make faults` runs all of them whole, and prints a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.__main__ import place, run
from tests.faults.names import IN_THE_SUITE
from tests.platform.running import ON_LINUX

pytestmark = [pytest.mark.slow, ON_LINUX]


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """With the desk that every scenario begins with, made once."""
    with place() as made:
        yield made


@pytest.mark.parametrize("name", IN_THE_SUITE)
def test_every_invariant_holds_after(name: str, folder: Path) -> None:
    found = run(name, folder, small=True)

    assert found["wrong"] == []
    assert found["ours"]["rows"] > 0
    assert found["plain"]["rows"] > 0
