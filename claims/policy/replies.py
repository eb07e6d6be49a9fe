"""When a question, its deadline, its link and its outcome may be written."""

from datetime import datetime, timedelta

from claims.domain.evidence import ReplyOutcome
from claims.domain.refusals import Missing, WrongState
from claims.domain.tongue import noted, say
from claims.domain.wording import all_of
from claims.models import ReplyLink, ReplyRequest, Source

LONGEST_WAIT = timedelta(days=366)
ANSWERED_ALREADY = noted("The outcome of this question is recorded already.")


def check_open(request: ReplyRequest) -> None:
    if request.closed_at is not None:
        raise WrongState(say(ANSWERED_ALREADY))


def check_sent(sent_at: datetime, deadline: datetime, now: datetime) -> None:
    if sent_at > now:
        sentence = say("It cannot have been sent in the future; leave this empty if it is sent now.")
        raise Missing(sentence, {"sent_at": sentence})
    if deadline <= sent_at:
        sentence = say("The deadline must come after the question.")
        raise Missing(sentence, {"deadline": sentence})
    _check_within_a_year(deadline, now)


def check_later(request: ReplyRequest, deadline: datetime, now: datetime) -> None:
    if deadline <= now or (request.deadline is not None and deadline <= request.deadline):
        sentence = say("The new deadline must be later than the one before, and not over yet.")
        raise Missing(sentence, {"deadline": sentence})
    _check_within_a_year(deadline, now)


def check_outcome(outcome: ReplyOutcome, party: str, unnamed: list[str]) -> None:
    """`unnamed` are voices of the party that speak of the claim without being named.

    Whoever has spoken has not declined to comment, and saying so would mislead. That it sent no
    answer to our own question, or could not be reached, stays true and may be said.
    """
    if outcome is ReplyOutcome.NOT_ASKED:
        sentence = say("The question was put already; say how it ended.")
        raise Missing(sentence, {"outcome": sentence})
    if outcome is ReplyOutcome.DECLINED and unnamed:
        voices = all_of(f"“{name}”" for name in unnamed)
        sentence = say(
            "{voices} already spoke of this claim without being named, and is {party}, is "
            "controlled by it or is placed with it by the article: {party} cannot be said to "
            "have declined to comment. Say that no answer came, if that is so.",
            voices=voices,
            party=party,
        )
        raise Missing(sentence, {"outcome": sentence})


def check_link(link: ReplyLink, now: datetime) -> None:
    """Whether the party may still answer by this link. The sentence is for a stranger."""
    if link.request.source_id is not None:
        raise WrongState(say("This question was answered already; one answer is all that the link takes."))
    if link.revoked_at is not None:
        raise WrongState(say("The newsroom has withdrawn this link."))
    if link.request.closed_at is not None:
        raise WrongState(say("The newsroom has closed this question."))
    if link.expires_at <= now:
        raise WrongState(say("The time in which this link could be used is over."))


def check_words_stay(source: Source, excerpt: str | None) -> None:
    """What a party answered stays as it came. `excerpt` is None where the source would be removed."""
    reply = ReplyRequest.objects.filter(source=source).select_related("party").first()
    if reply is not None and excerpt != source.excerpt:
        raise WrongState(
            say("This is the answer of {party}: its words stay as they came.", party=reply.party.name)
        )


def _check_within_a_year(deadline: datetime, now: datetime) -> None:
    if deadline > now + LONGEST_WAIT:
        sentence = say("A deadline lies within a year; look at the year again.")
        raise Missing(sentence, {"deadline": sentence})
