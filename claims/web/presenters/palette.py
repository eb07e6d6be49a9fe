"""What the command palette lists: one line for each thing that it can do or lead to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

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


PAGES: tuple[tuple[str, str, str], ...] = (
    ("Desk", "web:desk", ""),
    ("Assigned to me", "web:desk", "view=mine"),
    ("Second reading", "web:desk", "view=second_reading"),
    ("Overdue", "web:desk", "view=overdue"),
    ("Look again", "web:desk", "view=look_again"),
    ("Watching", "web:desk", "view=watching"),
    ("Articles", "web:articles", ""),
    ("Add article", "web:article-add", ""),
    ("Feeds", "web:feeds", ""),
    ("Parties", "web:parties", ""),
    ("Stories", "web:stories", ""),
    ("Insights", "web:insights", ""),
    ("Published checks", "web:published", ""),
    ("Corrections", "web:corrections", ""),
    ("Checks of others", "web:outside", ""),
    ("Notices", "web:notices", ""),
    ("Which notices I get", "web:notice-choices", ""),
    ("Bulk moves", "web:bulk", ""),
    ("Settings", "web:settings", ""),
    ("API keys", "web:settings-keys", ""),
    ("Where I am signed in", "web:settings-sessions", ""),
    ("A code after the password", "web:settings-two-factor", ""),
    ("Password", "web:password", ""),
)
"""Screens by their titles: the name of the address, and what it asks for."""


def lines(words: str, found: Found, here: Here | None, person: User) -> tuple[Line, ...]:
    """Moves of the claim that one is at come first, then what has these words, then screens."""
    asked = words.casefold().split()
    listed = [*_moves(here), *_found(found), *_pages(person)]
    fixed = {"Here", "Go to"}
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
        if offer.needs or offer.accepts:
            form = f"{_claim(claim.pk)}?form=move-{offer.move}#move-{offer.move}"
            yield Line("Here", offer.label, claim.number, form)
        else:
            address = reverse("web:claim-move", args=[claim.pk])
            yield Line("Here", offer.label, claim.number, address, offer.move.value, claim.version)


def _found(found: Found) -> Iterator[Line]:
    for claim in found.claims:
        yield Line("Claims", claim.text, claim.number, _claim(claim.pk))
    for party in found.parties:
        yield Line("Parties", party.name, party.kind, reverse("web:party", args=[party.pk]))
    for article in found.articles:
        label = article.title or article.address or UNTITLED
        yield Line("Articles", label, article.publisher, reverse("web:article", args=[article.pk]))


def _pages(person: User) -> Iterable[Line]:
    for label, name, query in PAGES:
        yield Line("Go to", label, "", reverse(name) + (f"?{query}" if query else ""))
    if person.is_staff:
        yield Line("Go to", "Admin", "", reverse("admin:index"))


def _claim(claim_id: int) -> str:
    return reverse("web:claim", args=[claim_id])
