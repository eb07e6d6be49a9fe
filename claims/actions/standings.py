"""What a person decides about a statement: that it stands, that it does not, or neither yet.

Within the caller's transaction, once it is known that the person may.
"""

from django.db.models import QuerySet

from claims.actions import counters, locks, reviews
from claims.actions.denials import note_taken_up
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.refusals import Stale
from claims.domain.speech import Standing, StatementKind
from claims.domain.tongue import say
from claims.models import DenialTarget, Statement, User
from claims.queries import appearances


def stand_all(chosen: QuerySet[Statement], standing: Standing, kind: EventKind, by: User) -> tuple[int, ...]:
    """Decide about each of these; which they were."""
    locks.hold_all(
        appearances.with_parts(claim_id for statement in chosen for claim_id in claims_of(statement))
    )
    # Somebody may have decided about one of them before its claim was held.
    still = list(chosen.all())
    for statement in still:
        stand(statement, standing, kind, by, held_claims_of(statement))
    return tuple(statement.pk for statement in still)


def stand(statement: Statement, standing: Standing, kind: EventKind, by: User, about: list[int]) -> Statement:
    """Decide about a statement whose claims, `about`, are held."""
    if statement.standing == standing:
        return statement
    before, statement.standing = statement.standing, standing.value
    if statement.kind == StatementKind.NARRATOR and standing is Standing.SUGGESTED:
        statement.claim = None
    statement.version += 1
    statement.save(update_fields=["standing", "claim", "version"])
    counters.recount(about)
    note(statement, kind, by, about=about, before={"standing": before})
    if statement.kind == StatementKind.DENIAL and before == Standing.DISMISSED:
        for claim_id in about:
            note_taken_up(statement, claim_id=claim_id, by=by)
    return statement


def held(statement: Statement) -> tuple[Statement, list[int]]:
    """The statement as it is now, and the claims that it makes or denies, held. Raises Stale as below."""
    about = held_claims_of(statement)
    now = (
        Statement.objects.select_related("snapshot__article", "party", "claim")
        .defer("snapshot__raw", "snapshot__text")
        .get(pk=statement.pk)
    )
    return now, about


def held_claims_of(statement: Statement) -> list[int]:
    """The claims it makes or denies, held. Raises Stale where a merge has given it to another meanwhile."""
    about = claims_of(statement)
    locks.hold_all(appearances.with_parts(about))
    if statement.kind != StatementKind.NARRATOR:
        now = Statement.objects.only("claim_id").get(pk=statement.pk)
        if set(claims_of(now)) != set(about):
            raise Stale(say("The claim of this statement was merged with another meanwhile. Look again."))
    return about


def claims_of(statement: Statement) -> list[int]:
    """The numbers of the claims that it makes or denies."""
    if statement.claim_id:
        return [statement.claim_id]
    return list(DenialTarget.objects.filter(denial__statement=statement).values_list("claim_id", flat=True))


def note(
    statement: Statement, kind: EventKind, by: User, *, about: list[int], before: dict[str, str] | None = None
) -> None:
    """Say in the history of its claims and of its article what was done to it."""
    data = {
        "statement": statement.pk,
        "kind": statement.kind,
        "words": statement.exact[:300],
        "party": statement.speaker,
        "article": statement.snapshot.article.title,
        "before": before or {},
    }
    for claim_id in about:
        record(kind, Subject.CLAIM, claim_id, by=by, data=data)
    # To accept what was suggested changes no voice; to accept what was dismissed brings one back.
    if kind is not EventKind.STATEMENT_ACCEPTED or data["before"] == {"standing": Standing.DISMISSED}:
        reviews.overtake_all(claim_ids=about, cause="its voices were changed after it was proposed.")
    record(kind, Subject.ARTICLE, statement.snapshot.article_id, by=by, data=data)
