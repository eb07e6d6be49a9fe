"""The desk's list of claims, for every door that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from claims.domain.refusals import Missing
from claims.domain.states import STATE_LABELS, State
from claims.domain.tongue import say
from claims.models import Claim, ClaimTag, Rating, Statement, Tag, User
from claims.policy import visibility
from claims.queries import checks, counts, look_again
from claims.queries.desk_rows import DeskRow, rows_of
from claims.queries.paging import PAGE_SIZE, Order, Page, page_of
from claims.queries.words import having


class View(StrEnum):
    """The lists that the desk keeps ready."""

    OPEN = "open"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    SECOND_READING = "second_reading"
    OVERDUE = "overdue"
    PUBLISHED = "published"
    LOOK_AGAIN = "look_again"
    WATCHING = "watching"
    ALL = "all"


class Sort(StrEnum):
    WORTH = "worth"
    NEWEST = "newest"
    MOVED = "moved"
    DUE = "due"


SORT_FIELDS = {Sort.WORTH: "check_worthiness", Sort.NEWEST: "created_at", Sort.MOVED: "moved_at"}
"""What falls in each order. By deadline the nearest come first, and only what has one."""

USUAL_SORTS = {View.OVERDUE: Sort.DUE}
"""Lists that are in another order than the usual one unless somebody asks for one."""

YES = {"1": True, "true": True, "yes": True, "": False, "0": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class DeskFilters:
    """Which claims, and in what order. What is blank filters nothing."""

    view: View = View.OPEN
    state: State | None = None
    verdict: str = ""
    denied: bool = False
    mine: bool = False
    topic: str = ""
    tag: str = ""
    q: str = ""
    sort: Sort = Sort.WORTH

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "DeskFilters":
        """Read from an address. Raises Missing, with a sentence for each value it does not know.

        Without a view, the open claims; but a state or a verdict asked for is looked for in all.
        """
        problems: dict[str, str] = {}

        def read(name: str, known: Mapping[str, Any], default: Any) -> Any:
            raw = str(given.get(name) or "").strip()
            if not raw:
                return default
            if raw not in known:
                choices = ", ".join(filter(None, known))
                problems[name] = say(
                    "The desk has no {name} “{given}”: choose one of {choices}.",
                    name=name,
                    given=raw,
                    choices=choices,
                )
            return known.get(raw, default)

        state = read("state", {str(state): state for state in State}, None)
        verdict = str(given.get("verdict") or "").strip()
        usual = View.ALL if state or verdict else View.OPEN
        view = read("view", {str(view): view for view in View}, usual)
        usual_sort = USUAL_SORTS.get(view, Sort.WORTH)
        found = cls(
            view=view,
            state=state,
            verdict=verdict,
            denied=read("denied", YES, default=False),
            mine=read("mine", YES, default=False),
            tag=str(given.get("tag") or "").replace("\0", "").strip(),
            topic=str(given.get("topic") or "").replace("\0", "").strip(),
            q=" ".join(str(given.get("q") or "").replace("\0", "").split()),
            sort=read("sort", {str(sort): sort for sort in Sort}, usual_sort),
        )
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return found

    @classmethod
    def parse_what_can_be(cls, given: Mapping[str, Any]) -> tuple["DeskFilters", str]:
        """As `parse`, without what the desk does not know, and the sentence about that, or blank."""
        try:
            return cls.parse(given), ""
        except Missing as missing:
            known = {name: given[name] for name in given if name not in missing.fields}
            return cls.parse(known), str(missing)

    def query(self) -> str:
        """The filters in one line, as an address carries them and `parse` reads them again."""
        return urlencode({"view": self.view.value, **self.given()})

    def given(self) -> dict[str, str]:
        """The filters that are not as they usually are, as an address carries them."""
        usual = DeskFilters(sort=USUAL_SORTS.get(self.view, Sort.WORTH))
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: "1" if value is True else str(value)
            for name, value in values.items()
            if value != getattr(usual, name)
        }


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Some rows of the desk, with what its filters can be set to."""

    rows: tuple[DeskRow, ...]
    next_cursor: str | None
    ratings: tuple[Rating, ...]
    topics: tuple[str, ...]
    tags: tuple[str, ...]


def page(viewer: User, filters: DeskFilters, after: str | None = None, size: int = PAGE_SIZE) -> DeskPage:
    """One page, at a number of SQL statements that does not depend on its rows.

    What asks for another look comes in the order in which it began to, whatever order is asked for.
    Raises Missing for a verdict that is no rating of this desk, and for a broken cursor.
    """
    ratings = tuple(Rating.objects.all())
    keys = [rating.key for rating in ratings]
    if filters.verdict and filters.verdict not in keys:
        sentence = say(
            "The desk has no verdict “{given}”: choose one of {choices}.",
            given=filters.verdict,
            choices=", ".join(keys),
        )
        raise Missing(sentence, {"verdict": sentence})
    wanted = matching(viewer, filters).select_related("assignee").defer("search")
    found = in_order(wanted, filters, after, size)
    return DeskPage(rows_of(found.rows, viewer), found.next_cursor, ratings, _topics(viewer), _tags(viewer))


def in_order(
    claims: QuerySet[Claim], filters: DeskFilters, after: str | None, size: int = PAGE_SIZE
) -> Page[Claim]:
    """A page of these, in the order that the filters ask for. Raises Missing where the cursor is broken."""
    return page_of(_with_a_place(claims, filters), order_of(filters), after=after, size=size)


def order_of(filters: DeskFilters) -> Order:
    if filters.view is View.LOOK_AGAIN:
        return Order(look_again.SINCE, rising=True)
    if filters.sort is Sort.DUE:
        return Order("due_at", rising=True)
    return Order(SORT_FIELDS[filters.sort])


def listed(viewer: User, filters: DeskFilters) -> QuerySet[Claim]:
    """The claims of the list, in no order yet: those of `matching` that the order has a place for."""
    return _with_a_place(matching(viewer, filters), filters)


def _with_a_place(claims: QuerySet[Claim], filters: DeskFilters) -> QuerySet[Claim]:
    return claims.filter(due_at__isnull=False) if order_of(filters).field == "due_at" else claims


def matching(viewer: User, filters: DeskFilters) -> QuerySet[Claim]:
    """The claims that the filters leave, in no order yet."""
    claims = _in_view(visibility.claims_on_desk(viewer), viewer, filters.view)
    if filters.state:
        claims = claims.filter(state=filters.state)
    if filters.verdict:
        standing = checks.latest().filter(rating__key=filters.verdict).order_by()
        claims = claims.filter(pk__in=standing.values("claim_id"))
    if filters.denied:
        claims = claims.filter(denial_count__gt=0)
    if filters.mine:
        claims = claims.filter(assignee=viewer)
    if filters.topic:
        claims = claims.filter(topic=filters.topic)
    if filters.tag:
        tagged = ClaimTag.objects.filter(tag__name__iexact=filters.tag)
        claims = claims.filter(pk__in=tagged.values("claim_id"))
    if filters.q:
        claims = claims.filter(_mentions(filters.q))
    return claims


def _in_view(claims: QuerySet[Claim], viewer: User, view: View) -> QuerySet[Claim]:
    lists = {
        View.OPEN: lambda: counts.open_claims(claims),
        View.MINE: lambda: counts.mine(claims, viewer),
        View.UNASSIGNED: lambda: counts.unassigned(claims),
        View.SECOND_READING: lambda: claims.filter(state=State.SECOND_READING),
        View.OVERDUE: lambda: counts.overdue(claims),
        View.PUBLISHED: lambda: claims.filter(state=State.PUBLISHED),
        View.LOOK_AGAIN: lambda: look_again.of(claims),
        View.WATCHING: lambda: counts.watched(claims, viewer),
        View.ALL: lambda: claims,
    }
    return lists[view]()


def _mentions(words: str) -> Q:
    """Claims with these words, the last perhaps only begun; of this number; or of a party of this name."""
    party = Q(party__name__icontains=words) | Q(party__aliases__name__icontains=words)
    spoken = Statement.objects.filter(party | Q(party_as_written__icontains=words))
    wanted = (
        having("search", words)
        | Q(pk__in=spoken.filter(claim__isnull=False).values("claim_id"))
        | Q(denial_targets__denial__statement__in=spoken.values("pk"))
    )
    number = words.upper().removeprefix("C-")
    if number.isdecimal() and len(number) < len(str(2**63)):
        wanted |= Q(pk=int(number))
    return Q(pk__in=Claim.objects.filter(wanted).values("pk"))


def _topics(viewer: User) -> tuple[str, ...]:
    named = visibility.claims_on_desk(viewer).exclude(topic="")
    topics = named.order_by("topic").values_list("topic", flat=True)
    return tuple(topics.distinct()[:30])


def _tags(viewer: User) -> tuple[str, ...]:
    used = Tag.objects.filter(claim_tags__claim__in=visibility.claims_on_desk(viewer)).order_by("name")
    return tuple(used.values_list("name", flat=True).distinct()[:50])


def described(filters: DeskFilters, ratings: tuple[Rating, ...]) -> dict[str, str]:
    """Each filter that is set beside the view, by name, as a person says it."""
    labels = {rating.key: rating.label for rating in ratings}
    said = {
        "state": say(STATE_LABELS[filters.state]) if filters.state else "",
        "verdict": labels.get(filters.verdict, filters.verdict),
        "denied": say("Denied by anyone") if filters.denied else "",
        "mine": say("Mine") if filters.mine else "",
        "topic": filters.topic,
        "tag": filters.tag,
        "q": say("“{words}”", words=filters.q) if filters.q else "",
    }
    return {name: words for name, words in said.items() if words}
