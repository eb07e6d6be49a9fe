"""What people make of the statements in an article."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from claims.actions import counters, locks, parties, worded
from claims.actions.denials import note_new_denial
from claims.actions.standings import claims_of, held, held_claims_of, note, stand, stand_all
from claims.domain.denials import DenialType, Scope
from claims.domain.events import EventKind
from claims.domain.inputs import check_keepable
from claims.domain.places import PlaceRole
from claims.domain.refusals import Missing, Stale
from claims.domain.roles import Permission
from claims.domain.spans import Span, quote_of
from claims.domain.speech import (
    NAMED_LEVELS,
    AttributionLevel,
    PartyKind,
    Standing,
    StatementKind,
)
from claims.domain.tongue import say
from claims.models import Article, Claim, Denial, DenialTarget, Party, Snapshot, Statement, User, Voice
from claims.policy import curation
from claims.policy.permissions import check_permission
from claims.queries import appearances


@dataclass(frozen=True, slots=True)
class StatementVoice:
    """Who says it, as a person enters it. A blank name means that the text does not say."""

    party_name: str
    party_kind: PartyKind
    attribution_level: AttributionLevel


@transaction.atomic
def accept(*, statement: Statement, by: User) -> Statement:
    """Say that the analysis was right. What the reporter says thereby makes a claim on the desk.

    Raises NotAllowed, or Missing where the reporter's words are too long for a claim.
    """
    check_permission(by, Permission.CURATE_STATEMENTS)
    if statement.kind == StatementKind.NARRATOR:
        worded.hold_known(statement)
        statement = locks.hold_statement(statement)
        statement.claim = statement.claim or worded.of_reporter(statement=statement, by=by)
        about = held_claims_of(statement)
    else:
        statement, about = held(statement)
    return stand(statement, Standing.ACCEPTED, EventKind.STATEMENT_ACCEPTED, by, about)


@transaction.atomic
def accept_all(*, snapshot: Snapshot, by: User) -> tuple[int, ...]:
    """Accept every suggested claim and denial of a snapshot; which they were. Raises NotAllowed."""
    check_permission(by, Permission.CURATE_STATEMENTS)
    suggested = snapshot.statements.filter(standing=Standing.SUGGESTED).exclude(kind=StatementKind.NARRATOR)
    return stand_all(suggested, Standing.ACCEPTED, EventKind.STATEMENT_ACCEPTED, by)


@transaction.atomic
def dismiss(*, statement: Statement, by: User) -> Statement:
    """Say that this is no statement worth keeping. Raises NotAllowed or Missing. `restore` undoes it."""
    check_permission(by, Permission.CURATE_STATEMENTS)
    statement, about = held(statement)
    curation.check_may_dismiss(statement)
    return stand(statement, Standing.DISMISSED, EventKind.STATEMENT_DISMISSED, by, about)


@transaction.atomic
def restore(*, statement: Statement, by: User) -> Statement:
    """Take back an acceptance or a dismissal. Raises NotAllowed.

    What the reporter says then makes no claim any more; Missing where somebody works on that claim.
    """
    check_permission(by, Permission.CURATE_STATEMENTS)
    statement, about = held(statement)
    if statement.kind == StatementKind.NARRATOR and statement.standing == Standing.ACCEPTED:
        curation.check_may_dismiss(statement)
    return stand(statement, Standing.SUGGESTED, EventKind.STATEMENT_RESTORED, by, about)


@transaction.atomic
def restore_all(*, snapshot: Snapshot, chosen: Iterable[int], by: User) -> tuple[int, ...]:
    """Take back the acceptance of those chosen, as `accept_all` names them. Raises NotAllowed."""
    check_permission(by, Permission.CURATE_STATEMENTS)
    accepted = snapshot.statements.filter(pk__in=list(chosen), standing=Standing.ACCEPTED)
    theirs = accepted.exclude(kind=StatementKind.NARRATOR)
    return stand_all(theirs, Standing.SUGGESTED, EventKind.STATEMENT_RESTORED, by)


@transaction.atomic
def edit(*, statement: Statement, version: int, voice: StatementVoice, span: Span, by: User) -> Statement:
    """Change the words or the voice, and thereby accept. Raises NotAllowed, WrongState, Stale or Missing."""
    check_permission(by, Permission.CURATE_STATEMENTS)
    curation.check_may_edit(statement)
    snapshot = statement.snapshot
    _check_inside(span, snapshot)
    _check_not_twice(statement, span)
    quote = quote_of(snapshot.text, span)
    held(statement)
    party = _party(voice, snapshot.article)
    changed = Statement.objects.filter(pk=statement.pk, version=version).update(
        start=span.start,
        end=span.end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        party=party,
        attribution_level=voice.attribution_level.value if party else "",
        standing=Standing.ACCEPTED.value,
        version=F("version") + 1,
    )
    if changed != 1:
        raise Stale(
            say("Someone changed this statement first. Look again; what you typed is still in the form.")
        )
    if span != Span(statement.start, statement.end):
        statement.places.filter(role=PlaceRole.PART).delete()
    before = {"words": statement.exact, "party": statement.party.name if statement.party else ""}
    statement = Statement.objects.select_related("snapshot__article", "party", "claim").get(pk=statement.pk)
    if statement.claim_id:
        counters.recount([statement.claim_id])
    note(statement, EventKind.STATEMENT_EDITED, by, about=claims_of(statement), before=before)
    return statement


@transaction.atomic
def add(
    *,
    snapshot: Snapshot,
    kind: StatementKind,
    span: Span,
    voice: StatementVoice,
    claim: Claim | None,
    denies: list[Claim],
    denial_type: DenialType | None,
    by: User,
) -> Statement:
    """Add a claim or a denial that the analysis missed.

    A claim without `claim` makes a new one of its words; a denial needs the claims it answers.
    Raises NotAllowed, or Missing where the words are outside the text or taken already.
    """
    check_permission(by, Permission.CURATE_STATEMENTS)
    _check_inside(span, snapshot)
    _check_new(snapshot, kind, span, denies)
    locks.hold_all(appearances.with_parts([found.pk for found in denies] + ([claim.pk] if claim else [])))
    if claim:
        curation.check_not_merged(locks.hold(claim))
    quote = quote_of(snapshot.text, span)
    party = _party(voice, snapshot.article)
    if kind is StatementKind.CLAIM and claim is None:
        claim = worded.by_hand(words=quote.exact, article=snapshot.article, by=by)
    statement = Statement.objects.create(
        snapshot=snapshot,
        kind=kind.value,
        start=span.start,
        end=span.end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        party=party,
        attribution_level=voice.attribution_level.value if party else "",
        standing=Standing.ACCEPTED.value,
        claim=claim if kind is StatementKind.CLAIM else None,
        found_by="hand",
        added_by=by,
    )
    if party:
        Voice.objects.create(statement=statement, position=0, party=party.name)
    if kind is StatementKind.DENIAL:
        _deny(statement, denial_type or DenialType.FLAT, denies, by)
    counters.recount([found.pk for found in denies] + ([claim.pk] if claim else []))
    note(statement, EventKind.STATEMENT_ADDED, by, about=claims_of(statement))
    return statement


def _party(voice: StatementVoice, article: Article) -> Party | None:
    name = " ".join(voice.party_name.split())
    check_keepable(party_name=name)
    if not name:
        return None
    named = voice.attribution_level in NAMED_LEVELS
    return parties.named(name, voice.party_kind, only_in=None if named else article)


def _deny(statement: Statement, denial_type: DenialType, denies: list[Claim], by: User) -> None:
    denial = Denial.objects.create(statement=statement, type=denial_type.value)
    for claim in denies:
        curation.check_open_for_linking(locks.hold(claim))
        target = DenialTarget.objects.create(denial=denial, claim=claim, scope=Scope.FULL.value, linked_by=by)
        note_new_denial(target, by=by)


def _check_inside(span: Span, snapshot: Snapshot) -> None:
    if span.end > len(snapshot.text) or not span.of(snapshot.text).strip():
        sentence = say("Select words of the article.")
        raise Missing(sentence, {"exact": sentence})


def _check_new(snapshot: Snapshot, kind: StatementKind, span: Span, denies: list[Claim]) -> None:
    if kind is StatementKind.NARRATOR:
        sentence = say("Say whether it is a claim or a denial.")
        raise Missing(sentence, {"kind": sentence})
    if kind is StatementKind.DENIAL and not denies:
        sentence = say("Choose at least one claim that the denial answers.")
        raise Missing(sentence, {"denies": sentence})
    if snapshot.statements.filter(kind=kind, start=span.start, end=span.end, party_start=None).exists():
        sentence = say("These words are a statement already.")
        raise Missing(sentence, {"exact": sentence})


def _check_not_twice(statement: Statement, span: Span) -> None:
    twin = Statement.objects.filter(
        snapshot=statement.snapshot_id,
        kind=statement.kind,
        start=span.start,
        end=span.end,
        party_start=statement.party_start,
    ).exclude(pk=statement.pk)
    if twin.exists():
        sentence = say("Another statement has exactly these words; dismiss one of the two.")
        raise Missing(sentence, {"exact": sentence})
