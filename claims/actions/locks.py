"""Holding claims still while something about them is decided and written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from claims.domain.refusals import Stale
from claims.domain.tongue import say
from claims.models import Claim, DenialTarget, Party, ReplyRequest, Source, Statement

_MERGING = 4_017_001
"""The advisory lock between those who look parties up by name and those who merge them."""

_RULES = 4_017_002
"""The advisory lock of whoever saves a rule: what is a ring depends on all the others."""

_OUTSIDE = 4_017_003
"""The advisory lock of whoever takes in checks of others: each publisher, word and check is made once."""

LONGEST_SILENCE = "30s"
"""A leader that says nothing to the database for this long leads no longer."""


def hold(claim: Claim) -> Claim:
    """The claim as it is now; nobody else moves it before the caller's transaction ends.

    Whoever writes about a claim takes it before its history, so that no two wait for each other.
    """
    return Claim.objects.select_for_update(of=("self",)).select_related("assignee").get(pk=claim.pk)


def hold_with(row: DenialTarget | ReplyRequest | Source) -> Claim:
    """The claim that this row belongs to, held. Raises Stale where a merge has given it to another."""
    claim = hold(row.claim)
    if not type(row).objects.filter(pk=row.pk, claim=claim).exists():
        raise Stale(
            say(
                "This is no longer with {claim}: it was removed, or the claim was merged.", claim=claim.number
            )
        )
    return claim


def hold_statement(statement: Statement) -> Statement:
    """The statement as it is now, with what an action on it reads; nobody else decides about it meanwhile."""
    return (
        Statement.objects.select_for_update(of=("self",))
        .select_related("snapshot__article", "party", "claim")
        .defer("snapshot__raw")
        .get(pk=statement.pk)
    )


def hold_each(claim_ids: Iterable[int]) -> list[Claim]:
    """These claims as they are now, in the order of their numbers, held; what there is not is left out.

    With what the moves read; anything else of a claim is looked up when it is asked for.
    """
    return list(
        Claim.objects.select_for_update(of=("self",))
        .select_related("assignee")
        .only(
            "state",
            "version",
            "checkability",
            "topic",
            "priority",
            "due_at",
            "set_aside_reason",
            "duplicate_of",
            "merged_into",
            "assignee__username",
            "assignee__first_name",
            "assignee__last_name",
        )
        .filter(pk__in=set(claim_ids))
        .order_by("pk")
    )


def hold_all(claim_ids: Iterable[int]) -> None:
    """These claims, in the order of their numbers, so that two who take several cannot wait in a ring."""
    ids = sorted(set(claim_ids))
    list(Claim.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))


@contextmanager
def leading(key: int) -> Iterator[bool]:
    """Whether this process leads in what the key stands for; nobody else does before the block ends.

    A session's advisory lock: it goes with the connection, so a killed leader holds up nobody, and
    the database ends the session of one that stopped without ending.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_lock(%s), set_config('idle_session_timeout', %s, false)",
            [key, LONGEST_SILENCE],
        )
        leads = bool(cursor.fetchone()[0])
    try:
        yield leads
    finally:
        if leads:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_advisory_unlock(%s), set_config('idle_session_timeout', '0', false)", [key]
                )


def share_merging() -> None:
    """No party that the caller finds is merged away before its transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_MERGING])


def hold_parties(party_ids: Iterable[int]) -> dict[int, Party]:
    """These parties as they are now, and nobody who is about to attach words to one of them."""
    _alone(_MERGING)
    rows = Party.objects.select_for_update(of=("self",)).filter(pk__in=set(party_ids))
    return {party.pk: party for party in rows.select_related("merged_into").order_by("pk")}


def hold_rules() -> None:
    """Nobody else saves a rule before the caller's transaction ends."""
    _alone(_RULES)


def hold_outside_checks() -> None:
    """Nobody else takes in checks of others before the caller's transaction ends."""
    _alone(_OUTSIDE)


def _alone(lock: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
