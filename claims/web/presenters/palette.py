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
    """Where it leads by a link; or, with `sent`, what it does by a form sent there.

    What is done to the claim that one is at leads `back` to the list of the desk over which it was done.
    """

    group: str
    label: str
    note: str
    href: str
    sent: bool = False
    back: bool = False
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


BESIDE_MOVES: dict[str, tuple[str, str]] = {
    "source-new": (noted("Add source"), "source-new"),
    "reply-ask": (noted("Ask for a reply"), "replies"),
    "deadline": (noted("Set a deadline"), "deadline"),
    "priority": (noted("Change the priority"), "priority"),
    "reword": (noted("Reword"), "reword"),
    "split": (noted("Split into parts"), "parts"),
    "merge": (noted("Merge into another claim"), "merge"),
}
"""Forms of the claim page beside those of its moves: their titles, and where on the page they stand."""


def lines(words: str, found: Found, here: Here | None, person: User) -> tuple[Line, ...]:
    """Acts on the claim that one is at come first, then what has these words, then screens and views.

    Unless a screen, a view or an act has this very name, or begins with it: that comes before all else.
    """
    asked = " ".join(words.casefold().split())
    acts = _fitting(asked, [*_moves(here), *_forms(here)])
    places = _fitting(asked, [*_pages(person), *_views(found)])
    rest = tuple(_found(found))
    if not asked or not places or _fit(asked, places[0]) == WITHIN:
        return (*acts, *rest, *places)
    named = sorted(filter(None, (acts, places)), key=lambda group: _fit(asked, group[0]))
    return (*(line for group in named for line in group), *rest)


NAMED, BEGUN, WITHIN = range(3)
"""How well a line fits: by its whole name, by its beginning, by words somewhere in it."""


def _fitting(asked: str, group: Iterable[Line]) -> tuple[Line, ...]:
    """Those that have each of the words, the best first."""
    has = [line for line in group if all(word in _said(line) for word in asked.split())]
    return tuple(sorted(has, key=lambda line: _fit(asked, line)) if asked else has)


def _fit(asked: str, line: Line) -> int:
    name = line.label.casefold()
    return NAMED if name == asked else BEGUN if name.startswith(asked) else WITHIN


def _said(line: Line) -> str:
    return f"{line.label} {line.note}".casefold()


def _forms(here: Here | None) -> Iterator[Line]:
    """What is done to the claim beside its moves; talk and watching are always open."""
    if here is None:
        return
    page, number = _claim(here.claim.pk), here.claim.number
    for form, (label, place) in BESIDE_MOVES.items():
        if form in here.forms:
            yield Line(say(HERE), say(label), number, f"{page}?form={form}#{place}")
    yield Line(say(HERE), say("Comment"), number, f"{page}#talk")
    watch = reverse("web:claim-unwatch" if here.watched else "web:claim-watch", args=[here.claim.pk])
    label = say("Unwatch") if here.watched else say("Watch")
    yield Line(say(HERE), label, number, watch, sent=True, back=True)


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
            move, version = offer.move.value, claim.version
            yield Line(
                say(HERE), said, claim.number, address, sent=True, back=True, move=move, version=version
            )


def _found(found: Found) -> Iterator[Line]:
    for claim in found.claims:
        yield Line(say("Claims"), claim.text, claim.number, _claim(claim.pk))
    for party in found.parties:
        yield Line(say("Parties"), party.name, say(party.kind), reverse("web:party", args=[party.pk]))
    for article in found.articles:
        label = article.title or article.address or say(UNTITLED)
        yield Line(say("Articles"), label, article.publisher, reverse("web:article", args=[article.pk]))


def _views(found: Found) -> Iterator[Line]:
    for view in found.views:
        yield Line(say(GO_TO), view.name, say("saved view"), f"{reverse('web:desk')}?saved={view.pk}")


def _pages(person: User) -> Iterable[Line]:
    for label, name, query in PAGES:
        yield Line(say(GO_TO), say(label), "", reverse(name) + (f"?{query}" if query else ""))
    if person.is_staff:
        yield Line(say(GO_TO), say("Admin"), "", reverse("admin:index"))
    yield Line(say(GO_TO), say("Log out"), "", reverse("web:logout"), sent=True)


def _claim(claim_id: int) -> str:
    return reverse("web:claim", args=[claim_id])
