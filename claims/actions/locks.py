"""Holding claims still while something about them is decided and written."""

from collections.abc import Iterable

from django.db import connection

from claims.domain.refusals import Stale
from claims.models import Claim, DenialTarget, Party, Source, Statement

_MERGING = 4_017_001
"""The advisory lock between those who look parties up by name and those who merge them."""

_RULES = 4_017_002
"""The advisory lock of whoever saves a rule: what is a ring depends on all the others."""


def hold(claim: Claim) -> Claim:
    """The claim as it is now; nobody else moves it before the caller's transaction ends.

    Whoever writes about a claim takes it before its history, so that no two wait for each other.
    """
    return Claim.objects.select_for_update(of=("self",)).select_related("assignee").get(pk=claim.pk)


def hold_with(row: DenialTarget | Source) -> Claim:
    """The claim that this row belongs to, held. Raises Stale where a merge has given it to another."""
    claim = hold(row.claim)
    if not type(row).objects.filter(pk=row.pk, claim=claim).exists():
        raise Stale(f"This is no longer with {claim.number}: it was removed, or the claim was merged.")
    return claim


def hold_statement(statement: Statement) -> Statement:
    """The statement as it is now, with what an action on it reads; nobody else decides about it meanwhile."""
    return (
        Statement.objects.select_for_update(of=("self",))
        .select_related("snapshot__article", "party", "claim")
        .defer("snapshot__raw")
        .get(pk=statement.pk)
    )


def hold_all(claim_ids: Iterable[int]) -> None:
    """These claims, in the order of their numbers, so that two who take several cannot wait in a ring."""
    ids = sorted(set(claim_ids))
    list(Claim.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))


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


def _alone(lock: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
