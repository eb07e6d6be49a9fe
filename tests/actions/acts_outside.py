"""One of each action on checks of others, done on the scene."""

import json
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from claims.actions import outside_checks, outside_imports, outside_ratings
from claims.domain.evidence import Stance
from claims.domain.fetches import Fetched
from claims.gateways import claimreviews
from claims.models import OutsideCheck, OutsideImport, OutsideRating
from tests import outside
from tests.actions.scene import Scene


@transaction.atomic
def keep_fetched(s: Scene) -> None:
    """As a worker does, whose lease is the transaction."""
    outside_imports.keep_fetched(import_id=OutsideImport.objects.get().pk, fetched=feed())


@transaction.atomic
def keep(s: Scene) -> None:
    """As a worker does: one check is new, one has changed, one is known."""
    read = claimreviews.read(feed().body, content_type="", url="")
    outside_imports.keep(import_id=OutsideImport.objects.get().pk, found=read)


def feed() -> Fetched:
    changed = outside.rated("Odd", url=f"{outside.SITE}/odd", dateModified="2026-11-01")
    body = json.dumps([outside.review(), changed, outside.rated("New", url=f"{outside.SITE}/new")]).encode()
    return Fetched(outside.SITE, outside.SITE, (), 200, (), body, timezone.now(), False)


OUTSIDE: dict[str, Callable[[Scene], object]] = {
    "outside_imports.submit": lambda s: outside_imports.submit(raw=b"{}", how="paste", by=s.staff.edda),
    "outside_imports.submit_address": lambda s: outside_imports.submit_address(
        address="https://facts.example/1", how="address", by=s.staff.edda
    ),
    "outside_imports.keep_fetched": keep_fetched,
    "outside_imports.keep": keep,
    "outside_imports.fail": lambda s: outside_imports.fail(
        import_id=OutsideImport.objects.get().pk, problem="It is no text."
    ),
    "outside_ratings.decide": lambda s: outside_ratings.decide(
        word=OutsideRating.objects.get(words="Odd"), rating="false", version=1, by=s.staff.edda
    ),
    "outside_ratings.undo": lambda s: outside_ratings.undo(
        word=OutsideRating.objects.get(words="Mostly wrong"), version=2, by=s.staff.edda
    ),
    "outside_checks.cite": lambda s: outside_checks.cite(
        check=OutsideCheck.objects.get(url=f"{outside.SITE}/odd"),
        claim=s.claim,
        stance=Stance.CONTEXT,
        by=s.staff.ravi,
    ),
}
