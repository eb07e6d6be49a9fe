"""What one party said and denied, and the verdicts on it, page by page, the newest first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from claims.domain.denials import DENIAL_LABELS, DenialType, Scope
from claims.domain.speech import Standing, StatementKind
from claims.models import Claim, DenialTarget, Party, Statement, User, Verdict
from claims.policy import visibility
from claims.queries import checks
from claims.queries.paging import PAGE_SIZE, Page, descending


class Side(StrEnum):
    """What the party did with a claim."""

    SAID = "said"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that the party made, with its standing verdict, and the places where it made it."""

    claim: Claim
    verdict: Verdict | None
    places: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim that a denial answers: how much of it, and what was found of it."""

    claim: Claim
    scope: Scope
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial in the party's words. It may answer no claim that is known here."""

    statement: Statement
    how: str
    claims: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A verdict that was published on what the party said or denied. One that `stands` has not ended."""

    verdict: Verdict
    side: Side
    stands: bool


def said(party: Party, viewer: User, after: str = "", size: int = PAGE_SIZE) -> Page[Told]:
    """The claims that it made. Raises Missing where the cursor is broken."""
    claims = visibility.claims(viewer).filter(Exists(_makes(party, "pk")))
    found = descending(claims, "created_at", after=after, size=size)
    places = defaultdict(list)
    for row in _placed(_made_by(party).filter(claim__in=[claim.pk for claim in found.rows])):
        places[row.claim_id].append(row)
    verdicts = _standing(claim.pk for claim in found.rows)
    rows = (Told(claim, verdicts.get(claim.pk), tuple(places[claim.pk])) for claim in found.rows)
    return Page(tuple(rows), found.next_cursor)


def denied(party: Party, viewer: User, after: str = "", size: int = PAGE_SIZE) -> Page[Denied]:
    """Its denials. Raises Missing where the cursor is broken."""
    denials = _placed(_undismissed(party).filter(kind=StatementKind.DENIAL)).select_related("denial")
    found = descending(denials, "created_at", after=after, size=size)
    targets = list(
        DenialTarget.objects.filter(denial__statement__in=[row.pk for row in found.rows])
        .select_related("claim", "denial")
        .order_by("id")
    )
    verdicts = _standing(target.claim_id for target in targets)
    answered = defaultdict(list)
    for target in targets:
        scope, verdict = Scope(target.scope), verdicts.get(target.claim_id)
        answered[target.denial.statement_id].append(Answered(target.claim, scope, verdict))
    rows = (Denied(row, _how(row), tuple(answered[row.pk])) for row in found.rows)
    return Page(tuple(rows), found.next_cursor)


def verdicts(party: Party, viewer: User, after: str = "", size: int = PAGE_SIZE) -> Page[Found]:
    """Every verdict that was ever published on it, ended ones too. Raises Missing as the others do."""
    rows = _on_words_of(party, viewer).select_related("rating", "claim")
    page = descending(rows, "published_at", after=after, size=size)
    return Page(tuple(_found(verdict) for verdict in page.rows), page.next_cursor)


def count_verdicts(party: Party, viewer: User) -> int:
    return _on_words_of(party, viewer).count()


def first_place(party: Party) -> Statement | None:
    """Where the desk met the party first, with the article."""
    return _placed(_undismissed(party)).first()


def _on_words_of(party: Party, viewer: User) -> QuerySet[Verdict]:
    """Verdicts on what it said or denied; what is said of a whole claim its parts say too."""
    makes = Exists(_makes(party, "claim")) | Exists(_makes(party, "claim__part_of"))
    denies = Exists(_denies(party, "claim")) | Exists(_denies(party, "claim__part_of"))
    found = Verdict.objects.filter(claim__in=visibility.claims(viewer)).annotate(made=makes)
    return found.filter(Q(made=True) | Q(denies))


def _found(verdict: Verdict) -> Found:
    made: bool = vars(verdict)["made"]
    return Found(verdict, Side.SAID if made else Side.DENIED, stands=verdict.ended_at is None)


def _undismissed(party: Party) -> QuerySet[Statement]:
    return Statement.objects.filter(party=party).exclude(standing=Standing.DISMISSED)


def _made_by(party: Party) -> QuerySet[Statement]:
    return _undismissed(party).filter(claim__isnull=False)


def _makes(party: Party, claim: str) -> QuerySet[Statement]:
    return _undismissed(party).filter(claim=OuterRef(claim))


def _denies(party: Party, claim: str) -> QuerySet[DenialTarget]:
    targets = DenialTarget.objects.filter(denial__statement__party=party, claim=OuterRef(claim))
    return targets.exclude(denial__statement__standing=Standing.DISMISSED)


def _placed(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    """With the article of each, without its text, in the order in which they came."""
    articles = rows.select_related("snapshot__article").defer("snapshot__raw", "snapshot__text")
    return articles.order_by("id")


def _standing(claim_ids: Iterable[int]) -> dict[int, Verdict]:
    return {verdict.claim_id: verdict for verdict in checks.latest().filter(claim__in=set(claim_ids))}


def _how(row: Statement) -> str:
    denial = getattr(row, "denial", None)
    return DENIAL_LABELS[DenialType(denial.type)] if denial else ""
