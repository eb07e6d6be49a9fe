"""What the link in a mail allows whoever holds it: to stop mail of that sort, and nothing else."""

from dataclasses import dataclass

from django.core import signing

from claims.domain.notices import NoticeKind
from claims.domain.refusals import Missing
from claims.domain.tongue import noted, say

SALT = "claims.mail.stop"
BROKEN = noted(
    "This link is not whole. Copy it from the mail again, or choose under Notices once you are signed in."
)


@dataclass(frozen=True, slots=True)
class Stop:
    """Whose mail is to stop: of one kind, or the daily one (None)."""

    user_id: int
    kind: NoticeKind | None


def token(stop: Stop) -> str:
    """It never expires: a mail may be read years later."""
    return signing.dumps([stop.user_id, stop.kind.value if stop.kind else None], salt=SALT)


def read(text: str) -> Stop:
    """Raises Missing where nobody here has signed it."""
    try:
        user_id, kind = signing.loads(text, salt=SALT)
        return Stop(int(user_id), NoticeKind(kind) if kind else None)
    except (signing.BadSignature, ValueError, TypeError):
        raise Missing(say(BROKEN)) from None
