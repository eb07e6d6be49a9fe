"""Places in a text, as W3C Web Annotation selectors.

Offsets count Unicode code points from 0, end exclusive, as Python's own indices do.
https://www.w3.org/TR/annotation-model/#selectors
"""

import re
from dataclasses import dataclass

CONTEXT = 32
"""Code points of prefix and suffix kept with a quote."""


_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A TextPositionSelector. Raises ValueError unless 0 <= start < end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """A TextQuoteSelector: the exact words and what stands around them."""

    exact: str
    prefix: str
    suffix: str


def quote_of(text: str, span: Span) -> Quote:
    """The quote that finds `span` again after the text around it has changed."""
    return Quote(
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def find_again(text: str, quote: Quote) -> Span | None:
    """Where the quote stands in a changed text; None where it is gone or not unique.

    Never the nearest guess: of several equal quotes only one whose prefix and suffix
    both still stand is taken, and only if it is the only such one.
    """
    places = _occurrences(text, quote.exact)
    if len(places) == 1:
        return places[0]
    in_context = [
        place
        for place in places
        if text[: place.start].endswith(quote.prefix) and text[place.end :].startswith(quote.suffix)
    ]
    return in_context[0] if len(in_context) == 1 else None


def still_stands(text: str, quote: Quote) -> bool:
    """Whether the quote is found again, however lines are broken."""
    levelled = Quote(_one_line(quote.exact), _one_line(quote.prefix), _one_line(quote.suffix))
    return find_again(_one_line(text), levelled) is not None


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text)


def _occurrences(text: str, exact: str) -> list[Span]:
    found: list[Span] = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        found.append(Span(at, at + len(exact)))
        at = text.find(exact, at + 1)
    return found
