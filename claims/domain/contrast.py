"""Whether two claims in the same words say different things: another number, or the opposite.

Both must speak in the same words but for that. A day, a year or a bound (“more than 400”) makes two
claims that can both be so, and such are left alone.
"""

import re
from dataclasses import dataclass

from claims.domain.wording import comparable

FEWEST_WORDS = 6
"""Shorter frames (“they did not”) say too little to be set against each other."""

_CONTRACTED = (
    (re.compile(r"\bcan t\b|\bcannot\b"), "can not"),
    (re.compile(r"\bwon t\b"), "will not"),
    (re.compile(r"\b(\w+)n t\b"), r"\1 not"),
)
_NEGATIONS = frozenset({"not", "never", "no"})
_MONTH = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_NUMBER_WORD = re.compile(
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|million|billion|dozen"
)
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_BOUNDS = re.compile(
    r"\b(?:(?:more|less|fewer|greater) than|at least|at most|up to|over|under|above|below) #"
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A wording with its numbers (`#`) and its negation taken out, and what was taken out."""

    frame: str
    numbers: tuple[str, ...]
    negated: bool


def contrast(text: str) -> Contrast:
    words = comparable(text)
    for pattern, full in _CONTRACTED:
        words = pattern.sub(full, words)
    tokens = words.split()
    kept: list[str] = []
    numbers: list[str] = []
    negations = 0
    for at, token in enumerate(tokens):
        if token in _NEGATIONS:
            negations += 1
        elif not _is_number(token, tokens, at):
            kept.append(token)
        elif kept and kept[-1] == "#" and tokens[at - 1] not in _NEGATIONS:
            numbers[-1] += f" {token}"
        else:
            kept.append("#")
            numbers.append(token)
    return Contrast(" ".join(kept), tuple(numbers), negations % 2 == 1)


def frame_of(text: str) -> str:
    """What claims are looked up by that this one may contradict; blank where it says too little."""
    frame = contrast(text).frame
    return frame if len(frame.split()) >= FEWEST_WORDS else ""


def columns(text: str) -> dict[str, str]:
    """The words of a claim, made comparable, under the names of its columns."""
    return {"comparable_text": comparable(text), "frame": frame_of(text)}


def contradict(one: str, other: str) -> bool:
    """Whether both cannot be so. False wherever that is not plain from the words alone."""
    first, second = contrast(one), contrast(other)
    if first.frame != second.frame or len(first.frame.split()) < FEWEST_WORDS:
        return False
    if first.numbers == second.numbers:
        return first.negated != second.negated
    return not first.negated and not second.negated and not _BOUNDS.search(first.frame)


def _is_number(token: str, tokens: list[str], at: int) -> bool:
    """Whether this counts something. A year and a day of a month tell when, and stay."""
    if _NUMBER_WORD.fullmatch(token):
        return True
    if not any(mark.isdigit() for mark in token) or _YEAR.fullmatch(token):
        return False
    around = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    return not any(_MONTH.fullmatch(word) for word in around)
