"""What is known of an article, each thing with where it is said: the first place that knows it counts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from claims.domain import agencies
from claims.domain.pages import Origin, Page
from claims.gateways.reading import dates
from claims.gateways.reading.decoding import kept, line

LONGEST = {
    "title": 500,
    "byline": 300,
    "dateline": 200,
    "publisher": 200,
    "agency": 200,
    "language": 10,
    "canonical": 1000,
}
"""Code points of each thing that is kept of a page."""

LINE = 300
"""Characters of a byline in which an agency is looked for."""

MOST_CAPTIONS = 40
LONGEST_CAPTION = 500


@dataclass(slots=True)
class Said:
    """What is known by now. Whatever is known already is never said again."""

    lines: dict[str, str] = field(default_factory=dict)
    moments: dict[str, datetime | None] = field(default_factory=dict)
    captions: list[str] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, value: str | None, origin: Origin) -> None:
        """A line of text, unless it is blank or known."""
        short = line(value, LONGEST[name])
        if short and name not in self.lines:
            self.lines[name] = short
            self.origins[name] = origin

    def note_byline(self, written: str, origin: Origin) -> None:
        """Who wrote it; an agency among them is where the text is from."""
        self.note("byline", written, origin)
        self.note("agency", agencies.named_in(written[:LINE]), origin)

    def note_source(self, name: str, origin: Origin) -> None:
        """Where the text is said to be from, if an agency is named: sites name themselves there too."""
        self.note("agency", agencies.known(name) or (name if agencies.is_wire(name) else ""), origin)

    def forget_own_agency(self) -> None:
        """No site is its own agency."""
        if agencies.is_of(self.lines.get("agency", ""), self.lines.get("publisher", "")):
            del self.lines["agency"], self.origins["agency"]

    def note_date(self, name: str, written: str | None, origin: Origin) -> None:
        """`name` is published or changed. What leaves the day open stands until something does not."""
        found = dates.read(kept(written))
        known = self.moments.get(name)
        if known is not None or found == dates.NOTHING or (found.at is None and name in self.moments):
            return
        self.moments[name] = found.at
        self.lines[f"{name}_as_written"] = found.as_written
        self.origins[f"{name}_at"] = origin

    def note_captions(self, captions: Iterable[str], origin: Origin) -> None:
        """Those that are not known yet."""
        for caption in captions:
            short = line(caption, LONGEST_CAPTION)
            if short and short not in self.captions and len(self.captions) < MOST_CAPTIONS:
                self.captions.append(short)
                self.origins.setdefault("captions", origin)

    def guess(self, *, title: str | None, byline: str | None, publisher: str | None, day: str | None) -> None:
        """What trafilatura takes for it, where the page says nothing that we know how to read."""
        self.note("title", title, Origin.GUESS)
        self.note("publisher", publisher, Origin.GUESS)
        is_site = (byline or "").casefold() == self.lines.get("publisher", "").casefold()
        self.note_byline("" if is_site else byline or "", Origin.GUESS)
        if "published" not in self.moments:
            self.note_date("published", day, Origin.GUESS)

    def page(self, text: str, *, headed: bool, unread: str = "") -> Page:
        """As a Page with this text; `headed` has its title open it, where a reader sees it above the text."""
        title = self.lines.get("title", "")
        return Page(
            text=f"{title}\n\n{text}" if headed and title and not text.startswith(title) else text,
            published_at=self.moments.get("published"),
            changed_at=self.moments.get("changed"),
            captions=tuple(self.captions),
            unread=unread,
            origins=dict(self.origins),
            **self.lines,
        )
