"""What the command palette lists: one line for each thing that it can do or lead to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from claims.domain.tongue import noted, say
from claims.domain.transitions import MOVES_SAID
from claims.models import User
from claims.queries.articles import UNTITLED
from claims.queries.palette import Found, Here


@dataclass(frozen=True, slots=True)
class Line:
    """Where it leads by a link; or, with `move`, what it does by a form sent there."""

    group: str
    label: str
    note: str
    href: str
    move: str = ""
    version: int = 0


HERE, GO_TO = noted("Here"), noted("Go to")
"""Groups whose lines are sifted here: the rest was found by its words."""

PAGES: tuple[tuple[str, str, str], ...] = (
    (noted("Desk"), "web:desk", ""),
    (noted("Assigned to me"), "web:desk", "view=mine"),
    (noted("Second reading"), "web:desk", "view=second_reading"),
    (noted("Overdue"), "web:desk", "view=overdue"),
    (noted("Look again"), "web:desk", "view=look_again"),
    (noted("Watching"), "web:desk", "view=watching"),
    (noted("Articles"), "web:articles", ""),
    (noted("Add article"), "web:article-add", ""),
    (noted("Feeds"), "web:feeds", ""),
    (noted("Parties"), "web:parties", ""),
    (noted("Stories"), "web:stories", ""),
    (noted("Insights"), "web:insights", ""),
    (noted("Published checks"), "web:published", ""),
    (noted("Corrections"), "web:corrections", ""),
    (noted("Checks of others"), "web:outside", ""),
    (noted("Notices"), "web:notices", ""),
    (noted("Which notices I get"), "web:notice-choices", ""),
    (noted("Bulk moves"), "web:bulk", ""),
    (noted("Settings"), "web:settings", ""),
    (noted("API keys"), "web:settings-keys", ""),
    (noted("Where I am signed in"), "web:settings-sessions", ""),
    (noted("A code after the password"), "web:settings-two-factor", ""),
    (noted("Password"), "web:password", ""),
)
"""Screens by their titles: the name of the address, and what it asks for."""


def lines(words: str, found: Found, here: Here | None, person: User) -> tuple[Line, ...]:
    """Moves of the claim that one is at come first, then what has these words, then screens."""
    asked = words.casefold().split()
    listed = [*_moves(here), *_found(found), *_pages(person)]
    fixed = {say(HERE), say(GO_TO)}
    return tuple(
        line for line in listed if line.group not in fixed or all(word in _said(line) for word in asked)
    )


def _said(line: Line) -> str:
    return f"{line.label} {line.note}".casefold()


def _moves(here: Here | None) -> Iterator[Line]:
    """A move that asks for nothing is made at once; any other leads to its form."""
    if here is None:
        return
    claim = here.claim
    for offer in here.offers:
        said = say(MOVES_SAID[offer.move])
        if offer.needs or offer.accepts:
            form = f"{_claim(claim.pk)}?form=move-{offer.move}#move-{offer.move}"
            yield Line(say(HERE), said, claim.number, form)
        else:
            address = reverse("web:claim-move", args=[claim.pk])
            yield Line(say(HERE), said, claim.number, address, offer.move.value, claim.version)


def _found(found: Found) -> Iterator[Line]:
    for claim in found.claims:
        yield Line(say("Claims"), claim.text, claim.number, _claim(claim.pk))
    for party in found.parties:
        yield Line(say("Parties"), party.name, say(party.kind), reverse("web:party", args=[party.pk]))
    for article in found.articles:
        label = article.title or article.address or say(UNTITLED)
        yield Line(say("Articles"), label, article.publisher, reverse("web:article", args=[article.pk]))


def _pages(person: User) -> Iterable[Line]:
    for label, name, query in PAGES:
        yield Line(say(GO_TO), say(label), "", reverse(name) + (f"?{query}" if query else ""))
    if person.is_staff:
        yield Line(say(GO_TO), say("Admin"), "", reverse("admin:index"))


def _claim(claim_id: int) -> str:
    return reverse("web:claim", args=[claim_id])
