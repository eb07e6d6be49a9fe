"""How a command ends: 0 done, and a number for each kind of refusal."""

from typing import NoReturn

from django.core.management.base import CommandError

from claims.domain.refusals import NotAllowed, Refusal, Stale

UNUSABLE = 2
NOT_ALLOWED = 3
STALE = 4
MISSING = 5

_OF_REFUSAL: tuple[tuple[type[Refusal], int], ...] = (
    (NotAllowed, NOT_ALLOWED),
    (Stale, STALE),
    (Refusal, MISSING),
)


def refuse(refusal: Refusal) -> NoReturn:
    """End with the refusal's sentence on standard error."""
    code = next(code for kind, code in _OF_REFUSAL if isinstance(refusal, kind))
    raise CommandError(str(refusal), returncode=code) from refusal


def unusable(sentence: str) -> NoReturn:
    """End because the arguments name nothing that is there."""
    raise CommandError(sentence, returncode=UNUSABLE)
