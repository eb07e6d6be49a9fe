"""What the command palette finds: claims, parties and articles by their words, and a claim's moves."""

import re
from dataclasses import dataclass

from django.db.models import Case, Q, When

from claims.models import Article, Claim, Party, User
from claims.policy import moves, visibility
from claims.policy.moves import Offer
from claims.queries import desk, facts
from claims.queries.desk import DeskFilters, View

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


@dataclass(frozen=True, slots=True)
class Here:
    """The claim that somebody is at, and the moves that they may make of it now."""

    claim: Claim
    offers: tuple[Offer, ...]


def find(viewer: User, words: str) -> Found:
    """Nothing for fewer than two characters."""
    words = " ".join(words.replace("\0", "").split())
    number = _NUMBER.fullmatch(words)
    if number is None and len(words) < SHORTEST:
        return Found()
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
    )


def here(viewer: User, claim_id: int) -> Here | None:
    """None where there is no such claim."""
    claim = visibility.claims(viewer).filter(pk=claim_id).first()
    if claim is None:
        return None
    offers = moves.available(viewer, facts.of(claim))
    return Here(claim, tuple(offer for offer in offers if offer.allowed))
