"""The letters that ask one party, filled and ready to be copied."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.conf import settings
from django.utils.translation import override

from claims.domain.reply_templates import Letter
from claims.models import ReplyTemplate
from claims.queries.replies import Reply
from claims.web.presenters.ages import zoned


def written(templates: Sequence[ReplyTemplate]) -> Callable[[Reply], list[Letter]]:
    """What each template says to the party of a request: in the desk's language, whoever copies it."""

    def to(reply: Reply) -> list[Letter]:
        asked = reply.request
        values = {
            "party": asked.party.name,
            "claim": asked.claim.text,
            "questions": "\n".join(question.text for question in reply.questions),
            "deadline": _deadline(asked.deadline),
        }
        return [template.fields.filled(values) for template in templates]

    return to


def _deadline(at: datetime | None) -> str:
    with override(settings.LANGUAGE_CODE):
        return zoned(at) if at else ""
