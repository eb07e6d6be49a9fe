"""Which language a text is in, by its script, its commonest words and its letters. Sure only of English."""

import re
from collections import Counter

from claims.analysis.words.languages import FUNCTION_WORDS, OWN_LETTERS, SCRIPTS, SHARED_SCRIPTS

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
"""Code points looked at: enough for a ratio, few enough for a text of any size."""
_ENOUGH = 0.12
"""Share of words that speak for a language from which it is taken."""
_LETTERS = 0.5
"""What a word with a language's own letters counts, where one of its function words counts 1."""
_FEW_WORDS = 12
_PLAIN = 0.9
"""Share of words in plain letters from which a text of names may still be English."""
_KANA = 0.1
"""Share of kana among Japanese and Chinese letters from which they are Japanese."""
UNDETERMINED = "und"


def language_of(text: str) -> str:
    """An ISO 639-1 code, or "und". A text too short to tell counts as English if it is in plain letters."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if not words:
        return UNDETERMINED
    script = _script(sample)
    return _by_words(words) if script is None else script


def _script(sample: str) -> str | None:
    """The language of the script that most letters are in; None for Latin letters."""
    counted: Counter[str] = Counter()
    for char, times in Counter(char for char in sample if char.isalpha()).items():
        counted[_script_of(ord(char))] += times
    script = max(counted, key=lambda name: counted[name], default="latin")
    if script in ("ja", "zh"):
        return "ja" if counted["ja"] > _KANA * (counted["ja"] + counted["zh"]) else "zh"
    if script not in SHARED_SCRIPTS:
        return None if script == "latin" else script
    letters = set(sample)
    told = (code for code, own in SHARED_SCRIPTS[script] if own & letters or not own)
    return next(told, UNDETERMINED)


def _script_of(point: int) -> str:
    return next((name for name, first, last in SCRIPTS if first <= point <= last), "latin")


def _by_words(words: list[str]) -> str:
    foreign = [word for word in words if not word.isascii()]
    shares = {code: _share(code, words, foreign) for code in FUNCTION_WORDS}
    best = max(shares, key=lambda code: shares[code])
    if shares[best] >= _ENOUGH:
        return best
    plain = sum(word.isascii() for word in words) / len(words)
    few = len(words) < _FEW_WORDS and plain == 1.0
    return "en" if best == "en" and (few or (shares["en"] and plain >= _PLAIN)) else UNDETERMINED


def _share(code: str, words: list[str], foreign: list[str]) -> float:
    """How much of the text speaks for the language; `foreign` are the words with other than plain letters."""
    table, letters = FUNCTION_WORDS[code], OWN_LETTERS.get(code, frozenset())
    known = sum(word in table for word in words)
    own = sum(not (word in table or letters.isdisjoint(word)) for word in foreign)
    return (known + _LETTERS * own) / len(words)
