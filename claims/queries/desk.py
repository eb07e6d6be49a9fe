"""The desk's list of claims, for every door that shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import number_format

from claims.domain.refusals import Missing
from claims.domain.speech import Standing
from claims.domain.states import STATE_LABELS, State
from claims.domain.tongue import say
from claims.models import Claim, ClaimTag, DenialTarget, Party, Rating, Statement, Tag, User
from claims.policy import visibility
from claims.queries import checks, counts, look_again
from claims.queries.desk_filters import PAST, SORT_FIELDS, DeskFilters, Since, Sort, View
from claims.queries.desk_rows import DeskRow, rows_of
from claims.queries.paging import PAGE_SIZE, Order, Page, page_of
from claims.queries.words import having


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Some rows of the desk, with what its filters can be set to."""

    rows: tuple[DeskRow, ...]
    next_cursor: str | None
    ratings: tuple[Rating, ...]
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    party: str = ""


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
    party = _name_of(filters.party) if filters.party else ""
    return DeskPage(
        rows_of(found.rows, viewer), found.next_cursor, ratings, _topics(viewer), _tags(viewer), party
    )


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
    asked: tuple[tuple[Any, Callable[[], Q]], ...] = (
        (filters.state, lambda: Q(state=filters.state)),
        (filters.verdict, lambda: Q(pk__in=_rated(filters.verdict))),
        (filters.denied, lambda: Q(denial_count__gt=0)),
        (filters.mine, lambda: Q(assignee=viewer)),
        (filters.worth, lambda: Q(check_worthiness__gte=filters.worth)),
        (filters.since, lambda: Q(created_at__gte=timezone.now() - PAST[filters.since or Since.WEEK])),
        (filters.party, lambda: _of_party(filters.party)),
        (filters.topic, lambda: Q(topic=filters.topic)),
        (filters.tag, lambda: Q(pk__in=_tagged(filters.tag))),
        (filters.q, lambda: _mentions(filters.q)),
    )
    claims = _in_view(visibility.claims_on_desk(viewer), viewer, filters.view)
    return claims.filter(*(narrowed() for value, narrowed in asked if value))


def _rated(key: str) -> QuerySet[Any, Any]:
    return checks.latest().filter(rating__key=key).order_by().values("claim_id")


def _tagged(name: str) -> QuerySet[Any, Any]:
    return ClaimTag.objects.filter(tag__name__iexact=name).values("claim_id")


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


def _of_party(party_id: int | None) -> Q:
    """Claims that this party makes or denies, and the parts of such claims."""
    spoken = Statement.objects.filter(party=party_id).exclude(standing=Standing.DISMISSED)
    denied = DenialTarget.objects.filter(denial__statement__in=spoken.values("pk")).values("claim_id")
    said = spoken.filter(claim__isnull=False).values("claim_id")
    either = Claim.objects.filter(Q(pk__in=said) | Q(pk__in=denied)).values("pk")
    return Q(pk__in=either) | Q(part_of__in=either)


def _name_of(party_id: int) -> str:
    return Party.objects.filter(pk=party_id).values_list("name", flat=True).first() or ""


def _topics(viewer: User) -> tuple[str, ...]:
    named = visibility.claims_on_desk(viewer).exclude(topic="")
    topics = named.order_by("topic").values_list("topic", flat=True)
    return tuple(topics.distinct()[:30])


def _tags(viewer: User) -> tuple[str, ...]:
    used = Tag.objects.filter(claim_tags__claim__in=visibility.claims_on_desk(viewer)).order_by("name")
    return tuple(used.values_list("name", flat=True).distinct()[:50])


def described(filters: DeskFilters, page: DeskPage) -> dict[str, str]:
    """Each filter that is set beside the view, by name, as a person says it."""
    labels = {rating.key: rating.label for rating in page.ratings}
    said = {
        "state": say(STATE_LABELS[filters.state]) if filters.state else "",
        "verdict": labels.get(filters.verdict, filters.verdict),
        "denied": say("Denied by anyone") if filters.denied else "",
        "mine": say("Mine") if filters.mine else "",
        "worth": say("Check-worthy ≥ {worth}", worth=number_format(filters.worth)) if filters.worth else "",
        "since": say("Added this week") if filters.since else "",
        "party": (page.party or str(filters.party)) if filters.party else "",
        "topic": filters.topic,
        "tag": filters.tag,
        "q": say("“{words}”", words=filters.q) if filters.q else "",
    }
    return {name: words for name, words in said.items() if words}
