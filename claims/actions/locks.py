"""Holding claims still while something about them is decided and written."""

from collections.abc import Iterable

from claims.models import Claim, Statement


def hold(claim: Claim) -> Claim:
    """The claim as it is now; nobody else moves it before the caller's transaction ends.

    Whoever writes about a claim takes it before its history, so that no two wait for each other.
    """
    return Claim.objects.select_for_update(of=("self",)).select_related("assignee").get(pk=claim.pk)


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
