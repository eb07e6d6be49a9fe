"""The documents agree with the tree: decisions are numbered in order, and links and rooms are there."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
ROOM = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.py)`")


def test_decisions_are_numbered_one_by_one_in_name_and_title() -> None:
    names = [int(path.name.split("-")[0]) for path in DECISIONS]
    titles = [path.read_text().splitlines()[0].split(".")[0] for path in DECISIONS]

    assert names == list(range(1, len(DECISIONS) + 1))
    assert titles == [f"# {number}" for number in names]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_links_and_names_only_what_is_there(page: Path) -> None:
    text = page.read_text()
    links = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    rooms = [
        room
        for room in ROOM.findall(text)
        if not any((ROOT / folder / room).exists() for folder in ("", "claims", "claims/analysis"))
    ]

    assert links == []
    assert rooms == []
