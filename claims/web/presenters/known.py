"""What is known of an article besides its text, in words, each thing with where it is known from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from claims.domain.explaining import quoted
from claims.domain.pages import ORIGIN_WORDS
from claims.domain.tongue import noted, say
from claims.models import Article
from claims.web.presenters import labels
from claims.web.presenters.ages import day


@dataclass(frozen=True, slots=True)
class Known:
    """One thing: how it is called, what it is, and where it is known from (blank for what is older)."""

    label: str
    value: str
    where: str


_LINES = (
    ("title", noted("Headline")),
    ("byline", noted("Byline")),
    ("dateline", noted("Dateline")),
    ("publisher", noted("Publisher")),
    ("agency", noted("Agency")),
    ("canonical", noted("Its own address")),
)

_TIMES = (
    ("published", noted("Published"), noted("Published, as written")),
    ("changed", noted("Changed"), noted("Changed, as written")),
)


def known(article: Article) -> tuple[Known, ...]:
    """In the order in which a reader asks."""
    return tuple(each for each in _all(article) if each.value)


def where(article: Article, field: str) -> str:
    """Where a field is known from, after the thing itself; blank where nobody noted it."""
    return say(ORIGIN_WORDS.get(article.origins.get(field, ""), ""))


def _all(article: Article) -> Iterator[Known]:
    for field, label in _LINES:
        yield Known(say(label), getattr(article, field), where(article, field))
    for field, label, as_written in _TIMES:
        moment, written = getattr(article, f"{field}_at"), getattr(article, f"{field}_as_written")
        origin = where(article, f"{field}_at") or where(article, f"{field}_as_written")
        yield Known(say(label), _moment(moment) if moment else "", origin)
        yield Known(say(as_written), quoted([written]) if written else "", origin)
    language = labels.language(article.language) if article.language else ""
    yield Known(say("Language"), language, where(article, "language"))
    for caption in article.captions:
        yield Known(say("Picture"), caption, where(article, "captions"))


def _moment(at: datetime) -> str:
    return f"{day(at.date())}, {at:%H:%M} UTC" if (at.hour, at.minute) != (0, 0) else day(at.date())
