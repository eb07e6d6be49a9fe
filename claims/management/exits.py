"""How a command ends when it cannot do what it was asked: a sentence on standard error, and a number."""

import sys
from typing import NoReturn

from django.core.management.base import BaseCommand

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


def refuse(command: BaseCommand, refusal: Refusal) -> NoReturn:
    """End with the number of this kind of refusal."""
    command.stderr.write(str(refusal))
    sys.exit(next(code for kind, code in _OF_REFUSAL if isinstance(refusal, kind)))


def unusable(command: BaseCommand, sentence: str) -> NoReturn:
    """End because the arguments name nothing that is there."""
    command.stderr.write(sentence)
    sys.exit(UNUSABLE)
