"""How much words ask to be checked, by hand: what scores where there are no weights."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.wording import numbers
from claims.analysis.worthiness.reasons import Ground, Reason

_ORDINARY = -0.2
_FIGURE = 0.6
_NAME = 0.25
_MOST_NAMES = 3
_SHORT = -0.7
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Guess:
    """Log-odds, not calibrated, and what they stand on."""

    log_odds: float
    reasons: list[Reason]


def read(tokens: Sequence[Token]) -> Guess:
    """Figures and names count for a statement, and hardly any words against it."""
    reasons = []
    figures = [token for token in tokens if numbers([token])]
    if figures:
        reasons.append(Reason(Ground.FIGURE, _FIGURE, figures[0].text))
    names = [token for token in tokens if _begins_name(token)]
    if names:
        reasons.append(Reason(Ground.NAME, _NAME * min(len(names), _MOST_NAMES), names[0].text))
    if len(tokens) < _FEWEST:
        reasons.append(Reason(Ground.SHORT, _SHORT))
    return Guess(_ORDINARY + sum(one.adds for one in reasons), reasons)


def _begins_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and (token.i == 0 or token.nbor(-1).pos_ != "PROPN")
