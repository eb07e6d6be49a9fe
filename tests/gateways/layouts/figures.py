"""How well articles are read, beside bare trafilatura on the same pages of a local web site."""

import re
import socket
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Event

from trafilatura import bare_extraction
from trafilatura.settings import Document

from claims.domain.fetches import Accept, Fetched
from claims.domain.refusals import Unreadable
from claims.gateways import fetching, reading
from tests.gateways.fetching import servers
from tests.gateways.layouts.pages import LAYOUTS, Layout
from tests.gateways.layouts.stories import AGENCY, Story, story

STORIES_EACH = 3

FIELDS = ("title", "date", "byline", "agency")


@dataclass(frozen=True, slots=True)
class Score:
    """Of one page: the text's F1 in words, and whether each thing is right, blank where it must be."""

    text: float
    right: dict[str, bool]


@dataclass(frozen=True, slots=True)
class Compared:
    layout: str
    ours: Score
    bare: Score


def site() -> Iterator[tuple[Layout, Story, Fetched]]:
    """Each page of it, as it was fetched over the wire."""
    pages = [
        (layout, each)
        for at, layout in enumerate(LAYOUTS)
        for each in (
            [layout.only] if layout.only else [story(at * STORIES_EACH + one) for one in range(STORIES_EACH)]
        )
    ]
    answers = {f"/{at}": layout.page(each).encode() for at, (layout, each) in enumerate(pages)}

    def mood(sock: socket.socket, stop: Event) -> None:
        path = server.asked[-1].split(b" ")[1].decode()
        sock.sendall(servers.page(answers[path]))

    with servers.serving(mood) as server:
        for at, (layout, each) in enumerate(pages):
            yield layout, each, fetching.fetch(server.url(f"/{at}"), accept=Accept.PAGE)


def _stories(layout: Layout, at: int) -> list[Story]:
    if layout.only:
        return [layout.only]
    found = [story(at * STORIES_EACH + one) for one in range(STORIES_EACH)]
    return [
        replace(each, byline=f"{each.byline} and Lena Ostrow") if layout.authors > 1 else each
        for each in found
    ]


def compared() -> list[Compared]:
    return [
        Compared(layout.name, _ours(layout, each, page), _bare(layout, each, page))
        for layout, each, page in site()
        if not layout.refused
    ]


def _ours(layout: Layout, each: Story, page: Fetched) -> Score:
    try:
        read = reading.read(
            page.body, content_type=page.content_type, charset=page.charset, url="https://ledger.example/x"
        )
    except Unreadable:
        return Score(0, dict.fromkeys(FIELDS, False))
    when: datetime | str | None = read.published_at or read.published_as_written or None
    return Score(
        _f1(read.text.removeprefix(read.title), layout.text(each)),
        {
            "title": read.title == each.title,
            "date": _same_day(when, each) if layout.dated else when == "Yesterday, 14:02",
            "byline": read.byline == (each.byline if layout.byline else ""),
            "agency": read.agency == (AGENCY if layout.agency else ""),
        },
    )


def _bare(layout: Layout, each: Story, page: Fetched) -> Score:
    found = bare_extraction(
        page.body.decode(), url="https://ledger.example/x", include_comments=False, with_metadata=True
    )
    if not isinstance(found, Document):
        return Score(0, dict.fromkeys(FIELDS, False))
    when = datetime.fromisoformat(found.date).replace(tzinfo=UTC) if found.date else None
    return Score(
        _f1((found.text or "").removeprefix(found.title or ""), layout.text(each)),
        {
            "title": found.title == each.title,
            "date": _same_day(when, each) if layout.dated else when is None,
            "byline": (found.author or "").replace("; ", " and ") == (each.byline if layout.byline else ""),
            "agency": not layout.agency,
        },
    )


def _same_day(when: datetime | str | None, each: Story) -> bool:
    return isinstance(when, datetime) and when.date() == each.published.date()


def _f1(text: str, wanted_text: tuple[str, ...]) -> float:
    """Of the words of the text and of the story, as bags."""
    found = Counter(re.findall(r"\w+", text))
    wanted = Counter(re.findall(r"\w+", " ".join(wanted_text)))
    return 2 * (found & wanted).total() / ((found.total() + wanted.total()) or 1)


def table(rows: list[Compared]) -> str:
    """Each layout, and all of them: ours | bare."""
    names = list(dict.fromkeys(row.layout for row in rows))
    lines = [f"{'layout':15}{'text F1':>15}" + "".join(f"{field:>15}" for field in FIELDS)]
    for name in [*names, "all"]:
        here = [row for row in rows if name in (row.layout, "all")]
        cells = [f"{mean(here, 'ours', ''):.3f} | {mean(here, 'bare', ''):.3f}"]
        cells += [f"{mean(here, 'ours', field):.2f} | {mean(here, 'bare', field):.2f}" for field in FIELDS]
        lines.append(f"{name:15}" + "".join(f"{cell:>15}" for cell in cells))
    return "\n".join(lines)


def mean(rows: list[Compared], who: str, field: str) -> float:
    """Of the text's F1 where no field is named, otherwise the share of pages on which it is right."""
    scores: list[Score] = [getattr(row, who) for row in rows]
    return sum(score.right[field] if field else score.text for score in scores) / len(scores)
