"""Who reported a story first, as far as its articles say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from claims.domain.wording import day_in_words


@dataclass(frozen=True, slots=True)
class Report:
    """One article of a story: `agency` is whom it credits, blank where it credits nobody."""

    article_id: int
    publisher: str
    agency: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class StoryOrigin:
    """Who reported it first, and why we say so. `name` is blank where nobody can say.

    `article_id` is the origin's own article, where it is among them.
    """

    name: str
    reason: str
    article_id: int | None = None


def origin_of(reports: Sequence[Report]) -> StoryOrigin:
    """The agency that most of them credit; otherwise whoever published first."""
    credited = [report for report in reports if report.agency]
    return _credited(credited, len(reports)) if credited else _first(reports)


def _credited(reports: Sequence[Report], of: int) -> StoryOrigin:
    by_name: dict[str, list[Report]] = {}
    for report in reports:
        by_name.setdefault(report.agency.casefold(), []).append(report)
    found = max(by_name.values(), key=len)
    name = found[0].agency
    if sum(len(other) == len(found) for other in by_name.values()) > 1:
        return StoryOrigin("", "As many of these articles credit one agency as another.")
    own = [report.article_id for report in found if report.publisher.casefold() == name.casefold()]
    verb = "credits" if len(found) == 1 else "credit"
    credit = f"It credits {name}." if of == 1 else f"{len(found)} of {of} articles {verb} {name}."
    return StoryOrigin(name, credit, min(own, default=None))


def _first(reports: Sequence[Report]) -> StoryOrigin:
    if len(reports) == 1:
        (only,) = reports
        return StoryOrigin(only.publisher, "The only article of it; it credits no agency.", only.article_id)
    dated = [(row.published_at.astimezone(UTC), row) for row in reports if row.published_at]
    if not dated:
        return StoryOrigin("", "No article credits an agency or says when it was published.")
    at = min(at for at, _ in dated)
    earliest = [row for then, row in dated if then == at]
    if len({row.publisher.casefold() for row in earliest}) > 1:
        return StoryOrigin("", "No article credits an agency, and two were published first, at one time.")
    when = f"on {day_in_words(at.date())} at {at:%H:%M} UTC"
    of = "" if len(dated) == len(reports) else f", of the {len(dated)} that say when"
    sentence = f"No article credits an agency; this one was published first, {when}{of}."
    return StoryOrigin(earliest[0].publisher, sentence, min(row.article_id for row in earliest))
