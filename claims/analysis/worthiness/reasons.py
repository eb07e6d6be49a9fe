"""Why a span scores as it does, in words: what its tokens add, put together by what they are to a reader."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from claims.analysis.words import words
from claims.analysis.words.modality import OPINION
from claims.analysis.worthiness.scorer import Reading


class Ground(StrEnum):
    """What a score can stand on, as a reviewer reads it."""

    FIGURE = "gives a figure"
    COMPARISON = "compares"
    TIME = "says when"
    QUESTION = "asks a question"
    COURTESY = "is a courtesy"
    THOUGHT = "says what somebody thinks or hopes"
    OPINION = "is an opinion"
    TO_COME = "is about what may, will or should be"
    DEED = "says what was done"
    NAME = "names who or where"
    UNNAMED = "does not name who"
    STATE = "says what is so"
    SUBJECT = "is about"
    SHORT = "is only a few words"
    DENIED = "denied"
    DENIAL = "is a denial"
    REPEATED = "said more than once in the article"
    ANONYMOUS = "by somebody who is not named"


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground, the log-odds it adds, and the words of the text it lies in, which may be none."""

    ground: Ground
    adds: float
    words: str = ""


MOST = 3
_LEAST = 0.1
"""Log-odds below which a reason changes nothing that a reader would see."""
_MOST_WORDS = 5
_REACH = 3
"""Tokens after a figure in which the noun that it counts stands."""

_COMPARE = words("than compared double triple twice half most least fewest highest lowest record")
_WHEN = words(
    "year month week day decade century today yesterday tonight since ago monday tuesday wednesday thursday"
    " friday saturday sunday january february march april june july august september october november"
    " december"
)
_COUNTED = words("percent % per cent million billion trillion thousand hundred dozen dollar $ £ €")
_COURTESY = words("thank thanks please welcome hello hi goodbye congratulations sorry")
_THOUGHT = words("think believe hope feel wish guess love like want wonder suppose")
_YEARS = range(1500, 2100)
_ATTRIBUTES: list[int | str] = ["LOWER", "LEMMA", "TAG", "DEP", "HEAD"]
_BY_TAG = {
    "CD": Ground.FIGURE, "JJR": Ground.COMPARISON, "RBR": Ground.COMPARISON, "JJS": Ground.COMPARISON,
    "RBS": Ground.COMPARISON, "UH": Ground.COURTESY, "MD": Ground.TO_COME, "VBD": Ground.DEED,
    "VBN": Ground.DEED, "NNP": Ground.NAME, "NNPS": Ground.NAME, "VBZ": Ground.STATE, "VBP": Ground.STATE,
    "VB": Ground.STATE, "VBG": Ground.STATE, "NN": Ground.SUBJECT, "NNS": Ground.SUBJECT,
    "JJ": Ground.SUBJECT,
}  # fmt: skip
_BY_WORD = (
    (frozenset({"?"}), Ground.QUESTION),
    (_COURTESY, Ground.COURTESY),
    (_COUNTED, Ground.FIGURE),
    (_COMPARE, Ground.COMPARISON),
    (_WHEN, Ground.TIME),
    (_THOUGHT, Ground.THOUGHT),
    (OPINION, Ground.OPINION),
)


def reasons_of(reading: Reading, doc: Doc) -> list[Reason]:
    """What each ground adds to the log-odds of an ordinary sentence; what adds hardly anything is left out.

    A token that is no ground by itself, such as an article or an auxiliary, counts to the word that it hangs
    on; what then still belongs to none gives no reason.
    """
    added = dict(zip(reading.places.tolist(), reading.added.tolist(), strict=True))
    table = doc.to_array(_ATTRIBUTES)[reading.places].tolist()
    own = {
        place: _ground_of(*row[:4], doc.vocab.strings)
        for place, row in zip(reading.places.tolist(), table, strict=True)
    }
    heads = reading.places + np.array([row[4] for row in table], dtype=np.uint64).astype(np.int64)
    found: dict[Ground, list[int]] = {}
    for (place, alone), head in zip(own.items(), heads.tolist(), strict=True):
        ground = alone or own.get(head)
        if ground is not None:
            found.setdefault(ground, []).append(place)
    reasons = []
    for ground, places in found.items():
        total = sum(added[place] for place in places)
        if abs(total) >= _LEAST:
            plain = [place for place in places if own[place] is ground]
            best = max(plain, key=added.__getitem__) if total > 0 else min(plain, key=added.__getitem__)
            first, last = _run(best, places, plain)
            if ground in (Ground.FIGURE, Ground.COMPARISON):
                last = _counted(doc, last, added)
            reasons.append(Reason(ground, total, doc[first : last + 1].text))
    return reasons


def told(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The strongest three in words; those of one ground are one, and what lowers the score says so."""
    together: dict[Ground, Reason] = {}
    for one in reasons:
        known = together.get(one.ground)
        together[one.ground] = (
            Reason(one.ground, known.adds + one.adds, known.words or one.words) if known else one
        )
    strongest = sorted(together.values(), key=lambda one: -abs(one.adds))[:MOST]
    return tuple(_told(one) for one in strongest if abs(one.adds) >= _LEAST)


def _told(reason: Reason) -> str:
    quoted = reason.words
    if reason.ground is Ground.DENIED:
        text = f"denied by {quoted}" if quoted else "denied in the article"
    elif reason.ground is Ground.SUBJECT:
        text = f"is about “{quoted}”"
    else:
        text = f"{reason.ground} (“{quoted}”)" if quoted else str(reason.ground)
    return text if reason.adds > 0 else f"{text}: lowers"


@lru_cache(maxsize=4_096)
def _ground_of(word_id: int, lemma_id: int, tag_id: int, dep_id: int, strings: StringStore) -> Ground | None:
    """What one token is to a reader, by its word and then by its tag."""
    word, lemma = strings[word_id], strings[lemma_id].lower()
    tag, dep = strings[tag_id], strings[dep_id]
    if dep in ("aux", "auxpass") and tag != "MD":
        return None
    if word.isdigit() and int(word) in _YEARS:
        return Ground.TIME
    for table, ground in _BY_WORD:
        if lemma in table or word in table:
            return ground
    if tag == "PRP":
        return Ground.THOUGHT if word in ("i", "me") else Ground.UNNAMED
    return Ground.STATE if lemma in ("be", "have") else _BY_TAG.get(tag)


def _run(best: int, places: Container[int], plain: Container[int]) -> tuple[int, int]:
    """First and last of the neighbouring tokens of one ground around the one that decides."""
    first = last = best
    while first - 1 in places and last - first + 1 < _MOST_WORDS:
        first -= 1
    while last + 1 in places and last - first + 1 < _MOST_WORDS:
        last += 1
    while last not in plain:
        last -= 1
    return first, last


def _counted(doc: Doc, last: int, inside: Container[int]) -> int:
    """Where the noun stands that a figure counts, or the figure itself."""
    for place in range(last + 1, last + 1 + _REACH):
        if place not in inside:
            break
        if doc[place].tag_ in ("NN", "NNS"):
            return place
    return last
