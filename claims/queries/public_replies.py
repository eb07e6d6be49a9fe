"""What parties were asked and answered, as readers of the published check see it."""

from claims.domain.evidence import ReplyOutcome
from claims.models import Claim, ReplyRequest
from claims.publishing.check import PublicReply
from claims.queries import anonymity


def of(claim: Claim) -> tuple[PublicReply, ...]:
    """The replies of one claim: an answer only where it may be quoted.

    Nobody is said to have declined to comment who speaks of the claim without being named,
    even where the article that shows it came later.
    """
    requests = list(claim.reply_requests.select_related("party", "source").prefetch_related("questions"))
    declined = [request.party for request in requests if request.outcome == ReplyOutcome.DECLINED]
    spoke = anonymity.unnamed_voices(claim, declined) if declined else {}
    return tuple(_public(request, hidden=bool(spoke.get(request.party_id))) for request in requests)


def _public(request: ReplyRequest, *, hidden: bool) -> PublicReply:
    outcome = request.outcome or ""
    answer = request.source.excerpt if request.source and request.quotable else ""
    exchanges = tuple((row.text, row.answer) for row in request.questions.all() if answer and row.answer)
    who = ", ".join(word for word in (request.answered_by, request.answered_as) if word)
    return PublicReply(
        party=request.party.name,
        outcome="" if hidden and outcome == ReplyOutcome.DECLINED else outcome,
        answer="" if exchanges else answer or (request.note if outcome == ReplyOutcome.NOT_ASKED else ""),
        asked_at=request.sent_at,
        answered_by=who if answer else "",
        quoted=bool(answer) or request.source is None,
        exchanges=exchanges,
    )
