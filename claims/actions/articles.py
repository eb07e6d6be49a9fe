"""Taking articles in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.formats import date_format

from claims.actions import outbox, turns
from claims.actions.history import Actor, record
from claims.domain import addresses as addresses_of_pages
from claims.domain.actors import ANALYSIS
from claims.domain.events import EventKind, Subject
from claims.domain.pages import Origin
from claims.domain.refusals import Missing, Unreachable, WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.topics import Topic
from claims.domain.wording import is_web_address, shortened
from claims.models import Article, Snapshot, Story, User
from claims.policy.permissions import check_permission
from claims.queries import snapshots

LONGEST_ADDRESS = 1000
"""Characters of the longest address that an article keeps."""

MOST_ADDRESSES = 100
MOST_FILES = 20
"""Addresses, and files, that are sent in at once."""


@dataclass(frozen=True, slots=True)
class Submission:
    """An article that is on its way, or the one that had the same bytes before."""

    article: Article
    snapshot: Snapshot
    created: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    """What whoever adds an article knows of it; blank where the text itself may tell."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published_at: datetime | None = None
    filename: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """An article whose page is to be fetched, or the one that stands at that address already."""

    article: Article
    created: bool


def submit(*, raw: bytes, how: str, by: User, provenance: Provenance = Provenance()) -> Submission:
    """Keep the bytes and have them analysed. The same bytes again give the article they gave before.

    Raises NotAllowed, or Missing where there are no bytes or the address is none.
    """
    check_permission(by, Permission.ADD_ARTICLE)
    if not raw.strip():
        sentence = say("There is no text: paste the article or choose a file.")
        raise Missing(sentence, {"text": sentence})
    if provenance.url and not is_web_address(provenance.url.strip()):
        sentence = say("That is not a web address; it should begin with https:// or http://")
        raise Missing(sentence, {"url": sentence})
    digest = hashlib.sha256(raw).hexdigest()
    known = _known(digest)
    if known:
        return known
    try:
        with transaction.atomic():
            return _store(raw, digest, how, by, provenance)
    except IntegrityError:
        # Somebody sent the same bytes at the same moment and was first.
        known = _known(digest)
        if known is None:
            raise
        return known


@transaction.atomic
def submit_files(*, files: Sequence[tuple[bytes, Provenance]], how: str, by: User) -> list[Submission]:
    """As `submit`, for all of these files in their order, or for none.

    Raises NotAllowed, or Missing where one is empty or there are too many.
    """
    check_permission(by, Permission.ADD_ARTICLE)
    check_number_of_files(len(files))
    return [submit(raw=raw, how=how, by=by, provenance=provenance) for raw, provenance in files]


def check_number_of_files(number: int) -> None:
    """Raise Missing where these are more files than are taken at once."""
    if number > MOST_FILES:
        sentence = say("These are {given} files; send at most {most} at once.", given=number, most=MOST_FILES)
        raise Missing(sentence, {"file": sentence})


def submit_address(
    *,
    address: str,
    how: str,
    by: User,
    provenance: Provenance = Provenance(),
    acting: Actor | None = None,
) -> Announced:
    """Have a worker fetch the article at this address. An address that is known gives the article it gave.

    `how` is the door: web, api, command or feed; `acting` is what acts with the rights of `by`, such as a
    feed. Nothing is fetched here. Raises NotAllowed, or Missing where it is no address that is ever fetched.
    """
    check_permission(by, Permission.ADD_ARTICLE)
    stands = canonical(address)
    with transaction.atomic():
        known = Article.objects.filter(Q(address=stands) | Q(url=stands)).order_by("pk").first()
        if known:
            return Announced(known, created=False)
        given: dict[str, Any] = {"url": stands, "story": Story.objects.create}
        article, created = Article.objects.get_or_create(
            address=stands, defaults=given | _described(provenance, by)
        )
        if created:
            _work(Topic.ADDRESS_GIVEN, article, article.pk)
            data = {"title": article.title or stands, "url": stands, "how": how}
            record(EventKind.ARTICLE_ADDED, Subject.ARTICLE, article.pk, by=acting or by, data=data)
    return Announced(article, created)


@transaction.atomic
def submit_addresses(*, addresses: Sequence[str], how: str, by: User) -> list[Announced]:
    """As `submit_address`, for all of these in their order, or for none.

    Raises NotAllowed, or Missing where there is none, there are too many, or one is no address.
    """
    check_permission(by, Permission.ADD_ARTICLE)
    check_number_of_addresses(len(addresses))
    found = []
    for line, address in enumerate(addresses, 1):
        try:
            found.append(submit_address(address=address, how=how, by=by))
        except Missing as refusal:
            if len(addresses) == 1:
                raise
            shown = shortened(address.strip(), 60)
            sentence = say("Line {line}, “{address}”: {refusal}", line=line, address=shown, refusal=refusal)
            raise Missing(sentence, {"address": sentence}) from refusal
    return found


def check_number_of_addresses(number: int) -> None:
    """Raise Missing where there is no address, or more than are taken at once."""
    if not 0 < number <= MOST_ADDRESSES:
        sentence = say("There is no address: write one, or several with a line for each.")
        if number:
            most = MOST_ADDRESSES
            sentence = say(
                "These are {given} addresses; send at most {most} at once.", given=number, most=most
            )
        raise Missing(sentence, {"address": sentence})


def receive_again(*, article: Article, raw: bytes, how: str, by: User) -> Submission:
    """Keep the bytes that stand at the article's address now, and have them compared with what is read.

    The bytes that were received last say that nothing has changed (`created` is false). Raises NotAllowed,
    WrongState while the article itself is not read yet, or Missing where there is no text, or one that
    is known from elsewhere.
    """
    check_permission(by, Permission.ADD_ARTICLE)
    if not raw.strip():
        sentence = say("There is no text: paste the article as it stands now, or choose a file.")
        raise Missing(sentence, {"text": sentence})
    digest = hashlib.sha256(raw).hexdigest()
    with transaction.atomic():
        held = Article.objects.select_for_update().get(pk=article.pk)
        if held.status != "ready":
            raise WrongState(
                say("This article has not been read yet; what it says now can be compared after that.")
            )
        last = held.snapshots.defer("raw").order_by("-id")[:1].get()
        if last.sha256 == digest:
            return Submission(held, last, created=False)
        _check_unknown(digest, held)
        later = Snapshot.objects.create(
            article=held, raw=raw, sha256=digest, how=how, compared_with=snapshots.read(held)[:1].get()
        )
        outbox.emit(Topic.ARTICLE_RECEIVED_AGAIN, key=_key(held), object_id=later.pk)
        data = {"sha256": digest, "how": how, "bytes": len(raw)}
        record(EventKind.ARTICLE_RECEIVED_AGAIN, Subject.ARTICLE, held.pk, by=by, data=data)
    return Submission(held, later, created=True)


def retry(*, article: Article, by: User) -> None:
    """Have a failed article read again, and its address fetched again where nothing of it was ever read.

    Raises NotAllowed, or WrongState where it has not failed.
    """
    check_permission(by, Permission.ADD_ARTICLE)
    with transaction.atomic():
        waiting = Article.objects.filter(pk=article.pk, status="failed").update(status="waiting", problem="")
        if not waiting:
            raise WrongState(say("This article has not failed; there is nothing to try again."))
        snapshot = snapshots.read(article).first()
        if snapshot is None or (article.address and not snapshot.text):
            _work(Topic.ADDRESS_GIVEN, article, article.pk)
        else:
            _work(Topic.SNAPSHOT_STORED, article, snapshot.pk)
        record(EventKind.ARTICLE_RETRIED, Subject.ARTICLE, article.pk, by=by)


@transaction.atomic
def fail(*, article_id: int, problem: str, by: Actor = ANALYSIS, **more: str) -> None:
    """Say on the article why it cannot be read; `more` goes into its history beside that."""
    Article.objects.filter(pk=article_id).update(status="failed", problem=problem[:500])
    data = {"problem": problem[:500], **more}
    record(EventKind.ARTICLE_FAILED, Subject.ARTICLE, article_id, by=by, data=data)


def _store(raw: bytes, digest: str, how: str, by: User, provenance: Provenance) -> Submission:
    article = Article.objects.create(
        story=Story.objects.create(), url=provenance.url.strip(), **_described(provenance, by)
    )
    snapshot = Snapshot.objects.create(
        article=article, raw=raw, sha256=digest, how=how, filename=provenance.filename[:255]
    )
    _work(Topic.SNAPSHOT_STORED, article, snapshot.pk)
    record(
        EventKind.ARTICLE_ADDED,
        Subject.ARTICLE,
        article.pk,
        by=by,
        data={"title": article.title, "sha256": digest, "how": how, "bytes": len(raw)},
    )
    return Submission(article, snapshot, created=True)


def _described(provenance: Provenance, by: User) -> dict[str, Any]:
    given = {
        "title": provenance.title.strip()[:500],
        "publisher": provenance.publisher.strip()[:200],
        "published_at": provenance.published_at,
    }
    said = {**given, "url": provenance.url}
    origins = {name: Origin.PERSON.value for name, value in said.items() if value}
    return {**given, "origins": origins, "added_by": by}


def canonical(address: str) -> str:
    """The one way in which an article keeps this address. Raises Missing where it is none that is fetched."""
    try:
        found = addresses_of_pages.canonical(address)
    except Unreachable as refusal:
        raise Missing(refusal.sentence, {"address": refusal.sentence}) from refusal
    if len(found) > LONGEST_ADDRESS:
        sentence = say("This address is longer than {longest} characters.", longest=LONGEST_ADDRESS)
        raise Missing(sentence, {"address": sentence})
    return found


def _check_unknown(digest: str, article: Article) -> None:
    known = _known(digest)
    if known is None:
        return
    day = date_format(known.snapshot.taken_at.date(), "DATE_FORMAT")
    sentence = (
        say(
            "This is the text as it was received on {day}; a version that came back is not kept "
            "a second time.",
            day=day,
        )
        if known.article.pk == article.pk
        else say("This is the text of another article here, “{article}”.", article=known.article)
    )
    raise Missing(sentence, {"text": sentence})


def _known(digest: str) -> Submission | None:
    snapshot = Snapshot.objects.filter(sha256=digest).select_related("article").defer("raw").first()
    return Submission(snapshot.article, snapshot, created=False) if snapshot else None


def _work(topic: Topic, article: Article, object_id: int) -> None:
    after = turns.after(topic, added_by_id=article.added_by_id)
    outbox.emit(topic, key=_key(article), object_id=object_id, after=after)


def _key(article: Article) -> str:
    return f"article:{article.pk}"
