"""One story: the articles that are copies or rewrites of one original, and what was said of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from claims.domain.inputs import row_number
from claims.domain.refusals import Missing, why_not
from claims.domain.roles import Permission
from claims.domain.speech import Standing
from claims.domain.tongue import say
from claims.matching import copies, likeness
from claims.models import Article, Claim, Story, StoryMove, User
from claims.policy import stories as policy
from claims.policy import visibility
from claims.policy.permissions import check_permission
from claims.queries import independence, snapshots, story_moves
from claims.queries.independence import Origin

MOST_CLAIMS = 50
MOST_MOVES = 30
MOST_ALIKE = 5

_OWN_ADDRESS = re.compile(r"/articles/(\d+)/")


@dataclass(frozen=True, slots=True)
class Member:
    """An article of the story. `joined` is how it came here, None for the one the story began with.

    `may_not_part` says why it cannot be split off, and is blank where it can.
    """

    article: Article
    is_origin: bool
    joined: StoryMove | None
    may_not_part: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim that the story's articles report, and its independent sources."""

    claim: Claim
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """An article of another story that reads like a copy, and why it does."""

    article: Article
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A join or a split. `may_not_undo` says why it cannot be undone, and is blank where it can."""

    move: StoryMove
    may_not_undo: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the page of a story shows. `may_not_join` is why the viewer may not, or blank."""

    story: Story
    members: tuple[Member, ...]
    outlets: int
    claims: tuple[Carried, ...]
    more_claims: int
    alike: tuple[Alike, ...]
    said: tuple[Said, ...]
    may_not_join: str


def page(article: Article, viewer: User) -> StoryPage:
    """The article's story. The number of SQL statements depends neither on its articles nor its claims."""
    story = article.story
    articles = list(visibility.articles(viewer).filter(story=story).order_by("published_at", "pk"))
    claims, more = _claims(story)
    may_not = why_not(lambda: check_permission(viewer, Permission.JOIN_STORIES))
    return StoryPage(
        story=story,
        members=_members(story, articles, may_not),
        outlets=len({row.publisher for row in articles}),
        claims=claims,
        more_claims=more,
        alike=_alike(article, viewer),
        said=_said(story, may_not),
        may_not_join=may_not,
    )


def article_named(viewer: User, text: str) -> Article:
    """The article that a person means by its number, its web address, or its address here.

    Raises Missing at `article` where there is none.
    """
    text = text.strip()
    own = _OWN_ADDRESS.search(text)
    number = row_number(own.group(1) if own else text)
    wanted = Q(pk=number) if number else Q(url=text)
    found = visibility.articles(viewer).filter(wanted).order_by("pk").first() if text else None
    if found is None:
        sentence = (
            say("No article here has this number or address; look it up under Articles.")
            if text
            else say("Say which article: its number, or its address.")
        )
        raise Missing(sentence, {"article": sentence})
    return found


def move_of(article: Article, number: str) -> StoryMove | None:
    """A join or a split that led to the article's story or away from it."""
    concerned = _concerning(article.story)
    return concerned.filter(pk=row_number(number) or 0).first()


def _concerning(story: Story) -> QuerySet[StoryMove]:
    return StoryMove.objects.filter(Q(before=story) | Q(after=story))


def _members(story: Story, articles: Sequence[Article], may_not: str) -> tuple[Member, ...]:
    latest = story_moves.latest(row.pk for row in articles)
    others = len(articles) - 1
    refused = may_not or why_not(lambda: policy.check_may_part(others=others))
    return tuple(
        Member(row, row.pk == story.origin_article_id, _came(latest.get(row.pk)), refused) for row in articles
    )


def _came(move: StoryMove | None) -> StoryMove | None:
    return move if move and move.other_id else None


def _claims(story: Story) -> tuple[tuple[Carried, ...], int]:
    made = Q(appearances__snapshot__article__story=story) & ~Q(appearances__standing=Standing.DISMISSED)
    rows = list(Claim.objects.filter(made).distinct().order_by("pk")[:MOST_CLAIMS])
    more = Claim.objects.filter(made).aggregate(number=Count("pk", distinct=True))["number"] - len(rows)
    origins = independence.of_claims(rows)
    return tuple(Carried(row, origins[row.pk]) for row in rows), max(more, 0)


def _alike(article: Article, viewer: User) -> tuple[Alike, ...]:
    """What reads like a copy and is of another story: kept apart by hand, or in doubt, or in its own."""
    bands = list(article.bands.values_list("band", flat=True))
    near = visibility.articles(viewer).filter(pk__in=copies.candidates(article, bands))
    others = {row.pk: row for row in near.exclude(story=article.story_id)}
    read = snapshots.read(article).first()
    found = copies.among(likeness.marks(read.text if read else "", article.language), others)
    nearest = sorted(found, key=lambda pair: -pair[1].score)[:MOST_ALIKE]
    return tuple(Alike(others[number], like.told) for number, like in nearest)


def _said(story: Story, may_not: str) -> tuple[Said, ...]:
    moves = list(
        _concerning(story)
        .select_related("article", "other", "made_by", "undone_by")
        .order_by("-pk")[:MOST_MOVES]
    )
    latest = story_moves.latest(move.article_id for move in moves)
    inside = story_moves.articles_in(move.after_id for move in moves)

    def refused(move: StoryMove) -> str:
        last = latest.get(move.article_id)
        return why_not(
            lambda: policy.check_may_undo(
                move,
                latest_id=last.pk if last else None,
                others_after=len(inside[move.after_id] - {move.article_id}),
            )
        )

    return tuple(Said(move, may_not or refused(move)) for move in moves)
