"""What the command palette finds: claims, parties and articles by their words, and a claim's moves."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Q, When

from claims.domain.roles import Permission
from claims.models import Article, Claim, Party, SavedView, User
from claims.policy import curation, merging, moves, parts, visibility
from claims.policy.moves import Offer
from claims.queries import desk, facts, saved_views
from claims.queries.closings import closed
from claims.queries.desk_filters import DeskFilters, View

MOST = 6
"""Rows of each kind: whoever needs more of them searches the desk."""

SHORTEST = 2
"""Characters from which anything is looked for."""

_NUMBER = re.compile(r"(?:c-?)?(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Rows that fit the words, those of claims by worth, the others by what came last."""

    claims: tuple[Claim, ...] = ()
    parties: tuple[Party, ...] = ()
    articles: tuple[Article, ...] = ()
    views: tuple[SavedView, ...] = ()


@dataclass(frozen=True, slots=True)
class Here:
    """The claim that somebody is at, the moves that they may make of it now, and which other forms."""

    claim: Claim
    offers: tuple[Offer, ...]
    forms: frozenset[str]
    watched: bool


BESIDE_MOVES: dict[str, tuple[Permission, Callable[[Claim], None]]] = {
    "source-new": (Permission.EDIT_SOURCES, curation.check_open_for_sources),
    "reply-ask": (Permission.ASK_REPLY, curation.check_open_for_questions),
    "deadline": (Permission.SET_DEADLINE, curation.check_open_for_deadline),
    "priority": (Permission.PRIORITISE, curation.check_open_for_priority),
    "reword": (Permission.EDIT_CLAIM, curation.check_open_for_wording),
    "split": (Permission.SPLIT, parts.check_may_split),
    "merge": (Permission.MERGE_CLAIMS, merging.check_may_go),
}
"""What is done to a claim beside its moves, by the name of its form: who may, and when."""


def find(viewer: User, words: str) -> Found:
    """Nothing but the views of the desk for fewer than two characters."""
    words = " ".join(words.replace("\0", "").split())
    number, views = _NUMBER.fullmatch(words), saved_views.first(viewer)
    if number is None and len(words) < SHORTEST:
        return Found(views=views)
    # A number may be a claim's, or stand in its words.
    exact = Q(pk=int(number[1])) if number else Q()
    worded = Q(pk__in=desk.matching(viewer, DeskFilters(view=View.ALL, q=words)).values("pk"))
    claims = visibility.claims(viewer).filter(exact | worded if number else worded).defer("search")
    first = (Case(When(exact, then=0), default=1),) if number else ()
    named = Q(name__icontains=words) | Q(aliases__name__icontains=words)
    parties = visibility.parties(viewer).filter(named, merged_into__isnull=True, only_in__isnull=True)
    titled = Q(title__icontains=words) | Q(publisher__icontains=words)
    return Found(
        tuple(claims.order_by(*first, "-check_worthiness", "-pk")[:MOST]),
        tuple(parties.distinct().order_by("-pk")[:MOST]),
        tuple(visibility.articles(viewer).filter(titled).order_by("-added_at", "-pk")[:MOST]),
        views,
    )


def here(viewer: User, claim_id: int) -> Here | None:
    """None where there is no such claim."""
    claim = visibility.claims(viewer).filter(pk=claim_id).first()
    if claim is None:
        return None
    offers = moves.available(viewer, facts.of(claim))
    return Here(
        claim,
        tuple(offer for offer in offers if offer.allowed),
        frozenset(name for name, asked in BESIDE_MOVES.items() if not closed(viewer, *asked, claim)),
        watched=viewer.watches.filter(claim=claim).exists(),
    )
