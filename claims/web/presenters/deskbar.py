"""The desk's filters as links: each leads to the same list with one thing changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import number_format

from claims.domain.states import STATE_LABELS
from claims.domain.tongue import noted, say
from claims.queries.desk import DeskPage, described
from claims.queries.desk_filters import USUAL_SORTS, DeskFilters, Since, Sort, View
from claims.queries.last_looks import Unseen
from claims.queries.walks import Walk

VIEW_LABELS = {
    View.OPEN: noted("Open"),
    View.MINE: noted("Mine"),
    View.UNASSIGNED: noted("Unassigned"),
    View.SECOND_READING: noted("Second reading"),
    View.OVERDUE: noted("Overdue"),
    View.PUBLISHED: noted("Published"),
    View.LOOK_AGAIN: noted("Look again"),
    View.WATCHING: noted("Watching"),
    View.ALL: noted("All"),
}
SORT_LABELS = {
    Sort.WORTH: noted("Worth"),
    Sort.NEWEST: noted("Newest"),
    Sort.MOVED: noted("Last moved"),
    Sort.DUE: noted("Deadline"),
}
UNSEEN = {
    Unseen.CHANGED: noted("changed since you looked"),
    Unseen.UNOPENED: noted("you have not opened it yet"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that sets one filter."""

    label: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A list kept ready. `key` names its count."""

    key: str
    label: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """A filter with several values. `now` is the one that is set, or blank."""

    label: str
    now: str
    clear: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class DeskBar:
    """Everything above the list, its page's title, and where its paging leads."""

    title: str
    tabs: tuple[Tab, ...]
    toggles: tuple[Choice, ...]
    menus: tuple[Menu, ...]
    sorts: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]
    clear: str
    narrowed: bool
    next: str
    first: str
    section: str
    query: str


def of(filters: DeskFilters, page: DeskPage, saved: str = "") -> DeskBar:
    """`saved` is the name of the view that is open, if one is."""
    said = described(filters, page)
    return DeskBar(
        title=_title(filters, said, saved),
        tabs=tabs(filters),
        toggles=(
            Choice(say("Denied by anyone"), _with(filters, denied=not filters.denied), filters.denied),
            Choice(say("Mine"), _with(filters, mine=not filters.mine), filters.mine),
            Choice(
                said.get("worth") or say("Check-worthy ≥ {worth}", worth=number_format(WORTHY)),
                _with(filters, worth="" if filters.worth else WORTHY),
                bool(filters.worth),
            ),
            Choice(
                say("Added this week"),
                _with(filters, since="" if filters.since else Since.WEEK),
                bool(filters.since),
            ),
        ),
        menus=_menus(filters, page, said),
        sorts=tuple(
            Choice(say(label), _with(filters, sort=sort), filters.sort is sort)
            for sort, label in SORT_LABELS.items()
            if filters.view is not View.LOOK_AGAIN
        ),
        kept=tuple((name, value) for name, value in filters.given().items() if name != "q"),
        clear=_href(_only(DeskFilters(), filters.view)),
        narrowed=bool(said),
        next=_href({**filters.given(), "after": page.next_cursor}) if page.next_cursor else "",
        first=_href(filters.given()),
        section=_section(filters),
        query=filters.query(),
    )


WORTHY = 0.4
"""From here a claim is worth a check, as the desk's own filter has it."""

WORKED_THROUGH = (View.MINE, View.SECOND_READING, View.OVERDUE, View.LOOK_AGAIN)
"""Lists that are there to be worked off: after a move one wants to see the next claim."""


@dataclass(frozen=True, slots=True)
class WalkBar:
    """The way through a list: its name and address, where the claim stands, what is beside it or blank."""

    label: str
    list: str
    query: str
    number: int | None
    of: int
    previous: str
    next: str

    @property
    def place(self) -> str:
        """The same for two that show the same, and for no others of one list."""
        return f"{self.number} {self.of} {self.previous} {self.next}"


def walk_of(found: Walk) -> WalkBar:
    query = found.filters.query()
    return WalkBar(
        label=say(VIEW_LABELS[found.filters.view]),
        list=list_of(found.filters),
        query=query,
        number=found.number,
        of=found.of,
        previous=claim_from(found.previous_id, query) if found.previous_id else "",
        next=claim_from(found.next_id, query) if found.next_id else "",
    )


def list_of(filters: DeskFilters) -> str:
    """The address of the list."""
    return _href(filters.given())


def claim_from(claim_id: int, query: str) -> str:
    """The page of a claim that is opened from the list of this query."""
    return f"{reverse('web:claim', args=[claim_id])}?{urlencode({'from': query})}"


def unseen(why: Unseen) -> str:
    """Why a claim stands out, to the person who sees it."""
    return say(UNSEEN[why])


def tabs(filters: DeskFilters) -> tuple[Tab, ...]:
    return tuple(
        Tab(view.value, say(label), _href(_only(filters, view)), filters.view is view)
        for view, label in VIEW_LABELS.items()
    )


def _title(filters: DeskFilters, said: dict[str, str], saved: str) -> str:
    """“Overdue: “ferry”, Housing · Desk”, so that one tab is told from another."""
    if saved:
        return f"{saved} · {say('Desk')}"
    if filters.view is View.OPEN and not said:
        return say("Desk")
    named = ", ".join(sorted(said.values(), key=lambda words: words != said.get("q")))
    label = say(VIEW_LABELS[filters.view])
    return f"{label}: {named} · {say('Desk')}" if named else f"{label} · {say('Desk')}"


def _parties(page: DeskPage) -> list[tuple[int, str]]:
    """Who speaks in the claims of the page, by name."""
    rows = (voice for row in page.rows for voice in (*row.said_by, *row.denied_by))
    found = {voice.party_id: voice.name for voice in rows if voice.party_id is not None}
    return sorted(found.items(), key=lambda pair: pair[1].casefold())


def _menus(filters: DeskFilters, page: DeskPage, said: dict[str, str]) -> tuple[Menu, ...]:
    options: dict[str, tuple[str, Sequence[tuple[Any, str]], dict[str, Any]]] = {
        "party": (say("Party"), _parties(page), {}),
        "state": (
            say("State"),
            [(state.value, say(label)) for state, label in STATE_LABELS.items()],
            {"view": View.ALL},
        ),
        "verdict": (say("Verdict"), [(row.key, row.label) for row in page.ratings], {"view": View.ALL}),
        "topic": (say("Topic"), [(topic, topic) for topic in page.topics], {}),
        "tag": (say("Tag"), [(tag, tag) for tag in page.tags], {}),
    }
    return tuple(
        Menu(
            label=label,
            now=said.get(name, ""),
            clear=_with(filters, **{name: None}),
            choices=tuple(
                Choice(words, _with(filters, **{name: key}, **also), getattr(filters, name) == key)
                for key, words in pairs
            ),
        )
        for name, (label, pairs, also) in options.items()
        if pairs or name in said
    )


def _only(filters: DeskFilters, view: View) -> dict[str, Any]:
    """Another list with the same words searched for, and nothing else."""
    sort = USUAL_SORTS.get(view, Sort.WORTH if filters.sort is Sort.DUE else filters.sort)
    return DeskFilters(view=view, q=filters.q, sort=sort).given()


def _with(filters: DeskFilters, **changes: Any) -> str:
    given = {**filters.given(), **{name: _word(value) for name, value in changes.items()}}
    return _href({name: value for name, value in given.items() if value})


def _word(value: Any) -> str:
    return ("1" if value else "") if isinstance(value, bool) else str(value or "")


def _href(given: dict[str, Any]) -> str:
    return reverse("web:desk") + (f"?{urlencode(given)}" if given else "")


def _section(filters: DeskFilters) -> str:
    """Which line of the rail this list is."""
    given = filters.given()
    for section, asked in RAIL.items():
        if given == asked:
            return section
    return "desk"


RAIL: dict[str, dict[str, Any]] = {
    "mine": {"view": "mine"},
    "second_reading": {"view": "second_reading"},
    "denied_new": {"view": "all", "state": "new", "denied": "1"},
    "overdue": {"view": "overdue"},
    "look_again": {"view": "look_again"},
    "watching": {"view": "watching"},
}
