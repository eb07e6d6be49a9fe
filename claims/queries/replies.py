"""What parties were asked and answered, as the desk reads it, and the link by which one answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from claims.domain.evidence import Against, ReplyOutcome
from claims.domain.keys import digest_of
from claims.models import Claim, Party, ReplyExtension, ReplyLink, ReplyQuestion, ReplyRequest, User
from claims.policy import visibility
from claims.publishing.reply_links import key_in
from claims.queries import facts

REQUESTS = ("party", "asked_by", "source", "claim")


@dataclass(frozen=True, slots=True)
class Reply:
    """Questions put to a party. `open` until the outcome is recorded; `link` the one that works, if any."""

    request: ReplyRequest
    questions: tuple[ReplyQuestion, ...]
    extensions: tuple[ReplyExtension, ...]
    open: bool
    asked: bool
    overdue: bool
    link: ReplyLink | None

    @property
    def answer(self) -> str:
        """The answer as a whole; blank where each question has its own."""
        if self.request.source is None or any(question.answer for question in self.questions):
            return ""
        return self.request.source.excerpt


def of(claim: Claim, now: datetime) -> tuple[Reply, ...]:
    """The requests of one claim with all that belongs to them, at a constant number of SQL statements."""
    return tuple(_reply(request, now) for request in _whole(claim.reply_requests.all()))


def in_sight(viewer: User) -> QuerySet[ReplyRequest]:
    """The requests on claims that the viewer may read, the last asked first."""
    return _whole(ReplyRequest.objects.filter(claim__in=visibility.claims(viewer))).order_by("-id")


def unasked(claim: Claim, replies: Iterable[Reply]) -> tuple[Party, ...]:
    """The named parties of both sides to whom no question was put yet."""
    asked = {reply.request.party_id for reply in replies}
    found: dict[int, Party] = {}
    for party in parties(claim):
        if party.pk not in asked:
            found.setdefault(party.pk, party)
    return tuple(found.values())


def parties(claim: Claim) -> tuple[Party, ...]:
    """The named parties that stand on either side of a claim."""
    both = [*facts.parties_of(claim, Against.CLAIMANTS), *facts.parties_of(claim, Against.DENIERS)]
    return tuple({party.pk: party for party in both}.values())


def link_of(token: str) -> ReplyLink | None:
    """The link that this token opens, with what its page shows; None where it was never made here."""
    key = key_in(token)
    if key is None:
        return None
    links = ReplyLink.objects.select_related("request__party", "request__claim", "request__source")
    return links.prefetch_related("request__questions").filter(digest=digest_of(key)).first()


def _whole(requests: QuerySet[ReplyRequest]) -> QuerySet[ReplyRequest]:
    return requests.select_related(*REQUESTS).prefetch_related("questions", "extensions__given_by", "links")


def _reply(request: ReplyRequest, now: datetime) -> Reply:
    return Reply(
        request=request,
        questions=tuple(request.questions.all()),
        extensions=tuple(request.extensions.all()),
        open=request.outcome is None,
        asked=request.outcome != ReplyOutcome.NOT_ASKED,
        overdue=request.outcome is None and request.deadline is not None and request.deadline < now,
        link=next(
            (link for link in request.links.all() if link.revoked_at is None and link.expires_at > now), None
        ),
    )
