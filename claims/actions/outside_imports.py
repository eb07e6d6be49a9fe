"""Taking in checks that others published: a page, a feed or a table, kept as it came and read by a worker."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from claims.actions import locks, outbox
from claims.actions.history import record
from claims.domain import addresses
from claims.domain.actors import DESK
from claims.domain.events import EventKind, Subject
from claims.domain.fetches import Fetched
from claims.domain.inputs import check_keepable
from claims.domain.outside import Check, Found, day_of
from claims.domain.refusals import Missing, Unreachable
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.domain.wording import shortened
from claims.models import OutsideCheck, OutsideImport, OutsidePublisher, OutsideRating, User
from claims.policy.permissions import check_permission

LARGEST = 5 * 1024 * 1024
"""Bytes that are taken at once."""

MOST_PROBLEMS = 100
"""Sentences about unreadable entries that an import keeps; the others are counted."""


@dataclass(slots=True)
class Tally:
    """How many checks were new, a new version of one that was known, or known as they are."""

    added: int = 0
    renewed: int = 0
    known: int = 0


@transaction.atomic
def submit(*, raw: bytes, how: str, by: User, filename: str = "", content_type: str = "") -> OutsideImport:
    """Keep the bytes and have a worker read the checks in them. `how` is paste, upload, api or command.

    Raises NotAllowed, or Missing where there are no bytes or too many.
    """
    check_permission(by, Permission.IMPORT_CHECKS)
    check_keepable(file=filename, content_type=content_type)
    sentence = ""
    if not raw.strip():
        sentence = say("There is nothing in it: paste the checks, choose a file, or give an address.")
    elif len(raw) > LARGEST:
        size = f"{len(raw) / 1024 / 1024:.1f}"
        sentence = say("This is {size} MB; at most 5 MB are read at once. Send it in parts.", size=size)
    if sentence:
        raise Missing(sentence, {"text": sentence})
    row = OutsideImport.objects.create(
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        filename=filename[:255],
        content_type=content_type[:200],
        how=how,
        made_by=by,
    )
    outbox.emit(Topic.OUTSIDE_RECEIVED, key=_key(row), object_id=row.pk)
    data = {"title": str(row), "sha256": row.sha256, "bytes": len(raw), "how": how}
    record(EventKind.OUTSIDE_GIVEN, Subject.OUTSIDE_IMPORT, row.pk, by=by, data=data)
    return row


@transaction.atomic
def submit_address(*, address: str, how: str, by: User) -> OutsideImport:
    """Have a worker fetch what stands at this address, and read the checks in it.

    Raises NotAllowed, or Missing where it is no address that is ever fetched.
    """
    check_permission(by, Permission.IMPORT_CHECKS)
    try:
        url = str(addresses.read(address))
    except Unreachable as refusal:
        raise Missing(refusal.sentence, {"address": refusal.sentence}) from refusal
    if len(url) > addresses.LONGEST:
        sentence = say("This address is longer than {longest} characters.", longest=addresses.LONGEST)
        raise Missing(sentence, {"address": sentence})
    row = OutsideImport.objects.create(address=url, how=how, made_by=by)
    outbox.emit(Topic.OUTSIDE_ADDRESS_GIVEN, key=_key(row), object_id=row.pk)
    data = {"title": url, "url": url, "how": how}
    record(EventKind.OUTSIDE_GIVEN, Subject.OUTSIDE_IMPORT, row.pk, by=by, data=data)
    return row


def keep_fetched(*, import_id: int, fetched: Fetched) -> None:
    """Keep what stood at the address, and have it read. Within the caller's transaction."""
    if not fetched.body.strip():
        fail(import_id=import_id, problem="The page is empty: the server sent no text.")
        return
    if len(fetched.body) > LARGEST:
        fail(import_id=import_id, problem="What stands at this address is more than 5 MB, which is not read.")
        return
    digest = fetched.sha256
    OutsideImport.objects.filter(pk=import_id).update(
        raw=fetched.body,
        sha256=digest,
        stands_at=fetched.final_url[:2048],
        content_type=fetched.header("content-type")[:200],
    )
    outbox.emit(Topic.OUTSIDE_RECEIVED, key=f"outside:{import_id}", object_id=import_id)
    data = {"url": fetched.final_url, "sha256": digest, "bytes": len(fetched.body)}
    record(EventKind.OUTSIDE_FETCHED, Subject.OUTSIDE_IMPORT, import_id, by=DESK, data=data)


def keep(*, import_id: int, found: Found) -> Tally:
    """Keep the checks that were read, each once however often it comes. Within the caller's transaction.

    What is known as it is changes nothing; what its publisher changed is a new version beside the old one,
    unless the one that is known says of itself that it is younger.
    """
    row = OutsideImport.objects.select_for_update().get(pk=import_id)
    locks.hold_outside_checks()
    tally = _keep_checks(row, found.checks)
    OutsideImport.objects.filter(pk=import_id).update(
        status="ready",
        problem="",
        added=tally.added,
        renewed=tally.renewed,
        known=tally.known,
        problems=[shortened(sentence, 500) for sentence in found.problems[:MOST_PROBLEMS]],
        problem_count=len(found.problems),
        read_at=timezone.now(),
    )
    data = {
        "added": tally.added,
        "renewed": tally.renewed,
        "known": tally.known,
        "problems": len(found.problems),
    }
    record(EventKind.OUTSIDE_READ, Subject.OUTSIDE_IMPORT, import_id, by=DESK, data=data)
    return tally


@transaction.atomic
def fail(*, import_id: int, problem: str) -> None:
    """Say on the import why nothing of it could be read."""
    problem = shortened(problem, 500)
    OutsideImport.objects.filter(pk=import_id).update(
        status="failed", problem=problem, read_at=timezone.now()
    )
    record(EventKind.OUTSIDE_FAILED, Subject.OUTSIDE_IMPORT, import_id, by=DESK, data={"problem": problem})


def _keep_checks(row: OutsideImport, checks: Sequence[Check]) -> Tally:
    publishers = _publishers(checks)
    said = _words(checks, publishers)
    latest = {check.identity: check for check in checks}
    known = {
        kept.identity: kept
        for kept in OutsideCheck.objects.filter(identity__in=list(latest), current=True).defer("raw")
    }
    tally, replaced, made = Tally(known=len(checks) - len(latest)), [], []
    for identity, check in latest.items():
        before = known.get(identity)
        if before and not _says_more(check, before):
            tally.known += 1
            continue
        if before:
            replaced.append(before.pk)
            tally.renewed += 1
        else:
            tally.added += 1
        version = before.version + 1 if before else 1
        publisher = publishers[check.publisher_key]
        word = said.get((publisher.pk, check.rating_key))
        made.append(_check(check, identity, version, publisher, word, row))
    OutsideCheck.objects.filter(pk__in=replaced).update(current=False)
    OutsideCheck.objects.bulk_create(made, batch_size=500)
    return tally


def _says_more(check: Check, before: OutsideCheck) -> bool:
    """Whether this is another version than the one that is known, and no older one."""
    if (check.sha256, check.withdrawn) == (before.sha256, before.withdrawn):
        return False
    new, old = day_of(check.changed_on), day_of(before.changed_on)
    return not (new and old and new < old)


def _publishers(checks: Sequence[Check]) -> dict[str, OutsidePublisher]:
    wanted = {check.publisher_key: check for check in reversed(checks)}
    found = {row.key: row for row in OutsidePublisher.objects.filter(key__in=list(wanted))}
    made = OutsidePublisher.objects.bulk_create(
        OutsidePublisher(key=key, name=check.publisher, url=check.publisher_url)
        for key, check in wanted.items()
        if key not in found
    )
    return found | {row.key: row for row in made}


def _words(
    checks: Sequence[Check], publishers: dict[str, OutsidePublisher]
) -> dict[tuple[int, str], OutsideRating]:
    """The rating words of each publisher, as first written; a check without one has none."""
    wanted = {
        (publishers[check.publisher_key].pk, check.rating_key): check.rating
        for check in reversed(checks)
        if check.rating_key
    }
    rows = OutsideRating.objects.filter(publisher__in=list(publishers.values()))
    found = {(row.publisher_id, row.key): row for row in rows}
    made = OutsideRating.objects.bulk_create(
        OutsideRating(publisher_id=publisher_id, key=key, words=words)
        for (publisher_id, key), words in wanted.items()
        if (publisher_id, key) not in found
    )
    return found | {(row.publisher_id, row.key): row for row in made}


def _check(
    check: Check,
    identity: str,
    version: int,
    publisher: OutsidePublisher,
    word: OutsideRating | None,
    row: OutsideImport,
) -> OutsideCheck:
    return OutsideCheck(
        identity=identity,
        version=version,
        publisher=publisher,
        url=check.url,
        claim_reviewed=check.claim,
        said=word,
        rating_value=check.scale.value,
        worst_rating=check.scale.worst,
        best_rating=check.scale.best,
        explanation=check.explanation,
        said_by="; ".join(check.said_by),
        appeared_at=list(check.appeared_at),
        claimed_on=check.claimed_on,
        published_on=check.published_on,
        changed_on=check.changed_on,
        published_at=day_of(check.published_on) or day_of(check.changed_on),
        withdrawn=check.withdrawn[:100],
        language=check.language,
        raw=dict(check.raw),
        sha256=check.sha256,
        came_with=row,
    )


def _key(row: OutsideImport) -> str:
    return f"outside:{row.pk}"
