"""Adding, editing and removing evidence."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from claims.actions import archives, locks, reviews, revisits
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import SourceKind, Stance
from claims.domain.inputs import check_keepable
from claims.domain.refusals import Missing, Stale
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.domain.wording import is_web_address
from claims.models import Article, Claim, Source, User
from claims.policy import curation
from claims.policy.permissions import check_permission
from claims.policy.replies import check_words_stay

_LENGTHS = {"title": 300, "publisher": 200, "pinpoint": 200, "url": 1000}


@dataclass(frozen=True, slots=True)
class SourceFields:
    """What a person says of a source."""

    title: str
    stance: Stance
    kind: SourceKind
    url: str = ""
    publisher: str = ""
    pinpoint: str = ""
    excerpt: str = ""

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "SourceFields":
        """Read from a form or JSON. Raises Missing, naming each field that is absent or wrong."""
        words = {
            name: str(given.get(name) or "").strip()
            for name in ("title", "url", "publisher", "pinpoint", "excerpt")
        }
        check_keepable(**words)
        problems = {
            name: say("At most {longest} characters, please.", longest=limit)
            for name, limit in _LENGTHS.items()
            if len(words[name]) > limit
        }
        if not words["title"]:
            problems["title"] = say("Give the source a title.")
        if not (words["url"] or words["pinpoint"] or words["excerpt"]):
            problems["url"] = say("Say where it can be found: an address, a place in it, or an excerpt.")
        if words["url"] and not is_web_address(words["url"]):
            problems["url"] = say("That is not a web address; it should begin with https:// or http://")
        for name, known in (("stance", Stance), ("kind", SourceKind)):
            if given.get(name) not in list(known):
                problems[name] = say("Choose one of {known}.", known=", ".join(known))
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return cls(stance=Stance(given["stance"]), kind=SourceKind(given["kind"]), **words)

    def columns(self) -> dict[str, str]:
        return {name: str(value) for name, value in asdict(self).items()}


@transaction.atomic
def add(*, claim: Claim, fields: SourceFields, by: User) -> Source:
    """Add evidence to a claim. Raises NotAllowed, or WrongState once it is published or set aside."""
    check_permission(by, Permission.EDIT_SOURCES)
    curation.check_open_for_sources(locks.hold(claim))
    source = Source.objects.create(claim=claim, added_by=by, article=_ours(fields.url), **fields.columns())
    revisits.begin_with(source=source)
    _overtake(source, "added")
    record(EventKind.SOURCE_ADDED, Subject.CLAIM, claim.pk, by=by, data=_facts(source))
    return source


@transaction.atomic
def edit(*, source: Source, version: int, fields: SourceFields, by: User) -> Source:
    """Change what is said of a source. Raises NotAllowed, WrongState or Stale."""
    check_permission(by, Permission.EDIT_SOURCES)
    curation.check_open_for_sources(locks.hold_with(source))
    check_words_stay(source, fields.excerpt)
    before, stood = _facts(source), source.url
    changed = Source.objects.filter(pk=source.pk, version=version).update(
        **fields.columns(), article=_ours(fields.url), version=F("version") + 1
    )
    if changed != 1:
        raise Stale(
            say("Someone changed this source first. Look again; what you typed is still in the form.")
        )
    source = Source.objects.select_related("claim").get(pk=source.pk)
    if source.url != stood:
        archives.forget(source=source)
        revisits.begin_with(source=source)
    _overtake(source, "changed")
    record(
        EventKind.SOURCE_EDITED,
        Subject.CLAIM,
        source.claim_id,
        by=by,
        data={"before": before, "after": _facts(source)},
    )
    return source


@transaction.atomic
def remove(*, source: Source, by: User) -> None:
    """Take a source away; the history keeps what it said. Raises NotAllowed or WrongState."""
    check_permission(by, Permission.EDIT_SOURCES)
    curation.check_open_for_sources(locks.hold_with(source))
    check_words_stay(source, None)
    _overtake(source, "removed")
    data, claim_id = _facts(source), source.claim_id
    source.delete()
    record(EventKind.SOURCE_REMOVED, Subject.CLAIM, claim_id, by=by, data=data)


def _ours(url: str) -> Article | None:
    """The article of ours at this address: its story is then the source's story."""
    return Article.objects.filter(url=url).order_by("id").first() if url else None


def _overtake(source: Source, what: str) -> None:
    cause = f"the source “{source.title}” was {what} after it was proposed."
    reviews.overtake(claim_id=source.claim_id, cause=cause)


def _facts(source: Source) -> dict[str, str | int]:
    return {
        "source": source.pk,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "stance": source.stance,
        "kind": source.kind,
        "pinpoint": source.pinpoint,
        "excerpt": source.excerpt,
    }
