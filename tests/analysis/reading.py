"""Short ways to ask what was found in a text."""

from claims.analysis.analyser import analyse
from claims.analysis.result import Analysis, Statement
from claims.domain.speech import StatementKind


def analysed(text: str) -> list[Statement]:
    """All statements of a short text in English, in reading order."""
    return list(analyse(text).statements)


def claims_in(text: str) -> list[Statement]:
    """The claims of a short text in English."""
    return [found for found in analyse(text).statements if found.kind is StatementKind.CLAIM]


def denials_in(text: str) -> list[Statement]:
    """The denials of a short text in English."""
    return [found for found in analyse(text).statements if found.kind is StatementKind.DENIAL]


def contents(text: str) -> list[str]:
    """What is claimed, word for word, in reading order."""
    return [found.content.of(text) for found in claims_in(text)]


def only(statements: list[Statement]) -> Statement:
    """The one statement there is."""
    (found,) = statements
    return found


def text_of_claim(analysis: Analysis, number: int) -> str:
    """The sentence by which the desk's list names a claim."""
    return next(group.text for group in analysis.claims if group.id == number)
