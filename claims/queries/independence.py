"""How many independent sources a claim has, and why no more."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from claims.domain.speech import Standing
from claims.domain.tongue import say
from claims.models import Article, Claim, Party, Statement
from claims.queries import appearances, control

_READS = ("snapshot__article__story", "party__controlled_by__controlled_by")
"""Two steps of who controls whom: seldom are there more."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Appearances that count as one: of one story, or by voices that one party controls.

    `one_story`: there is more than one article, and all are of one story.
    """

    articles: tuple[Article, ...]
    reason: str
    one_story: bool


def of_claims(claims: Iterable[Claim]) -> dict[int, tuple[Origin, ...]]:
    """The independent sources of each claim, by its number, at what `read` takes for all of them."""
    spoken = {claim.pk: appearances.spoken_as(claim) for claim in claims}
    said = by_claim({pk for ids in spoken.values() for pk in ids})
    return {number: origins([row for pk in ids for row in said[pk]]) for number, ids in spoken.items()}


def by_claim(claim_ids: Iterable[int]) -> dict[int, list[Statement]]:
    """The undismissed statements that make each of these claims, in their order, as `origins` reads them."""
    said: dict[int, list[Statement]] = defaultdict(list)
    for row in read(Statement.objects.filter(claim__in=claim_ids).exclude(standing=Standing.DISMISSED)):
        if row.claim_id is not None:
            said[row.claim_id].append(row)
    return said


def read(said: QuerySet[Statement]) -> list[Statement]:
    """These statements in their order, with all that `origins` reads of them.

    In one SQL statement, and a second where somebody is controlled in more than two steps.
    """
    rows = list(said.select_related(*_READS).defer("snapshot__raw", "snapshot__text").order_by("id"))
    reached = [top for row in rows if (top := _reached(row.party)) and top.controlled_by_id]
    further = control.above({top.pk for top in reached}) if reached else {}
    for top in reached:
        top.controlled_by = further[top.pk].controlled_by
    return rows


def origins(said: Sequence[Statement]) -> tuple[Origin, ...]:
    """The appearances by independent source, in the order found.

    Two count as one when they stand in one story, or when one party speaks or controls who speaks in
    both; so do those that a third one ties together.
    """
    groups: list[tuple[set[str], list[Statement]]] = []
    for row in said:
        keys, rows = _keys(row), [row]
        apart = []
        for group in groups:
            if group[0] & keys:
                keys, rows = keys | group[0], [*group[1], *rows]
            else:
                apart.append(group)
        groups = [*apart, (keys, rows)]
    groups.sort(key=lambda group: min(row.pk for row in group[1]))
    return tuple(_origin(rows) for _, rows in groups)


def _keys(row: Statement) -> set[str]:
    keys = {f"story {row.snapshot.article.story_id}"}
    root = _controller(row.party)
    if root is not None and root.only_in_id is None:
        keys.add(f"party {root.pk}")
    return keys


def _reached(party: Party | None) -> Party | None:
    """The highest controller that is read with a statement."""
    for _ in range(2):
        if party is not None and party.controlled_by is not None:
            party = party.controlled_by
    return party


def _controller(party: Party | None) -> Party | None:
    """The one at the top, whom nobody controls."""
    passed: set[int] = set()
    while party is not None and party.controlled_by is not None and party.pk not in passed:
        passed.add(party.pk)
        party = party.controlled_by
    return party


def _origin(rows: Iterable[Statement]) -> Origin:
    articles = {row.snapshot.article_id: row.snapshot.article for row in rows}
    stories = {article.story_id: article.story for article in articles.values()}
    voices = {root.name for row in rows if (root := _controller(row.party))}
    if len(articles) == 1:
        reason = say("One article.")
    elif len(stories) == 1:
        (story,) = stories.values()
        reason = say("These articles are copies or rewrites of one story.")
        if story.origin:
            reason = say(
                "These articles are copies or rewrites of one story, first reported by {origin}.",
                origin=story.origin,
            )
    else:
        reason = say(
            "The same speaks in each, or controls who does: {voices}.", voices=", ".join(sorted(voices))
        )
    return Origin(tuple(articles.values()), reason, one_story=len(articles) > 1 and len(stories) == 1)
